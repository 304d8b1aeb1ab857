import type { Database } from '../database/connect.js'
import { queryRow } from '../database/rows.js'

/** What a browser's session holds: JSON. A signed-in one has a `userId`. */
export type SessionContent = Record<string, unknown>

export type SessionRepository = ReturnType<typeof createSessionRepository>

// the column has no time zone, so both sides are said in UTC
const utcNow = "(now() at time zone 'UTC')"
const utcFromMs = "(to_timestamp(cast(:expiresAtMs as double precision) / 1000) at time zone 'UTC')"

/** Browsers' sessions. They belong to a person, not to a business. */
export function createSessionRepository(db: Database) {
  return {
    /** @returns undefined where there is none or it has expired */
    async find(sessionId: string): Promise<SessionContent | undefined> {
      const row = await queryRow<{ sess: SessionContent }>(
        db,
        `select sess from sessions where sid = :sessionId and expire > ${utcNow}`,
        { sessionId },
      )
      return row?.sess
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

    async deleteExpired(): Promise<void> {
      await db.raw(`delete from sessions where expire <= ${utcNow}`)
    },
  }
}
