import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import type { Statements } from '@comanda/shared/database/connect.js'
import { createDatabaseRepository } from '@comanda/shared/database/repository.js'
import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import type { Seen } from './watch.js'

/** What the database says of the shop; that it answers at all is the first of it. */
export async function lookAtShop(
  db: Statements,
  accountId: number | undefined,
  isRunning: boolean,
  now: Date,
): Promise<Seen> {
  if (accountId === undefined) {
    await createDatabaseRepository(db).answer()
    return { account: undefined, waiting: undefined }
  }
  const account = await createAccountRepository(db).find(accountId)
  if (account === undefined || !isRunning) return { account, waiting: undefined }
  const waiting = await createHandoverRepository(db).longestWait(account.businessId)
  if (waiting === undefined) return { account, waiting }
  const business = await createBusinessRepository(db).find(account.businessId)
  // what knows of time zones is large, and a bot that only waits has no need of it
  const { isOpenAt } = await import('@comanda/shared/businesses/opening-hours.js')
  const isOpen = business !== undefined && isOpenAt(business, business.timeZone, now)
  return { account, waiting: isOpen ? waiting : undefined }
}
