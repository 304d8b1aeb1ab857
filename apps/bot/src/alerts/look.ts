import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import type { Statements } from '@comanda/shared/database/connect.js'
import { createDatabaseRepository } from '@comanda/shared/database/repository.js'
import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import { createPendingOrders } from '@comanda/shared/orders/pending/repository.js'
import type { Seen } from './watch.js'

const minuteMs = 60_000

/** What the database says of the shop; that it answers at all is the first of it. */
export async function lookAtShop(
  db: Statements,
  accountId: number | undefined,
  isRunning: boolean,
  now: Date,
): Promise<Seen> {
  if (accountId === undefined) {
    await createDatabaseRepository(db).answer()
    return { account: undefined, waiting: undefined, unaccepted: undefined }
  }
  const account = await createAccountRepository(db).find(accountId)
  if (account === undefined || !isRunning) return { account, waiting: undefined, unaccepted: undefined }
  const { businessId } = account
  const waiting = await createHandoverRepository(db).longestWait(businessId)
  const pending = await createPendingOrders(db).longest(businessId)
  if (waiting === undefined && pending === undefined) return { account, waiting, unaccepted: undefined }
  const business = await createBusinessRepository(db).find(businessId)
  // what knows of time zones is large, and a bot that only waits has no need of it
  const { openSince } = await import('@comanda/shared/businesses/opening-hours.js')
  const open = business && openSince(business, business.timeZone, now)
  if (business === undefined || open === undefined)
    return { account, waiting: undefined, unaccepted: undefined }
  const afterMs = business.unacceptedAfterMinutes * minuteMs
  // what was ordered before the shop opened is seen from then on
  const since = pending && new Date(Math.max(pending.since.getTime(), open.getTime()))
  const unaccepted = pending && since && { count: pending.count, since, afterMs }
  return { account, waiting, unaccepted }
}
