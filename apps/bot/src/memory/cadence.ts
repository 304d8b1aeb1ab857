import { timeTo } from '@comanda/shared/memory/slope.js'
import type { MemoryLevel, MemoryThresholds, Slope } from '@comanda/shared/memory/types.js'
import { nextThreshold } from './levels.js'

/** Looks before a threshold is reached at the present pace. */
const looksBefore = 4
/** Nearer to a threshold than this part of it is near. */
const near = 0.9
/** A sudden leak is seen within this part of the interval, though not each look is kept. */
const glancesInInterval = 5

export interface Cadence {
  nextLookMs: number
  /** whether the next look is to be kept although the interval isn't over */
  isKept: boolean
}

/** When to look again: seldom while all is well, often near a threshold or on a steep slope. */
export function cadenceOf(situation: {
  treeBytes: number
  thresholds: MemoryThresholds
  level: MemoryLevel
  /** over the last looks, however few */
  recent: Slope | undefined
  intervalMs: number
  fastestMs: number
}): Cadence {
  const { treeBytes, thresholds, level, recent, intervalMs, fastestMs } = situation
  const fastest = Math.min(fastestMs, intervalMs)
  const calmMs = Math.max(fastest, intervalMs / glancesInInterval)
  if (level === 'critical' || level === 'restart') return { nextLookMs: fastest, isKept: true }
  const next = nextThreshold(treeBytes, thresholds)
  const reachedInMs = timeTo(next, treeBytes, recent)
  const steepMs = reachedInMs === undefined ? calmMs : reachedInMs / looksBefore
  const nearMs = treeBytes >= next * near ? Math.max(fastest, calmMs / 2) : calmMs
  const nextLookMs = Math.max(fastest, Math.min(calmMs, steepMs, nearMs))
  return { nextLookMs, isKept: nextLookMs < calmMs }
}
