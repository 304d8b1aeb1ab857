import { setTimeout as wait } from 'node:timers/promises'
import { isDatabaseUnavailable } from '@comanda/shared/database/errors.js'
import type { Logger } from '@comanda/shared/logging/logger.js'

const delayMs = { first: 500, most: 5_000 }

/** Does the work once the database is there; an error of any other kind is thrown at once. */
export async function onceDatabaseAnswers<Result>(
  work: () => Promise<Result>,
  logger: Logger,
): Promise<Result> {
  for (let delay = delayMs.first; ; delay = Math.min(delay * 2, delayMs.most)) {
    try {
      return await work()
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error
      logger.warn({ err: error, delayMs: delay }, 'the database is not there yet')
      await wait(delay)
    }
  }
}
