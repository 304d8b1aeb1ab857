import type { Logger } from '@comanda/shared/logging/logger.js'
import type { VersionRepository } from '@comanda/shared/versions/repository.js'
import type { FoundSession } from '@comanda/shared/viewers/repository.js'

/** So many changes more cost a request nothing that one would notice. */
const fewUnfolded = 20
const pauseMs = 1_000

/**
 * Folds a business's changes where a request met more than a few, at most once a second, and never within a request.
 * A shop that nobody looks at costs nothing.
 */
export function createFolder(
  versions: Pick<VersionRepository, 'fold'>,
  logger: Logger,
): (found: Pick<FoundSession, 'unfolded'>) => void {
  let isResting = false
  return ({ unfolded }) => {
    if (unfolded <= fewUnfolded || isResting) return
    isResting = true
    setTimeout(() => {
      isResting = false
    }, pauseMs).unref()
    versions
      .fold()
      .catch((error: unknown) =>
        logger.warn({ err: error }, 'could not fold changes; the next request tries'),
      )
  }
}
