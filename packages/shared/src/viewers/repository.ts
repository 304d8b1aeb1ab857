import { whatsAppColumn } from '../accounts/repository.js'
import type { WhatsAppState } from '../accounts/types.js'
import { type BusinessRow, toBusiness } from '../businesses/repository.js'
import type { Database } from '../database/connect.js'
import { prepare, runPrepared } from '../database/statements.js'
import { type MemberRow, toMember } from '../members/repository.js'
import { lacksSecondFactor } from '../second-factors/repository.js'
import type { SessionContent } from '../sessions/repository.js'
import { utcNow } from '../sessions/utc.js'
import { versionColumns } from '../versions/repository.js'
import type { Versions } from '../versions/types.js'
import type { Viewer } from './types.js'

interface ViewerRow {
  sess: SessionContent
  expires_in_ms: number
  member: MemberRow | null
  business: BusinessRow | null
  versions: Versions
  unfolded: number
  people_waiting: number
  messages_waiting: number
  newest_order: number
  has_orders: boolean
  untold: number
  lacks_second_factor: boolean
  has_other_shops: boolean
  whats_app: WhatsAppState | null
}

/** A browser's session, and who is behind it where somebody is signed in by a login that still opens the membership. */
export interface FoundSession {
  content: SessionContent
  /** when it ends unless it is used */
  expiresInMs: number
  viewer: Viewer | undefined
  /** changes of the business that wait to be folded; each look reads them */
  unfolded: number
}

const findStatement = prepare(
  `select s.sess, cast(extract(epoch from s.expire - ${utcNow}) * 1000 as double precision) as expires_in_ms,
   case when m.id is not null then json_build_object('id', m.id, 'user_id', m.user_id,
     'business_id', m.business_id, 'email', lower(u.email), 'role', m.role, 'login_id', m.login_id) end as member,
   to_json(b) as business, ${versionColumns},
   waiting.people as people_waiting, waiting.messages as messages_waiting,
   b.last_order_number - b.imported_orders as newest_order, b.last_order_number > 0 as has_orders, ${whatsAppColumn} as whats_app,
   coalesce(${lacksSecondFactor}, false) as lacks_second_factor,
   (
     select count(*) from audit_events a
     where a.subject_id = m.id and a.is_told and a.at > m.told_until
       and a.browser is distinct from s.sess->>'browser'
   ) as untold,
   exists (
     select 1 from members e
     where e.login_id = m.login_id and e.business_id <> m.business_id and e.removed_at is null
   ) as has_other_shops
 from sessions s
   left join (members m join logins l on l.id = m.login_id)
     on m.id = cast(s.sess->>'memberId' as bigint)
     and m.business_id = cast(s.sess->>'businessId' as bigint)
     and l.id = cast(s.sess->>'loginId' as bigint)
     and l.version = cast(s.sess->>'loginVersion' as integer) and m.removed_at is null
   left join users u on u.id = m.user_id
   left join businesses b on b.id = m.business_id
   left join lateral (
     select count(distinct contact_id) as people, count(*) as messages from handovers
     where business_id = b.id and closed_at is null
   ) waiting on true
 where s.sid = :sessionId and s.expire > ${utcNow}`,
)

function toViewer(row: ViewerRow): Viewer | undefined {
  if (row.member === null || row.business === null) return undefined
  return {
    member: toMember(row.member),
    business: toBusiness(row.business),
    versions: row.versions,
    peopleWaiting: row.people_waiting,
    messagesWaiting: row.messages_waiting,
    hasOrders: row.has_orders,
    newestOrder: row.newest_order,
    untold: row.untold,
    lacksSecondFactor: row.lacks_second_factor,
    hasOtherShops: row.has_other_shops,
    whatsApp: row.whats_app ?? undefined,
  }
}

export type ViewerRepository = ReturnType<typeof createViewerRepository>

/** What every request asks first, in one statement: all of it is of one moment, and nothing of it is ever cached. */
export function createViewerRepository(db: Database) {
  return {
    /** @returns undefined where there is no such session or it has expired */
    async find(sessionId: string): Promise<FoundSession | undefined> {
      const [row] = await runPrepared<ViewerRow>(db, findStatement, { sessionId })
      if (row === undefined) return undefined
      return {
        content: row.sess,
        expiresInMs: row.expires_in_ms,
        viewer: toViewer(row),
        unfolded: row.unfolded,
      }
    },
  }
}
