import type { Statements } from '../database/connect.js'
import { queryRows } from '../database/rows.js'
import { type Incident, incidentSchema } from './types.js'

export type AlertRepository = ReturnType<typeof createAlertRepository>

/** Incidents as the bot that saw them keeps them; its own file has the same. */
export function createAlertRepository(db: Statements) {
  return {
    /** Newest first. One that this version doesn't understand is left out. */
    async latest(accountId: number, most: number): Promise<Incident[]> {
      const rows = await queryRows<{ state: unknown }>(
        db,
        'select state from alerts where account_id = :accountId order by since desc, id limit :most',
        { accountId, most },
      )
      return rows.flatMap(({ state }) => {
        const parsed = incidentSchema.safeParse(state)
        return parsed.success ? [parsed.data] : []
      })
    },

    /** A row that is newer stays. */
    async save(accountId: number, incidents: readonly Incident[]): Promise<void> {
      for (const incident of incidents) {
        const { id, kind, level, sinceMs, closedAtMs, version } = incident
        await db.raw(
          `insert into alerts (id, account_id, kind, level, since, closed_at, version, state)
           values (:id, :accountId, :kind, :level, :since, :closedAt, :version, :state)
           on conflict (id) do update set level = excluded.level, closed_at = excluded.closed_at,
             version = excluded.version, state = excluded.state
           where alerts.version < excluded.version`,
          {
            id,
            accountId,
            kind,
            level,
            since: new Date(sinceMs),
            closedAt: closedAtMs === undefined ? null : new Date(closedAtMs),
            version,
            state: JSON.stringify(incident),
          },
        )
      }
    },

    async forget(accountId: number, before: Date): Promise<void> {
      await db.raw('delete from alerts where account_id = :accountId and closed_at < :before', {
        accountId,
        before,
      })
    },
  }
}
