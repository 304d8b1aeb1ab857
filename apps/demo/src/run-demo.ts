import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { keepRunning } from '@comanda/harness/processes/child.js'
import { freePort } from '@comanda/harness/processes/free-port.js'
import { type RunningStandIn, startStandIn } from '@comanda/harness/processes/stand-in.js'
import { addOwner, openShop } from '@comanda/harness/shop.js'
import { waitForState } from '@comanda/harness/wait-for-state.js'
import { readMenu } from '@comanda/order-language/menu/read-menu.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Config } from '@comanda/shared/config/config.js'
import type { Database } from '@comanda/shared/database/connect.js'
import type { Shutdown } from '@comanda/shared/shutdown/shutdown.js'
import { createStandInControl } from '@comanda/stand-in-control/client.js'

const readyDeadlineMs = 90_000
const menuFile = new URL('../menu.json', import.meta.url)

type Say = (line: string) => void

async function demoMenu() {
  const result = readMenu(JSON.parse(await readFile(menuFile, 'utf8')))
  if (result.ok) return result.menu
  throw new Error(`the demo's own menu is wrong: ${JSON.stringify(result.problems)}`)
}

/** The stand-in of the demo's own, or undefined where the environment names another one. */
async function openStandIn(shopName: string, config: Config, env: NodeJS.ProcessEnv, shutdown: Shutdown) {
  if (config.whatsAppWeb !== undefined) return undefined
  const standIn = await startStandIn({
    stateDir: path.join(config.dataDir, 'stand-in'),
    shopName,
    env,
    onEnd: () => {
      process.stderr.write('the stand-in ended: stopping\n')
      void shutdown.release().then(() => process.exit(1))
    },
  })
  shutdown.onRelease('stand-in', standIn.child.stop)
  return standIn
}

/** Scans the QR as the shop's owner would, where the stand-in is ours; waits until the account is ready. */
async function pair(standIn: RunningStandIn, db: Database, accountId: number): Promise<void> {
  const accounts = createAccountRepository(db)
  const state = await waitForState(accounts, accountId, ['pairing', 'ready'], readyDeadlineMs)
  if (state === 'pairing') await createStandInControl(standIn.control).scan({ timeoutMs: readyDeadlineMs })
  await waitForState(accounts, accountId, ['ready'], readyDeadlineMs)
}

/** The main job end to end: a shop, its bot, its dashboard, and customers' phones. Resolves when all is ready. */
export async function runDemo(options: {
  config: Config
  db: Database
  env: NodeJS.ProcessEnv
  shutdown: Shutdown
  say: Say
}): Promise<void> {
  const { config, db, env, shutdown, say } = options
  const startedAt = Date.now()
  const logDir = path.join(config.dataDir, 'logs')
  await mkdir(logDir, { recursive: true })
  const { business, accountId } = await openShop(db, await demoMenu())
  const login = await addOwner(db, business)
  // a former run may have been killed: what it said of the account is over
  await createAccountRepository(db).setState(accountId, 'offline')
  const standIn = await openStandIn(business.name, config, env, shutdown)
  const childEnv = {
    ...env,
    ...standIn?.env,
    BOT_HEALTH_PORT: '0',
    BOT_ACCOUNT: String(accountId),
    // whoever tries it starts it as often as they like
    RESTART_BUDGET: 'off',
  }

  const listening = new Promise<string>(resolve => {
    const onMessage = (message: unknown): void => {
      const { type, url } = (message ?? {}) as { type?: unknown; url?: unknown }
      if (type === 'listening' && typeof url === 'string') resolve(new URL(url).port)
    }
    const wished = config.web.port === 0 ? 3000 : config.web.port
    const web = keepRunning({
      name: 'web',
      env: async () => ({ ...childEnv, WEB_PORT: String(await freePort(wished)) }),
      logFile: path.join(logDir, 'web.log'),
      onMessage,
    })
    shutdown.onRelease('web', web.stop)
  })
  const bot = keepRunning({ name: 'bot', env: async () => childEnv, logFile: path.join(logDir, 'bot.log') })
  shutdown.onRelease('bot', bot.stop)

  const port = await listening
  if (standIn !== undefined) await pair(standIn, db, accountId)
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  say('')
  say(`  ${business.name} is open (${seconds} s)`)
  say('')
  say(`  Dashboard        http://localhost:${port}/`)
  say(`  Log-in           ${login.email}   ${login.password}`)
  if (standIn !== undefined) say(`  Customers' phones ${standIn.phonesUrl}`)
  else say(`  WhatsApp         ${config.whatsAppWeb?.address}: scan the QR on the account page`)
  say('')
  say(
    '  Write as a customer: “2 large margheritas, one without onions, and a coke, to 5 Oak St”, then “yes”.',
  )
  say(`  Logs are in ${logDir}. Ctrl-C ends it all.`)
}
