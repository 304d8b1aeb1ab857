import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { auditLedger } from '@comanda/harness/audit-ledger.js'
import { waitForState } from '@comanda/harness/wait-for-state.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createBusinessService } from '@comanda/shared/businesses/service.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { createOrderList } from '@comanda/shared/orders/list/repository.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import type { Shutdown } from '@comanda/shared/shutdown/shutdown.js'
import { createStandInControl } from '@comanda/stand-in-control/client.js'
import { createCustomers } from './customers.js'
import { createFaults } from './faults.js'
import { chaosMenu } from './menu.js'
import type { PlannedFault } from './plan.js'
import { startPrograms } from './programs.js'
import { type Remains, type Tally, tallyUp } from './tally.js'

const readyDeadlineMs = 90_000
const settleDeadlineMs = 60_000
const orderEveryMs = 1_500
const longestPatienceMs = 60_000
const lookMs = 100
/** enough to see that it runs on, before the end as before the first fault */
const calmMs = 2_000

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * Customers order at a steady pace while one thing after another breaks, each when the one before is mended.
 * @param options.db a database of the run's own
 * @param options.databaseUrl its address now
 * @param options.dataDir a folder of the run's own; the embedded Postgres is in it
 * @returns what came of it, also where the run failed: then it says why
 */
export async function runChaos(options: {
  faults: readonly PlannedFault[]
  random: () => number
  db: Database
  databaseUrl: () => string
  dataDir: string
  env: NodeJS.ProcessEnv
  shutdown: Shutdown
  say: (line: string) => void
  /** how long anybody waits for an answer, in ms */
  patienceMs?: number
}): Promise<Tally | Remains> {
  const {
    faults,
    random,
    db,
    databaseUrl,
    dataDir,
    env,
    shutdown,
    say,
    patienceMs = longestPatienceMs,
  } = options
  const { business, account } = await createBusinessService(db).create({
    name: 'Chaos Kitchen',
    currency: chaosMenu.currency,
    timeZone: 'UTC',
  })
  await createMenuRepository(db).replace(business.id, chaosMenu)
  let standInEnds: (error: Error) => void = () => undefined
  const withoutStandIn = new Promise<never>((_, reject) => {
    standInEnds = reject
  })
  withoutStandIn.catch(() => undefined)
  const programs = await startPrograms({
    accountId: account.id,
    databaseUrl,
    dataDir,
    env,
    shutdown,
    onStandInEnd: () => standInEnds(new Error('the stand-in ended')),
  })
  const control = createStandInControl(programs.control)
  const accounts = createAccountRepository(db)
  const inbox = createInboxRepository(db)
  const outbox = createOutboxRepository(db)
  const customers = createCustomers({ control, random, everyMs: orderEveryMs, patienceMs, say })
  const strike = createFaults({
    ...programs,
    untilPairing: () => waitForState(accounts, account.id, ['pairing'], readyDeadlineMs),
    control,
    cluster: path.join(dataDir, 'postgres', 'cluster'),
    latestMessage: customers.latest,
  })
  const recoveriesMs: number[] = []

  async function breakAll(): Promise<void> {
    await waitForState(accounts, account.id, ['pairing'], readyDeadlineMs)
    await control.scan({ timeoutMs: readyDeadlineMs })
    await waitForState(accounts, account.id, ['ready'], readyDeadlineMs)
    customers.start()
    await delay(calmMs)
    for (const [index, { kind, afterMs }] of faults.entries()) {
      await delay(afterMs)
      const struckAt = Date.now()
      const answered = customers.firstAnswered(struckAt)
      await strike[kind]()
      const answeredAt = await answered
      if (answeredAt === undefined) throw new Error(`${kind}: nobody was answered any more`)
      const recoveryMs = answeredAt - struckAt
      recoveriesMs.push(recoveryMs)
      say(
        `${index + 1} of ${faults.length}: ${kind}; answered again after ${(recoveryMs / 1000).toFixed(1)} s`,
      )
    }
    await delay(calmMs)
  }

  /** Holds what customers wrote against what the shop has, once nothing waits any more. */
  async function count(failed: string | undefined): Promise<Tally> {
    const isPending = async (): Promise<number> => (await inbox.countByStatus(account.id)).pending ?? 0
    const audit = () => auditLedger({ accountId: account.id, control, inbox, outbox })
    const until = Date.now() + (failed === undefined ? settleDeadlineMs : patienceMs)
    const unconfirmed = (): Promise<number> => outbox.countUnconfirmed(account.id)
    const isSettled = async (): Promise<boolean> =>
      (await isPending()) === 0 && (await audit()).lost === 0 && (await unconfirmed()) === 0
    while (Date.now() < until && !(await isSettled())) await delay(lookMs)
    const ordersOf = await countOrders()
    for (const [name, wanted] of customers.wanted) {
      if (ordersOf.get(name) === wanted) continue
      say(`${name} wanted ${wanted} orders and has ${ordersOf.get(name) ?? 0}. The chat:`)
      for (const line of await customers.chatOf(name)) say(`  ${line}`)
    }
    const { wanted } = customers
    return tallyUp({
      audit: await audit(),
      wanted,
      ordersOf,
      unsettled: (await isPending()) + (await unconfirmed()),
      recoveriesMs,
      failed,
    })
  }

  async function countOrders(): Promise<Map<string, number>> {
    const most = [...customers.wanted.values()].reduce((sum, count) => sum + count, 0) * 2
    const { rows } = await createOrderList(db).list(business.id, most)
    const ordersOf = new Map<string, number>()
    for (const { customerName: name = '' } of rows) ordersOf.set(name, (ordersOf.get(name) ?? 0) + 1)
    return ordersOf
  }

  let failed: string | undefined
  try {
    await Promise.race([breakAll(), withoutStandIn])
  } catch (error) {
    failed = wordsOf(error)
    say(`the run failed: ${failed}. The bot's last words:`)
    for (const line of programs.lastWords()) say(`  ${line}`)
  }
  say('no more orders; waiting for those under way')
  await customers.stop()
  try {
    return await count(failed)
  } catch (error) {
    // without the stand-in or the database there is no balance: what can still be read is told
    say(`it can not be counted: ${wordsOf(error)}`)
    const [recorded, orders] = await Promise.allSettled([inbox.receivedKeys(account.id), countOrders()])
    return {
      failed: failed ?? wordsOf(error),
      ...(recorded.status === 'fulfilled' && { recorded: recorded.value.length }),
      ...(orders.status === 'fulfilled' && {
        orders: [...orders.value.values()].reduce((sum, count) => sum + count, 0),
      }),
    }
  }
}
