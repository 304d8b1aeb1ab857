import type { Start } from '../../restarts/types.js'
import { slopeOf } from '../slope.js'
import type { MemoryAction, MemoryDecision, MemoryLevel, MemorySample, ProcessKind } from '../types.js'
import { processKinds } from '../types.js'
import type { Week } from './weeks.js'

/** Bytes. */
export interface Spread {
  median: number
  p95: number
  peak: number
}

export interface WeekReport {
  week: string
  from: Date
  until: Date
  isOver: boolean
  /** hours that samples stand for; a week has 168 */
  knownHours: number
  samples: number
  /** undefined where there is no sample: unknown isn't 0 */
  tree: Spread | undefined
  peakAt: Date | undefined
  kinds: Partial<Record<ProcessKind, Spread>>
  slopeBytesPerDay: number | undefined
  hoursAt: Record<MemoryLevel, number>
  reloads: number
  relaunches: number
  restarts: number
  /** the most starts within any window of the restart budget, and what it allows; Infinity: it is off */
  budget: { mostUsed: number; limit: number }
}

/** After a longer silence nobody knows what was: after two days a sample stands for 15 minutes. */
const standsAtMostMs = 20 * 60_000
const hourMs = 3_600_000

/** How long each sample stands for: the last days' are closer together, and so are those near a level. */
const standingMs = (samples: readonly MemorySample[], until: Date): number[] =>
  samples.map(({ at }, index) => {
    const next = samples[index + 1]?.at ?? until
    return Math.min(standsAtMostMs, Math.max(0, next.getTime() - at.getTime()))
  })

/** @param values each with how long it held */
function spreadOf(values: readonly { bytes: number; ms: number }[]): Spread | undefined {
  const sorted = values.toSorted((a, b) => a.bytes - b.bytes)
  const last = sorted.at(-1)
  if (last === undefined) return undefined
  const wholeMs = sorted.reduce((sum, { ms }) => sum + ms, 0)
  const at = (part: number): number => {
    let passedMs = 0
    const found = sorted.find(({ ms }) => {
      passedMs += ms
      return passedMs >= part * wholeMs
    })
    return (found ?? last).bytes
  }
  return { median: at(0.5), p95: at(0.95), peak: last.bytes }
}

function hoursAtLevels(
  samples: readonly MemorySample[],
  standing: readonly number[],
): Record<MemoryLevel, number> {
  const hours: Record<MemoryLevel, number> = { fine: 0, warning: 0, critical: 0, restart: 0 }
  for (const [index, { level }] of samples.entries()) hours[level] += (standing[index] ?? 0) / hourMs
  return hours
}

function mostWithin(starts: readonly Start[], windowMs: number): number {
  const counts = starts.map(
    ({ at: first }) =>
      starts.filter(({ at }) => at >= first && at.getTime() - first.getTime() <= windowMs).length,
  )
  return Math.max(0, ...counts)
}

/** @param input.samples, oldest first, of this week and others; so are decisions and starts */
export function weekReport(input: {
  week: Week
  samples: readonly MemorySample[]
  decisions: readonly MemoryDecision[]
  starts: readonly Start[]
  budget: { limit: number; windowMs: number }
  now: Date
}): WeekReport {
  const { week, budget, now } = input
  const isWithin = ({ at }: { at: Date }): boolean => at >= week.from && at < week.until
  const samples = input.samples.filter(isWithin)
  const starts = input.starts.filter(isWithin)
  const count = (wanted: MemoryAction): number =>
    input.decisions.filter(decision => isWithin(decision) && decision.what === wanted).length
  const standing = standingMs(samples, now < week.until ? now : week.until)
  const spread = (bytesOf: (sample: MemorySample) => number | undefined): Spread | undefined =>
    spreadOf(
      samples.flatMap((sample, index) => {
        const bytes = bytesOf(sample)
        return bytes === undefined ? [] : [{ bytes, ms: standing[index] ?? 0 }]
      }),
    )
  const tree = spread(sample => sample.tree.bytes)
  const hoursAt = hoursAtLevels(samples, standing)
  const perHour = slopeOf(samples.map(({ at, tree: { bytes } }) => ({ atMs: at.getTime(), bytes })))
  return {
    week: week.name,
    from: week.from,
    until: week.until,
    isOver: week.isOver,
    knownHours: Object.values(hoursAt).reduce((sum, hours) => sum + hours, 0),
    samples: samples.length,
    tree,
    peakAt: samples.find(sample => sample.tree.bytes === tree?.peak)?.at,
    kinds: Object.fromEntries(
      processKinds.flatMap(kind => {
        const ofKind = spread(sample => sample.tree.kinds[kind])
        return ofKind === undefined ? [] : [[kind, ofKind]]
      }),
    ),
    slopeBytesPerDay: perHour && perHour.bytesPerHour * 24,
    hoursAt,
    reloads: count('reloaded'),
    relaunches: count('relaunched'),
    restarts: starts.length,
    budget: { mostUsed: mostWithin(starts, budget.windowMs), limit: budget.limit },
  }
}
