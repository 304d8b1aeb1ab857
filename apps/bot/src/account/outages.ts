import { setTimeout as delay } from 'node:timers/promises'
import type { AccountRepository } from '@comanda/shared/accounts/repository.js'
import type { InboxRepository } from '@comanda/shared/inbox/repository.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { OutageRepository } from '@comanda/shared/outages/repository.js'
import type { Outage } from '@comanda/shared/outages/types.js'

/** A browser that is relaunched is away for seconds; where nobody wrote meanwhile there is nothing to tell. */
const worthKeepingMs = 15_000
const lookMs = 1_000
/** What still waits then has its own way to be told. */
const settlesWithinMs = 120_000
const retryMs = 5_000

export interface Outages {
  /** It works again, and didn't since then. */
  over(beganAt: Date): void
  stop(): Promise<void>
}

/**
 * Once WhatsApp or the database is back, and what waited is answered or handed over: how long it was, what came
 * meanwhile, and what became of it.
 */
export function createOutages(options: {
  accountId: number
  accounts: Pick<AccountRepository, 'databaseNow' | 'find'>
  inbox: Pick<InboxRepository, 'oldestPending'>
  outages: OutageRepository
  /** older messages may still come to light */
  isCatchingUp: () => boolean
  onOutage: (outage: Outage) => void
  logger: Logger
}): Outages {
  const { accountId, accounts, inbox, outages, isCatchingUp, onOutage, logger } = options
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()

  const pause = (ms: number): Promise<unknown> =>
    delay(ms, undefined, { signal: stopping.signal }).catch(() => undefined)

  async function untilSettled(endedAt: Date): Promise<void> {
    const until = performance.now() + settlesWithinMs
    for (;;) {
      await pause(lookMs)
      if (stopping.signal.aborted || performance.now() > until) return
      const oldest = isCatchingUp() ? endedAt : await inbox.oldestPending(accountId)
      if (oldest === undefined || oldest > endedAt) return
    }
  }

  /** @param endedMs when it worked again, by this process's monotonic clock */
  async function tell(beganAt: Date, endedMs: number): Promise<void> {
    const databaseNow = await accounts.databaseNow()
    // what waited goes out at once: it left after the end, however late the database was asked
    const endedAt = new Date(databaseNow.getTime() - (performance.now() - endedMs))
    if (endedAt <= beganAt) return
    await untilSettled(endedAt)
    if (stopping.signal.aborted) return
    const aheadMs = (await accounts.find(accountId))?.clocksAhead?.databaseMs ?? 0
    const outage = await outages.count(accountId, { beganAt, endedAt }, aheadMs)
    if (outage.messages === 0 && endedAt.getTime() - beganAt.getTime() < worthKeepingMs) return
    await outages.keep(accountId, outage)
    logger.info({ ...outage }, 'an outage is over')
    onOutage(outage)
  }

  return {
    over: beganAt => {
      const endedMs = performance.now()
      running = running.then(async () => {
        while (!stopping.signal.aborted) {
          try {
            return await tell(beganAt, endedMs)
          } catch (error) {
            logger.warn({ err: error }, 'could not tell of an outage')
            await pause(retryMs)
          }
        }
      })
    },
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
