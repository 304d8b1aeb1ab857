import { describeClocks } from '@comanda/shared/accounts/clocks.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import { shopTime } from '@comanda/shared/businesses/shop-time.js'
import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import { describeDecision, describeSlope, megabytes } from '@comanda/shared/memory/describe.js'
import { createMemoryRepository } from '@comanda/shared/memory/repository.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { describeOutage } from '@comanda/shared/outages/describe.js'
import { createOutageRepository } from '@comanda/shared/outages/repository.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { createRestartRepository } from '@comanda/shared/restarts/repository.js'
import type { CommandContext } from '../context.js'
import type { Outcome } from '../output.js'

const decisionsOfDays = 30

/** The last sample and the last decision; undefined where there was none. */
async function memoryStatus({ db }: CommandContext, accountId: number, businessId: number) {
  const memory = createMemoryRepository(db)
  const since = new Date(Date.now() - decisionsOfDays * 86_400_000)
  const [sample, [decision]] = await Promise.all([
    memory.lastSample(accountId, businessId),
    memory.decisionsSince(accountId, businessId, since, 1),
  ])
  if (sample === undefined) return undefined
  const { tree, level, at, details } = sample
  return {
    at,
    level,
    treeBytes: tree.bytes,
    kinds: tree.kinds,
    limitBytes: details.thresholds.limit,
    slope: details.slope,
    lastDecision: decision && { at: decision.at, what: decision.what, reason: decision.reason },
  }
}

type MemoryStatus = NonNullable<Awaited<ReturnType<typeof memoryStatus>>>

function describeMemory({ at, level, treeBytes, limitBytes, slope }: MemoryStatus): string {
  const growth = slope === undefined ? '' : `, ${describeSlope(slope)}`
  return `${level}, ${megabytes(treeBytes)} of ${megabytes(limitBytes)}${growth} (at ${at.toISOString()})`
}

async function accountStatus(context: CommandContext, accountId: number, businessId: number) {
  const { config, db } = context
  const { restartBudget, restartBudgetWindowMs } = config.bot
  const account = await createAccountRepository(db).find(accountId)
  const outbox = createOutboxRepository(db)
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
    clocksAhead: account?.clocksAhead,
    awaySince: account?.awaySince,
    cannotSend: account?.cannotSend,
    cannotReceive: account?.cannotReceive,
    lastOutage: (await createOutageRepository(db).latest(accountId, 1))[0],
    messagesWaiting: (await createInboxRepository(db).countByStatus(accountId)).pending ?? 0,
    repliesWaiting: await outbox.countOpen(accountId),
    repliesUnconfirmed: await outbox.countUnconfirmed(accountId),
    memory: await memoryStatus(context, accountId, businessId),
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
    ...(account && (await accountStatus(context, account.id, business.id))),
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

function describeTroubles({ cannotSend, cannotReceive, lastOutage }: BusinessStatus): string[] {
  const lines: string[] = []
  if (cannotReceive)
    lines.push(`CANNOT RECEIVE since ${cannotReceive.since.toISOString()}: ${cannotReceive.why}`)
  if (cannotSend) lines.push(`CANNOT SEND since ${cannotSend.since.toISOString()}: ${cannotSend.why}`)
  if (lastOutage) {
    const { length, messages } = describeOutage(lastOutage)
    lines.push(`last outage ended ${lastOutage.endedAt.toISOString()} after ${length}. ${messages}`)
  }
  return lines
}

function describe(status: BusinessStatus): string {
  const { memory } = status
  const decision = memory?.lastDecision
  const clocks = status.clocksAhead && describeClocks(status.clocksAhead)
  const unconfirmed = status.repliesUnconfirmed
    ? ` (and ${status.repliesUnconfirmed} not confirmed by WhatsApp)`
    : ''
  const orders = Object.entries(status.orders).map(([name, count]) => `${count} ${name}`)
  return [
    `${status.business}`,
    `  WhatsApp   ${describeState(status)}`,
    `  last proof ${status.lastProof?.toISOString() ?? 'none so far'}`,
    ...describeTroubles(status).map(line => `             ${line}`),
    ...(clocks === undefined ? [] : [`  clocks     ${clocks}`]),
    `  restarts   ${status.restarts ?? 0}${status.restartBudget === undefined ? '' : ` of ${status.restartBudget}`} in the last hour`,
    `  memory     ${memory === undefined ? 'no figure so far' : describeMemory(memory)}`,
    ...(decision
      ? [`             ${describeDecision(decision.what, decision.reason, decision.at.toISOString())}`]
      : []),
    `  menu       ${describeMenu(status)}`,
    `  waiting    ${status.messagesWaiting ?? 0} messages, ${status.repliesWaiting ?? 0} replies${unconfirmed}, ${status.handovers} for a person`,
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
