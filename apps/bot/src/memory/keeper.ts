import type { Logger } from '@comanda/shared/logging/logger.js'
import type { MemoryRepository } from '@comanda/shared/memory/repository.js'
import type { MemoryDecision, MemorySample } from '@comanda/shared/memory/types.js'

/** While the database is away: enough for an hour at the fastest pace. */
const waitingAtMost = 250
const thinEveryMs = 3_600_000

export interface Keeper {
  keepSample(sample: MemorySample): void
  keepDecision(decision: MemoryDecision): void
  /** Resolves when nothing is being written. */
  idle(): Promise<void>
}

/** Writes samples and decisions down, in order. What the database doesn't take now waits for the next one. */
export function createKeeper(options: {
  repository: Pick<MemoryRepository, 'addSample' | 'addDecision' | 'thin'>
  accountId: number
  keepDays: number
  now: () => Date
  logger: Logger
}): Keeper {
  const { repository, accountId, keepDays, now, logger } = options
  const waiting: (() => Promise<void>)[] = []
  let writing: Promise<void> = Promise.resolve()
  let isWriting = false
  let thinnedAt = Number.NEGATIVE_INFINITY

  async function write(): Promise<void> {
    try {
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        await next()
        waiting.shift()
      }
      if (now().getTime() - thinnedAt < thinEveryMs) return
      thinnedAt = now().getTime()
      await repository.thin(accountId, now(), keepDays)
    } catch (error) {
      logger.warn({ err: error, waiting: waiting.length }, 'could not keep what memory was seen to be')
    }
  }

  function keep(work: () => Promise<void>): void {
    waiting.push(work)
    if (waiting.length > waitingAtMost) waiting.shift()
    if (isWriting) return
    isWriting = true
    writing = write().finally(() => {
      isWriting = false
    })
  }

  return {
    keepSample: sample => keep(() => repository.addSample(sample)),
    keepDecision: decision => keep(() => repository.addDecision(decision)),
    idle: () => writing,
  }
}
