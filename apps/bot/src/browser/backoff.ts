const firstMs = 500
const mostMs = 60_000
/** A browser that was ready signed in well: customers wait for the next one, and the number isn't in danger so soon. */
const mostAfterReadyMs = 2_000
const readyEndsAtOnce = 5
const readyWithinMs = 10 * 60_000

/** How long to wait before the next browser. */
export interface Backoff {
  /** @param wasReady the one that ended had been ready */
  next(wasReady: boolean): number
}

/**
 * Browsers that never get ready wait twice as long each time. Those that were and died are opened anew within seconds,
 * up to five in ten minutes; more of them are a storm, and signing in over and over is what gets a number banned.
 */
export function createBackoff(now: () => number = Date.now): Backoff {
  let failures = 0
  let readyEnds: number[] = []
  return {
    next: wasReady => {
      if (!wasReady) {
        failures += 1
        return Math.min(firstMs * 2 ** (failures - 1), mostMs)
      }
      failures = 0
      readyEnds = [...readyEnds.filter(at => at > now() - readyWithinMs), now()]
      const most = readyEnds.length <= readyEndsAtOnce ? mostAfterReadyMs : mostMs
      return Math.min(firstMs * 2 ** (readyEnds.length - 1), most)
    },
  }
}
