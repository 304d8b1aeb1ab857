import { timeTo } from '@comanda/shared/memory/slope.js'
import type {
  DecisionReason,
  MemoryAction,
  MemoryLevel,
  MemoryThresholds,
  Slope,
  TreeMemory,
} from '@comanda/shared/memory/types.js'
import { isAtLeast } from './levels.js'

/** What a step is known to be able to free must be so much of the tree, or it isn't worth its disturbance. */
const paysFrom = 0.15
/** Of V8's limit: below it a collection finds little that V8 wouldn't by itself. */
const heapIsFullFrom = 0.7
/** A slope over less time foretells nothing. */
const foresightFromHours = 2
const hourMs = 3_600_000

export interface Situation {
  nowMs: number
  before: MemoryLevel
  level: MemoryLevel
  tree: TreeMemory
  thresholds: MemoryThresholds
  heap: { usedBytes: number; limitBytes: number }
  slope: Slope | undefined
  /** the least that renderers, and all of the browser, held since it was opened; undefined: not known yet */
  least: { rendererBytes: number; browserBytes: number } | undefined
  /** the page is signed in, so it can be reloaded */
  isReady: boolean
  /** when each was done last */
  lastAt: Partial<Record<MemoryAction, number>>
  isQuiet(): boolean
  untilNextQuietMs(): number
  /** between two steps of the same force */
  coolDownMs: number
}

export interface Step {
  what: MemoryAction
  cause: DecisionReason['cause']
  criticalInHours?: number
}

export const rendererBytes = ({ kinds }: TreeMemory): number => kinds.renderer ?? 0
export const browserBytes = ({ bytes, kinds }: TreeMemory): number => bytes - (kinds.node ?? 0)

/**
 * What to do about the tree now: at most one step that disturbs (a reload, a relaunch, a restart), the gentlest first,
 * and none before the one before it had time to show its effect.
 */
export function stepsFor(situation: Situation): Step[] {
  const { nowMs, before, level, tree, thresholds, heap, lastAt, least, isReady, coolDownMs } = situation
  const settleMs = Math.min(coolDownMs / 10, 60_000)
  const since = (what: MemoryAction): number => nowMs - (lastAt[what] ?? Number.NEGATIVE_INFINITY)
  const isCool = (what: MemoryAction): boolean => since(what) >= coolDownMs
  const hasSettled = (...steps: readonly MemoryAction[]): boolean =>
    steps.every(what => since(what) >= settleMs)
  // beyond the restart's level there is no time for the gentle steps
  const isUrgent = level === 'restart'
  const settled =
    hasSettled('relaunched', 'asked_for_restart') && (isUrgent || hasSettled('cleaned', 'reloaded'))
  const reloadPays = rendererBytes(tree) - (least?.rendererBytes ?? 0) >= tree.bytes * paysFrom
  const relaunchPays = browserBytes(tree) - (least?.browserBytes ?? 0) >= tree.bytes * paysFrom
  // it was critical again, or still: this time it is the browser's turn
  const wasReloaded =
    since('reloaded') < Number.POSITIVE_INFINITY &&
    since('reloaded') <= Math.min(since('relaunched'), since('recovered'))
  const mayReload = isReady && reloadPays && !wasReloaded && isCool('reloaded') && isCool('relaunched')
  const mayRelaunch = relaunchPays && isCool('relaunched')

  function disturbing(): Step | undefined {
    if (!isAtLeast(level, 'critical') || !settled) return undefined
    if (!isUrgent && mayReload) return { what: 'reloaded', cause: 'level' }
    if (mayRelaunch) return { what: 'relaunched', cause: 'level' }
    if (isUrgent && isCool('asked_for_restart')) return { what: 'asked_for_restart', cause: 'level' }
    return undefined
  }

  /** In the quiet hours, before it falls into the busy ones. */
  function foreseen(): Step | undefined {
    const { slope, isQuiet, untilNextQuietMs } = situation
    if (isAtLeast(level, 'critical') || !isReady || !mayRelaunch) return undefined
    if (slope === undefined || slope.overHours < foresightFromHours || !isQuiet()) return undefined
    const criticalInMs = timeTo(thresholds.critical, tree.bytes, slope)
    if (criticalInMs === undefined || criticalInMs >= untilNextQuietMs()) return undefined
    return { what: 'relaunched', cause: 'foresight', criticalInHours: criticalInMs / hourMs }
  }

  const steps: Step[] = []
  if (level === 'fine') {
    if (before !== 'fine') steps.push({ what: 'recovered', cause: 'level' })
  } else {
    if (before === 'fine') steps.push({ what: 'warned', cause: 'level' })
    if (before === 'fine' || isCool('cleaned')) steps.push({ what: 'cleaned', cause: 'level' })
  }
  const isHeapFull = heap.usedBytes >= heap.limitBytes * heapIsFullFrom
  if (isAtLeast(level, 'critical') && isHeapFull && isCool('collected')) {
    steps.push({ what: 'collected', cause: 'level' })
  }
  // cleaned for the first time just now: perhaps that is enough
  const isFirstCleaning = before === 'fine' || since('cleaned') >= since('recovered')
  const last = (isFirstCleaning && !isUrgent ? undefined : disturbing()) ?? foreseen()
  return last === undefined ? steps : [...steps, last]
}
