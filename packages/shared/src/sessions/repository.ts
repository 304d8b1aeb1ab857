import type { Database } from '../database/connect.js'
import { queryRows } from '../database/rows.js'
import type { Member, Role } from '../members/types.js'
import { utcNow } from './utc.js'

/** What a browser's session holds: JSON. A signed-in one has a `userId`. */
export type SessionContent = Record<string, unknown>

export type SessionRepository = ReturnType<typeof createSessionRepository>

const utcFromMs = "(to_timestamp(cast(:expiresAtMs as double precision) / 1000) at time zone 'UTC')"

const sessionKey = "encode(sha256(convert_to(sid, 'UTF8')), 'hex')"

/** Browsers' sessions. They belong to a person, not to a business. */
export function createSessionRepository(db: Database) {
  return {
    /** Who is behind these sessions now; those that ended, or whose person left, aren't among them. */
    async members(
      sessionIds: readonly string[],
    ): Promise<Map<string, Pick<Member, 'id' | 'businessId' | 'role'>>> {
      const rows = await queryRows<{ sid: string; id: number; business_id: number; role: Role }>(
        db,
        `select s.sid, m.id, m.business_id, m.role from sessions s
           join members m on m.id = cast(s.sess->>'memberId' as bigint)
             and m.business_id = cast(s.sess->>'businessId' as bigint)
             and m.user_id = cast(s.sess->>'userId' as bigint)
         where s.sid = any(:sessionIds) and s.expire > ${utcNow}`,
        { sessionIds: [...sessionIds] },
      )
      return new Map(rows.map(({ sid, business_id, ...row }) => [sid, { ...row, businessId: business_id }]))
    },

    async save(sessionId: string, content: SessionContent, expiresAt: Date): Promise<void> {
      await db.raw(
        `insert into sessions (sid, sess, expire) values (:sessionId, :content, ${utcFromMs})
         on conflict (sid) do update set sess = excluded.sess, expire = excluded.expire`,
        { sessionId, content: JSON.stringify(content), expiresAtMs: expiresAt.getTime() },
      )
    },

    async delete(sessionId: string): Promise<void> {
      await db.raw('delete from sessions where sid = :sessionId', { sessionId })
    },

    /** Signs a person out everywhere. */
    async deleteOfUser(userId: number): Promise<void> {
      await db.raw("delete from sessions where sess->>'userId' = :userId", { userId: String(userId) })
    },

    /** Where a person is signed in, the newest first. `key` names a session without giving it away. */
    async ofUser(userId: number): Promise<{ key: string; content: SessionContent }[]> {
      const rows = await queryRows<{ key: string; sess: SessionContent }>(
        db,
        `select ${sessionKey} as key, sess from sessions
         where sess->>'userId' = :userId and expire > ${utcNow} order by expire desc limit 100`,
        { userId: String(userId) },
      )
      return rows.map(row => ({ key: row.key, content: row.sess }))
    },

    /** Signs a person out in one browser. */
    async deleteOneOfUser(userId: number, key: string): Promise<void> {
      await db.raw(`delete from sessions where sess->>'userId' = :userId and ${sessionKey} = :key`, {
        userId: String(userId),
        key,
      })
    },

    /** Signs a member out everywhere who has left. */
    async deleteOfMember(memberId: number): Promise<void> {
      await db.raw("delete from sessions where sess->>'memberId' = :memberId", { memberId: String(memberId) })
    },

    async deleteExpired(): Promise<void> {
      await db.raw(`delete from sessions where expire <= ${utcNow}`)
    },
  }
}
