import { setTimeout as delay } from 'node:timers/promises'
import { type AccountLock, takeAccountLock } from '@comanda/shared/accounts/lock.js'
import type { Config } from '@comanda/shared/config/config.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import { lookAgainMs, untilDone } from './until-done.js'

async function waitForLock(config: Config, accountId: number, logger: Logger): Promise<AccountLock> {
  for (let said = false; ; said = true) {
    const lock = await untilDone('the database', logger, () => takeAccountLock(config.database, accountId))
    if (lock !== undefined) return lock
    if (!said) logger.warn({ accountId }, 'waiting: another process drives this account')
    await delay(lookAgainMs)
  }
}

/** Takes the lock again whenever it is lost. Resolves where somebody else was quicker. */
async function keepLock(
  config: Config,
  first: AccountLock,
  accountId: number,
  logger: Logger,
): Promise<void> {
  for (let lock: AccountLock | undefined = first; lock !== undefined; ) {
    await lock.lost
    logger.warn('lost the lock on the account')
    lock = await untilDone('the database', logger, () => takeAccountLock(config.database, accountId))
  }
}

/**
 * Waits until the account is ours alone, and keeps it so over restarts of the database.
 * @param onTaken another process has it now: this one has to end at once
 */
export async function holdAccount(options: {
  config: Config
  accountId: number
  onTaken: () => void
  logger: Logger
}): Promise<void> {
  const { config, accountId, onTaken, logger } = options
  const lock = await waitForLock(config, accountId, logger)
  void keepLock(config, lock, accountId, logger).then(() => {
    logger.fatal({ accountId }, 'another process took the account')
    onTaken()
  })
}
