import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { createRestartRepository } from '@comanda/shared/restarts/repository.js'
import type { CommandContext } from '../context.js'
import type { Outcome } from '../output.js'
import { shopTime } from '../shop-time.js'

async function accountStatus({ config, db }: CommandContext, accountId: number) {
  const { restartBudget, restartBudgetWindowMs } = config.bot
  const account = await createAccountRepository(db).find(accountId)
  return {
    account: accountId,
    state: account?.state,
    since: account?.stateAt,
    waitingUntil:
      account?.waitingUntil !== undefined && account.waitingUntil > new Date()
        ? account.waitingUntil
        : undefined,
    restarts: await createRestartRepository(db).countWithin(accountId, restartBudgetWindowMs),
    restartBudget: Number.isFinite(restartBudget) ? restartBudget : undefined,
    lastProof: account?.lastProofAt,
    messagesWaiting: (await createInboxRepository(db).countByStatus(accountId)).pending ?? 0,
    repliesWaiting: await createOutboxRepository(db).countOpen(accountId),
  }
}

async function businessStatus(
  context: CommandContext,
  business: { id: number; slug: string; menuVersion: number; timeZone: string },
) {
  const { db } = context
  const account = await createAccountRepository(db).ofBusiness(business.id)
  return {
    business: business.slug,
    menuVersion: business.menuVersion,
    timeZone: business.timeZone,
    ...(account && (await accountStatus(context, account.id))),
    handovers: await createHandoverRepository(db).countWaiting(business.id),
    orders: await createOrderRepository(db).countByStatus(business.id),
  }
}

type BusinessStatus = Awaited<ReturnType<typeof businessStatus>>

function describeMenu({ business, menuVersion }: BusinessStatus): string {
  if (menuVersion > 0) return `version ${menuVersion}`
  return `none: npm run ops -- menu import MENU.json --business ${business}`
}

function describeState({ state, since, waitingUntil, timeZone }: BusinessStatus): string {
  if (waitingUntil !== undefined) {
    return `waiting until ${shopTime(waitingUntil, timeZone)}: the restart budget is used up`
  }
  return `${state ?? 'no account'}${since ? ` since ${since.toISOString()}` : ''}`
}

function describe(status: BusinessStatus): string {
  const orders = Object.entries(status.orders).map(([name, count]) => `${count} ${name}`)
  return [
    `${status.business}`,
    `  WhatsApp   ${describeState(status)}`,
    `  last proof ${status.lastProof?.toISOString() ?? 'none so far'}`,
    `  restarts   ${status.restarts ?? 0}${status.restartBudget === undefined ? '' : ` of ${status.restartBudget}`} in the last hour`,
    `  menu       ${describeMenu(status)}`,
    `  waiting    ${status.messagesWaiting ?? 0} messages, ${status.repliesWaiting ?? 0} replies, ${status.handovers} for a person`,
    `  orders     ${orders.join(', ') || 'none so far'}`,
  ].join('\n')
}

/** `ops status`: how each business and its account are. */
export async function showStatus(context: CommandContext): Promise<Outcome> {
  const businesses = await createBusinessRepository(context.db).all()
  const statuses: BusinessStatus[] = []
  for (const business of businesses) statuses.push(await businessStatus(context, business))
  const none = 'No business so far. Make one with: npm run ops -- business create --help'
  return { data: statuses, text: statuses.map(describe).join('\n\n') || none }
}
