import type { Database } from '../../database/connect.js'
import { createRestartRepository } from '../../restarts/repository.js'
import { createMemoryRepository } from '../repository.js'
import { type WeekReport, weekReport } from './week-report.js'
import { weeksUntil } from './weeks.js'

/** The thinned samples as they are kept: nothing is joined. */
const everyMs = 1
const decisionsAtMost = 10_000

export interface MemoryReports {
  /** The running week and those before it, newest first. */
  weeks(of: { accountId: number; businessId: number; timeZone: string }, count: number): Promise<WeekReport[]>
}

export function createMemoryReports(options: {
  db: Database
  budget: { limit: number; windowMs: number }
  now?: () => Date
}): MemoryReports {
  const { db, budget, now = () => new Date() } = options
  const memory = createMemoryRepository(db)
  const restarts = createRestartRepository(db)
  return {
    weeks: async ({ accountId, businessId, timeZone }, count) => {
      const at = now()
      const weeks = weeksUntil(at, count, timeZone)
      const since = weeks.at(-1)?.from ?? at
      const [samples, decisions, starts] = await Promise.all([
        memory.samplesSince(accountId, businessId, since, everyMs),
        memory.decisionsSince(accountId, businessId, since, decisionsAtMost),
        restarts.since(accountId, businessId, since),
      ])
      return weeks.map(week => weekReport({ week, samples, decisions, starts, budget, now: at }))
    },
  }
}
