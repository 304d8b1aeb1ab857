import type { MemoryLevel } from '@comanda/shared/memory/types.js'
import type { Phase } from '../browser/supervisor.js'
import type { Health } from './server.js'

/** A page is asked several times a minute: silence for longer than this means trouble. */
const proofMs = 60_000
/** A browser opens within two minutes, also on a slow machine. However often it is opened anew, that isn't counted anew. */
const openingMs = 2 * 60_000
/** A process that answers so late is no use to anybody. */
const slowFromMs = 5_000

/**
 * How the bot is, for `/health`. Waiting for a person to scan the first code isn't trouble; a number that was linked
 * and shows a code again is.
 * @param state.notReadySince over all relaunches; undefined while it is ready or shows a code
 * @param state.isSignedOut the number was linked, and nobody took the link away on purpose
 * @param state.isImpaired the page can't send or hear
 */
export function healthOf(state: {
  phase: { is: Phase; since: Date } | undefined
  provedAt: Date | undefined
  notReadySince: Date | undefined
  isSignedOut: boolean
  isImpaired: boolean
  memory: MemoryLevel | undefined
  lagMs: number
  now: Date
}): Health['status'] {
  const { phase, provedAt, notReadySince, isSignedOut, isImpaired, memory, lagMs, now } = state
  if (memory === 'restart' || lagMs >= slowFromMs) return 'not ok'
  if (phase === undefined) return 'ok'
  const isOlder = (at: Date, ms: number): boolean => now.getTime() - at.getTime() > ms
  if (phase.is === 'pairing') return isSignedOut ? 'not ok' : 'waiting'
  if (isImpaired) return 'not ok'
  if (phase.is === 'ready') return isOlder(latest(provedAt, phase.since), proofMs) ? 'not ok' : 'ok'
  return isOlder(notReadySince ?? phase.since, openingMs) ? 'not ok' : 'ok'
}

const latest = (one: Date | undefined, other: Date): Date => (one !== undefined && one > other ? one : other)

const tickMs = 1_000

/** How late the process comes to what it is to do: 0 while it is idle, the length of what blocked it after that. */
export function watchResponsiveness(): { lagMs(): number; stop(): void } {
  let lastAt = performance.now()
  let worstMs = 0
  const timer = setInterval(() => {
    const at = performance.now()
    // a long block counts for some seconds, so that a look after it still sees it
    worstMs = Math.max(at - lastAt - tickMs, worstMs * 0.8, 0)
    lastAt = at
  }, tickMs)
  timer.unref()
  return { lagMs: () => worstMs, stop: () => clearInterval(timer) }
}
