import type { Database } from '../database/connect.js'
import { queryRows } from '../database/rows.js'
import type { Member, Role } from '../members/types.js'
import { lacksSecondFactor } from '../second-factors/repository.js'
import { utcNow } from './utc.js'

/** What a browser's session holds: JSON. A signed-in one has a `loginId`. */
export type SessionContent = Record<string, unknown>

export type SessionRepository = ReturnType<typeof createSessionRepository>

/** How long a session lasts: at most, and unused. */
export interface SessionLife {
  absoluteMs: number
  idleMs: number
}

const fromNow = (ms: string): string =>
  `(${utcNow} + cast(${ms} as double precision) * interval '1 millisecond')`

const sessionKey = "encode(sha256(convert_to(sid, 'UTF8')), 'hex')"

/** Browsers' sessions. They belong to a person, not to a business. */
export function createSessionRepository(db: Database) {
  return {
    /**
     * Who is behind these sessions now; those that ended, whose person left or has a second
     * factor to set up first, aren't among them.
     */
    async members(
      sessionIds: readonly string[],
    ): Promise<Map<string, Pick<Member, 'id' | 'businessId' | 'role'>>> {
      const rows = await queryRows<{ sid: string; id: number; business_id: number; role: Role }>(
        db,
        `select s.sid, m.id, m.business_id, m.role from sessions s
           join members m on m.id = cast(s.sess->>'memberId' as bigint)
             and m.business_id = cast(s.sess->>'businessId' as bigint)
             and m.login_id = cast(s.sess->>'loginId' as bigint) and m.removed_at is null
           join logins l on l.id = m.login_id and l.version = cast(s.sess->>'loginVersion' as integer)
           join businesses b on b.id = m.business_id and not ${lacksSecondFactor}
         where s.sid = any(:sessionIds) and s.expire > ${utcNow}`,
        { sessionIds: [...sessionIds] },
      )
      return new Map(rows.map(({ sid, business_id, ...row }) => [sid, { ...row, businessId: business_id }]))
    },

    /** A new session. It ends after `absoluteMs`, and before where it isn't used for `idleMs`. */
    async create(sessionId: string, content: SessionContent, life: SessionLife): Promise<void> {
      await db.raw(
        `insert into sessions (sid, sess, expire, ends_at)
         values (:sessionId, :content, ${fromNow(':idleMs')}, ${fromNow(':absoluteMs')})`,
        {
          sessionId,
          content: JSON.stringify(content),
          idleMs: Math.min(life.idleMs, life.absoluteMs),
          absoluteMs: life.absoluteMs,
        },
      )
    },

    /** Changes one that is there. One that was deleted stays deleted, whoever still holds it. */
    async update(sessionId: string, content: SessionContent): Promise<void> {
      await db.raw('update sessions set sess = :content where sid = :sessionId', {
        sessionId,
        content: JSON.stringify(content),
      })
    },

    /** It is used: it lasts for `idleMs` from now on, but not longer than it may at most. */
    async touch(sessionId: string, idleMs: number): Promise<void> {
      await db.raw(
        `update sessions set expire = least(${fromNow(':idleMs')}, ends_at)
         where sid = :sessionId and expire > ${utcNow}`,
        { sessionId, idleMs },
      )
    },

    async delete(sessionId: string): Promise<void> {
      await db.raw('delete from sessions where sid = :sessionId', { sessionId })
    },

    /** Signs out everywhere whoever came in by these logins. */
    async deleteOfLogins(loginIds: readonly number[], trx: Database = db): Promise<void> {
      await trx.raw("delete from sessions where sess->>'loginId' = any(:loginIds)", {
        loginIds: loginIds.map(String),
      })
    },

    /** Where a login is signed in, the newest first. `key` names a session without giving it away. */
    async ofLogin(loginId: number): Promise<{ key: string; content: SessionContent }[]> {
      const rows = await queryRows<{ key: string; sess: SessionContent }>(
        db,
        `select ${sessionKey} as key, sess from sessions
         where sess->>'loginId' = :loginId and expire > ${utcNow} order by expire desc limit 100`,
        { loginId: String(loginId) },
      )
      return rows.map(row => ({ key: row.key, content: row.sess }))
    },

    /** Signs a login out in one browser. @returns whether it was signed in there */
    async deleteOneOfLogin(loginId: number, key: string, trx: Database): Promise<boolean> {
      const rows = await queryRows(
        trx,
        `delete from sessions where sess->>'loginId' = :loginId and ${sessionKey} = :key returning 1`,
        { loginId: String(loginId), key },
      )
      return rows.length > 0
    },

    /** Signs out everywhere whoever looks at this membership's shop. */
    async deleteOfMember(memberId: number, trx: Database = db): Promise<void> {
      await trx.raw("delete from sessions where sess->>'memberId' = :memberId", {
        memberId: String(memberId),
      })
    },

    async deleteExpired(): Promise<void> {
      await db.raw(`delete from sessions where expire <= ${utcNow}`)
    },
  }
}
