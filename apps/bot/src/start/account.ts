import { setTimeout as delay } from 'node:timers/promises'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Account } from '@comanda/shared/accounts/types.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { Config } from '@comanda/shared/config/config.js'
import type { Statements } from '@comanda/shared/database/connect.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { Run } from './database.js'
import { lookAgainMs, untilDone } from './until-done.js'

/** The account to drive: the one named, or the only one. @returns undefined while there is none to choose */
async function findAccount(config: Config, db: Statements): Promise<Account | undefined> {
  const accounts = createAccountRepository(db)
  if (config.bot.accountId !== undefined) return accounts.find(config.bot.accountId)
  const all = await accounts.all()
  return all.length === 1 ? all[0] : undefined
}

export async function waitForAccount(config: Config, run: Run, logger: Logger): Promise<Account> {
  for (let said = false; ; said = true) {
    const account = await untilDone('the database', logger, () => run(db => findAccount(config, db)))
    if (account !== undefined) return account
    if (!said)
      logger.info('waiting: no account to drive (make a business, or set BOT_ACCOUNT to one of several)')
    await delay(lookAgainMs)
  }
}

/** Whose number it is. */
export const findShop = ({ businessId }: Account, run: Run, logger: Logger): Promise<Business | undefined> =>
  untilDone('the database', logger, () => run(db => createBusinessRepository(db).find(businessId)))
