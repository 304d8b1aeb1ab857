import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Menu } from '@comanda/order-language/menu/menu.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { Database } from '@comanda/shared/database/connect.js'
import type { Shutdown } from '@comanda/shared/shutdown/shutdown.js'
import { createStandInControl, type StandInControl } from '@comanda/stand-in-control/client.js'
import { type Child, keepRunning } from './processes/child.js'
import { type RunningStandIn, startStandIn } from './processes/stand-in.js'
import { openShop } from './shop.js'
import { waitForState } from './wait-for-state.js'

const readyDeadlineMs = 90_000

export interface PairedShop {
  business: Business
  accountId: number
  standIn: RunningStandIn
  control: StandInControl
  /** comes back by itself when it dies */
  bot: Child
  /** what the bot logged so far */
  botLogFile: string
}

/**
 * A shop on a stand-in of its own, its number linked and its bot ready. All of it ends with `shutdown`.
 * Pacing, the burst window and the restart budget are off, unless the bot's own settings say otherwise.
 * @param options.db of this shop alone
 * @param options.env must name the same database, and the browser
 */
export async function openPairedShop(options: {
  menu: Menu
  db: Database
  env: NodeJS.ProcessEnv
  botSettings?: NodeJS.ProcessEnv
  shutdown: Shutdown
}): Promise<PairedShop> {
  const { menu, db, env, botSettings = {}, shutdown } = options
  const folder = await mkdtemp(path.join(tmpdir(), 'comanda-shop-'))
  shutdown.onRelease('folder', () => rm(folder, { recursive: true, force: true }))
  await mkdir(path.join(folder, 'session'))
  const { business, accountId } = await openShop(db, menu)
  const standIn = await startStandIn({
    stateDir: undefined,
    env,
    onEnd: () => {
      process.stderr.write('the stand-in ended: stopping\n')
      void shutdown.release().then(() => process.exit(1))
    },
  })
  shutdown.onRelease('stand-in', standIn.child.stop)
  const botLogFile = path.join(folder, 'bot.log')
  const bot = keepRunning({
    name: 'bot',
    env: async () => ({
      ...env,
      ...standIn.env,
      BOT_ACCOUNT: String(accountId),
      BOT_HEALTH_PORT: '0',
      RESTART_BUDGET: 'off',
      SESSION_DIR: path.join(folder, 'session'),
      SEND_PACING: 'off',
      BURST_WINDOW_MS: '0',
      ...botSettings,
    }),
    logFile: botLogFile,
  })
  shutdown.onRelease('bot', bot.stop)

  const control = createStandInControl(standIn.control)
  const accounts = createAccountRepository(db)
  await waitForState(accounts, accountId, ['pairing'], readyDeadlineMs)
  await control.scan({ timeoutMs: readyDeadlineMs })
  await waitForState(accounts, accountId, ['ready'], readyDeadlineMs)
  return { business, accountId, standIn, control, bot, botLogFile }
}
