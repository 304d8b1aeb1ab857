import type { Logger } from '../../logging/logger.js'
import type { FoldingRepository } from './repository.js'

export interface StatisticsFolder {
  /** Waits for what is under way. */
  stop(): Promise<void>
}

/**
 * Adds what changed to the kept figures, each second. Any number of processes may: one at a time does. Figures are exact
 * without it, since readers add what waits; it keeps that little.
 */
export function createStatisticsFolder(options: {
  folding: FoldingRepository
  logger: Logger
  intervalMs?: number
}): StatisticsFolder {
  const { folding, logger, intervalMs = 1_000 } = options
  let underWay: Promise<void> | undefined
  let hasFailed = false

  async function fold(): Promise<void> {
    try {
      if (await folding.hasDeltas()) await folding.foldOnce()
      hasFailed = false
    } catch (error) {
      // an outage lasts many seconds, and is told by everything else too
      if (!hasFailed) logger.warn({ err: error }, 'could not fold the statistics; they wait')
      hasFailed = true
    } finally {
      underWay = undefined
    }
  }

  const timer = setInterval(() => {
    underWay ??= fold()
  }, intervalMs)

  return {
    stop: async () => {
      clearInterval(timer)
      await underWay
    },
  }
}
