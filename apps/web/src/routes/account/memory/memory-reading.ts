import type { MemoryDecision, MemorySample } from '@comanda/shared/memory/types.js'
import type { Start } from '@comanda/shared/restarts/types.js'
import type { Viewer } from '@comanda/shared/viewers/types.js'
import type { RouteDependencies } from '../../../dependencies.js'
import type { Period } from './period.js'

/** Of what was done about the memory, in a period. */
const decisionsAtMost = 500

export interface MemoryReading {
  /** of the period, oldest first */
  samples: readonly MemorySample[]
  /** the newest of all */
  last: MemorySample | undefined
  decisions: readonly MemoryDecision[]
  /** processes that opened a browser in the period */
  starts: readonly Start[]
  /** those that count for the restart budget */
  lately: readonly Start[]
}

const hourMs = 3_600_000

/** So that what is read stays the same for a while, though a period goes on with the clock. */
const roundedDown = (ms: number, toMs: number): Date => new Date(Math.floor(ms / toMs) * toMs)

/**
 * What the account page shows of the memory, through the cache: read from a little before the period begins; what lies
 * before it is left out afterwards.
 */
export const createMemoryReading =
  ({ services, settings, read }: RouteDependencies) =>
  async (viewer: Viewer, accountId: number, period: Period, at: Date): Promise<MemoryReading> => {
    const { lengthMs, stretchMs } = period
    const { windowMs } = settings.restartBudget
    const { id } = viewer.business
    const since = at.getTime() - lengthMs
    // a stretch is read whole, or its fullest sample might lie before the period
    const samplesFrom = roundedDown(since, stretchMs)
    const decisionsFrom = roundedDown(since, hourMs)
    const startsFrom = roundedDown(Math.min(since, at.getTime() - windowMs), hourMs)
    const life = 'statistics'
    const [held, happened] = await Promise.all([
      read(
        viewer,
        { name: 'memory', topics: ['memory'], parts: [accountId, samplesFrom, stretchMs], life },
        async () => {
          const [samples, last] = await Promise.all([
            services.memory.samplesSince(accountId, id, samplesFrom, stretchMs),
            services.memory.lastSample(accountId, id),
          ])
          return { samples, last }
        },
      ),
      read(
        viewer,
        { name: 'happenings', topics: ['happenings'], parts: [accountId, decisionsFrom, startsFrom], life },
        async () => {
          const [decisions, starts] = await Promise.all([
            services.memory.decisionsSince(accountId, id, decisionsFrom, decisionsAtMost),
            services.restarts.since(accountId, id, startsFrom),
          ])
          return { decisions, starts }
        },
      ),
    ])
    const within = <Entry extends { at: Date }>(entries: readonly Entry[], ms: number): Entry[] =>
      entries.filter(entry => entry.at.getTime() >= at.getTime() - ms)
    return {
      samples: within(held.samples, lengthMs),
      last: held.last,
      decisions: within(happened.decisions, lengthMs),
      starts: within(happened.starts, lengthMs),
      lately: within(happened.starts, windowMs),
    }
  }
