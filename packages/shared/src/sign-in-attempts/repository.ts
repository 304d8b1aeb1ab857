import type { Database } from '../database/connect.js'
import { requireRow } from '../database/rows.js'

export type SignInAttemptRepository = ReturnType<typeof createSignInAttemptRepository>

/** How often a password was tried, by a key of 32 bytes. */
export function createSignInAttemptRepository(db: Database) {
  return {
    /**
     * Counts a try before it is made, so that of many at once no more than allowed are made. A window begins with its
     * first try; tries that are refused don't lengthen it.
     * @returns ms until the next window where the tries of this one are used up, else 0
     */
    async take(key: Buffer, most: number, windowMs: number): Promise<number> {
      const row = await requireRow<{ count: number; wait_ms: number }>(
        db,
        `with taken as (
           insert into sign_in_attempts as a (key, count) values (:key, 1)
           on conflict (key) do update set
             count = case when a.started_at <= now() - :windowMs * interval '1 ms' then 1
               else least(a.count + 1, :most + 1) end,
             started_at = case when a.started_at <= now() - :windowMs * interval '1 ms' then now()
               else a.started_at end
           returning count, started_at
         ) select count, greatest(1, extract(epoch from started_at - now()) * 1000 + :windowMs)::float8 as wait_ms
           from taken`,
        { key, most, windowMs },
      )
      return row.count > most ? row.wait_ms : 0
    },

    /** The try was right: it doesn't count. */
    async giveBack(key: Buffer): Promise<void> {
      await db.raw('update sign_in_attempts set count = greatest(count - 1, 0) where key = :key', { key })
    },

    async deleteOlderThan(windowMs: number): Promise<void> {
      await db.raw(`delete from sign_in_attempts where started_at <= now() - :windowMs * interval '1 ms'`, {
        windowMs,
      })
    },
  }
}
