import type { Database } from '../database/connect.js'
import { queryRows } from '../database/rows.js'
import { type AuditEvent, type AuditKind, operator, type Requester } from './types.js'

interface EventRow {
  id: number
  at: Date
  what: AuditKind
  actor: string | null
  subject: string | null
  detail: string | null
  address: string | null
  user_agent: string | null
}

const toEvent = (row: EventRow): AuditEvent => ({
  id: row.id,
  at: row.at,
  what: row.what,
  actor: row.actor ?? undefined,
  subject: row.subject ?? undefined,
  detail: row.detail ?? undefined,
  address: row.address ?? undefined,
  userAgent: row.user_agent ?? undefined,
})

const eventColumns = `e.id, e.at, e.what, lower(au.email) as actor, lower(su.email) as subject, e.detail,
  e.address, e.user_agent`
const eventTables = `audit_events e
  left join members am on am.id = e.actor_id left join users au on au.id = am.user_id
  left join members sm on sm.id = e.subject_id left join users su on su.id = sm.user_id`

const placeOf = ({ address, userAgent, browser }: Requester) => ({
  address: address ?? null,
  userAgent: userAgent?.slice(0, 300) ?? null,
  browser: browser ?? null,
})

/** Of these a person is told on their next page, unless it was in the same browser. */
const toldKinds: readonly AuditKind[] = [
  'link_made',
  'role_changed',
  'password_changed',
  'factor_added',
  'factor_removed',
  'factor_failed',
  'factors_reset',
  'codes_made',
  'code_used',
]

export interface OfLogin {
  what: AuditKind
  detail?: string | undefined
  /** people are told of it, whatever it is */
  isTold?: boolean
}

export type AuditRepository = ReturnType<typeof createAuditRepository>

/** Written in the transaction of what they tell of, and never changed. */
export function createAuditRepository(db: Database) {
  return {
    async note(
      event: { businessId: number; what: AuditKind; subjectId?: number; detail?: string },
      by: Requester,
      trx: Database = db,
    ): Promise<void> {
      await trx.raw(
        `insert into audit_events
           (business_id, what, actor_id, subject_id, detail, address, user_agent, browser, is_told)
         values (:businessId, :what, :actorId, :subjectId, :detail, :address, :userAgent, :browser, :isTold)`,
        {
          businessId: event.businessId,
          what: event.what,
          actorId: by.memberId ?? null,
          subjectId: event.subjectId ?? null,
          detail: event.detail ?? null,
          isTold: toldKinds.includes(event.what),
          ...placeOf(by),
        },
      )
    },

    /** Of a login: at each shop that it opens, by the membership there. */
    async noteOfLogin(
      loginId: number,
      { what, detail, isTold = toldKinds.includes(what) }: OfLogin,
      by: Requester,
      trx: Database = db,
    ): Promise<void> {
      await trx.raw(
        `insert into audit_events
           (business_id, what, actor_id, subject_id, detail, address, user_agent, browser, is_told)
         select business_id, :what, case when :isOperator then null else id end, id, :detail, :address, :userAgent,
           :browser, :isTold
         from members where login_id = :loginId and removed_at is null`,
        {
          loginId,
          what,
          detail: detail ?? null,
          isTold,
          isOperator: by === operator,
          ...placeOf(by),
        },
      )
    },

    /** What a member hasn't been told yet, the newest first. @param browser where they look: its own isn't news there */
    async untold(memberId: number, browser: string | undefined, most: number): Promise<AuditEvent[]> {
      const rows = await queryRows<EventRow>(
        db,
        `select ${eventColumns} from ${eventTables}
         where e.subject_id = :memberId and e.is_told and e.at > sm.told_until
           and e.browser is distinct from :browser
         order by e.at desc limit :most`,
        { memberId, browser: browser ?? null, most },
      )
      return rows.map(toEvent)
    },

    /** Whoever has this login has seen what was told of it up to an event. */
    async markTold(loginId: number, memberId: number, eventId: number): Promise<void> {
      await db.raw(
        `update members set told_until = greatest(told_until, e.at) from audit_events e
         where members.login_id = :loginId and e.id = :eventId and e.subject_id = :memberId`,
        { loginId, memberId, eventId },
      )
    },

    /** Somebody tried a password for the address: at each shop where it opens something. */
    async noteFailure(email: string, by: Requester): Promise<void> {
      await db.raw(
        `insert into audit_events (business_id, what, subject_id, address, user_agent)
         select m.business_id, 'sign_in_failed', m.id, :address, :userAgent
         from members m join users u on u.id = m.user_id
         where lower(u.email) = lower(:email) and m.login_id is not null and m.removed_at is null`,
        { email, ...placeOf(by) },
      )
    },

    /** Of a shop, the newest first. @param before an event's id */
    async ofBusiness(
      businessId: number,
      { before, most }: { before: number | undefined; most: number },
    ): Promise<AuditEvent[]> {
      const rows = await queryRows<EventRow>(
        db,
        `select ${eventColumns} from ${eventTables}
         where e.business_id = :businessId and e.id < :before order by e.id desc limit :most`,
        { businessId, before: before ?? Number.MAX_SAFE_INTEGER, most },
      )
      return rows.map(toEvent)
    },

    /** What concerns a member, the newest first. */
    async ofMember(businessId: number, memberId: number, most: number): Promise<AuditEvent[]> {
      const rows = await queryRows<EventRow>(
        db,
        `select ${eventColumns} from ${eventTables}
         where e.business_id = :businessId and e.subject_id = :memberId order by e.id desc limit :most`,
        { businessId, memberId, most },
      )
      return rows.map(toEvent)
    },

    async deleteOlderThan(days: number): Promise<void> {
      await db.raw(`delete from audit_events where at < now() - :days * interval '1 day'`, { days })
    },
  }
}
