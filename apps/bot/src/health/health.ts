import type { MemoryLevel } from '@comanda/shared/memory/types.js'
import type { Phase } from '../browser/supervisor.js'
import type { Health } from './server.js'

/** A page is asked several times a minute, and a browser opens within two: longer than this means trouble. */
const patienceMs = 5 * 60_000
/** A process that answers so late is no use to anybody. */
const slowFromMs = 5_000

/** How the bot is, for `/health`. Waiting for a person to scan the code isn't trouble. */
export function healthOf(state: {
  phase: { is: Phase; since: Date } | undefined
  provedAt: Date | undefined
  memory: MemoryLevel | undefined
  lagMs: number
  now: Date
}): Health['status'] {
  const { phase, provedAt, memory, lagMs, now } = state
  if (memory === 'restart' || lagMs >= slowFromMs) return 'not ok'
  if (phase === undefined) return 'ok'
  const isOld = (at: Date): boolean => now.getTime() - at.getTime() > patienceMs
  if (phase.is === 'pairing') return 'waiting'
  if (phase.is === 'ready') return isOld(provedAt ?? phase.since) ? 'not ok' : 'ok'
  return isOld(phase.since) ? 'not ok' : 'ok'
}

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
