import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { auditLedger } from '@comanda/harness/audit-ledger.js'
import { keepRunning } from '@comanda/harness/processes/child.js'
import { startStandIn } from '@comanda/harness/processes/stand-in.js'
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
import { type Tally, tallyUp } from './tally.js'

const readyDeadlineMs = 90_000
const settleDeadlineMs = 60_000
const orderEveryMs = 700
const lookMs = 100
/** enough to see that it runs on, before the end as before the first fault */
const calmMs = 2_000

/** Of the product's own figures these would only make the run longer, or end it: none of them is what is tried. */
const botSettings = {
  SEND_PACING: 'off',
  BURST_WINDOW_MS: '0',
  SEND_CONFIRM_MS: '1000',
  RESTART_BUDGET: 'off',
  DAILY_RESTART_AT: 'off',
  PAIRING_SETTLE_MS: '0',
  BROWSER_PROBE_INTERVAL_MS: '500',
  BROWSER_PROBE_DEADLINE_MS: '1500',
  SWEEP_INTERVAL_MS: '10000',
}

/**
 * Customers order at a steady pace while one thing after another breaks, each when the one before is mended.
 * @param options.db a database of the run's own
 * @param options.dataDir a folder of the run's own; the embedded Postgres is in it
 */
export async function runChaos(options: {
  faults: readonly PlannedFault[]
  random: () => number
  db: Database
  dataDir: string
  env: NodeJS.ProcessEnv
  shutdown: Shutdown
  say: (line: string) => void
}): Promise<Tally> {
  const { faults, random, db, dataDir, env, shutdown, say } = options
  const { business, account } = await createBusinessService(db).create({
    name: 'Chaos Kitchen',
    currency: chaosMenu.currency,
    timeZone: 'UTC',
  })
  await createMenuRepository(db).replace(business.id, chaosMenu)
  await mkdir(path.join(dataDir, 'session'), { recursive: true })
  const standIn = await startStandIn({
    stateDir: undefined,
    env,
    onEnd: () => {
      say('the stand-in ended: stopping')
      void shutdown.release().then(() => process.exit(1))
    },
  })
  shutdown.onRelease('stand-in', standIn.child.stop)
  const bot = keepRunning({
    name: 'bot',
    env: async () => ({
      ...env,
      ...standIn.env,
      ...botSettings,
      BOT_ACCOUNT: String(account.id),
      BOT_HEALTH_PORT: '0',
      SESSION_DIR: path.join(dataDir, 'session'),
    }),
    logFile: path.join(dataDir, 'bot.log'),
  })
  shutdown.onRelease('bot', bot.stop)

  const control = createStandInControl(standIn.control)
  const accounts = createAccountRepository(db)
  await waitForState(accounts, account.id, ['pairing'], readyDeadlineMs)
  await control.scan({ timeoutMs: readyDeadlineMs })
  await waitForState(accounts, account.id, ['ready'], readyDeadlineMs)

  const customers = createCustomers({ control, random, everyMs: orderEveryMs, say })
  const strike = createFaults({
    bot,
    control,
    cluster: path.join(dataDir, 'postgres', 'cluster'),
    latestMessage: customers.latest,
  })
  customers.start()
  await delay(calmMs)
  const recoveriesMs: number[] = []
  for (const [index, { kind, afterMs }] of faults.entries()) {
    await delay(afterMs)
    const struckAt = Date.now()
    const answered = customers.firstAnswered(struckAt)
    await strike[kind]()
    const answeredAt = await answered
    if (answeredAt === undefined) throw new Error(`${kind}: nobody was answered any more`)
    const recoveryMs = answeredAt - struckAt
    recoveriesMs.push(recoveryMs)
    say(`${index + 1} of ${faults.length}: ${kind}; answered again after ${(recoveryMs / 1000).toFixed(1)} s`)
  }
  await delay(calmMs)
  say('no more orders; waiting for those under way')
  await customers.stop()

  const inbox = createInboxRepository(db)
  const isPending = async (): Promise<number> => (await inbox.countByStatus(account.id)).pending ?? 0
  const outbox = createOutboxRepository(db)
  const audit = () => auditLedger({ accountId: account.id, control, inbox, outbox })
  const until = Date.now() + settleDeadlineMs
  while (Date.now() < until && ((await isPending()) > 0 || (await audit()).lost > 0)) await delay(lookMs)
  const most = [...customers.wanted.values()].reduce((sum, count) => sum + count, 0) * 2
  const { rows } = await createOrderList(db).list(business.id, most)
  const ordersOf = new Map<string, number>()
  for (const { customerName: name = '' } of rows) ordersOf.set(name, (ordersOf.get(name) ?? 0) + 1)
  for (const [name, count] of customers.wanted) {
    if (ordersOf.get(name) === count) continue
    say(`${name} wanted ${count} orders and has ${ordersOf.get(name) ?? 0}. The chat:`)
    for (const line of await customers.chatOf(name)) say(`  ${line}`)
  }
  return tallyUp({
    audit: await audit(),
    wanted: customers.wanted,
    ordersOf,
    unsettled: await isPending(),
    recoveriesMs,
  })
}
