import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Menu } from '@comanda/order-language/menu/menu.js'
import { auditLedger } from '@comanda/rehearsal/audit.js'
import { keepRunning } from '@comanda/rehearsal/child.js'
import { startStandIn } from '@comanda/rehearsal/stand-in.js'
import { waitForState } from '@comanda/rehearsal/wait-for-state.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createConversationRepository } from '@comanda/shared/conversations/repository.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import type { Shutdown } from '@comanda/shared/shutdown/shutdown.js'
import { createStandInControl } from '@comanda/stand-in-control/client.js'
import { openShop } from '../shop.js'
import { createPlayer, type PlayedLine } from './player.js'
import type { ScriptLine } from './script-file.js'

const readyDeadlineMs = 90_000

/**
 * Plays a script through the stand-in and the real client, and prints what came of each line.
 * @param options.db a database of the run's own
 * @returns whether every line was answered and the ledger balances
 */
export async function runScript(options: {
  lines: readonly ScriptLine[]
  menu: Menu
  db: Database
  env: NodeJS.ProcessEnv
  shutdown: Shutdown
  print: (played: PlayedLine) => void
  say: (line: string) => void
}): Promise<boolean> {
  const { lines, menu, db, env, shutdown, print, say } = options
  const folder = await mkdtemp(path.join(tmpdir(), 'comanda-script-'))
  shutdown.onRelease('folder', () => rm(folder, { recursive: true, force: true }))
  await mkdir(path.join(folder, 'session'))
  const { business, accountId } = await openShop(db, menu)
  const startedAt = Date.now()
  const standIn = await startStandIn({
    stateDir: undefined,
    env,
    onEnd: () => {
      process.stderr.write('the stand-in ended: stopping\n')
      void shutdown.release().then(() => process.exit(1))
    },
  })
  shutdown.onRelease('stand-in', standIn.child.stop)
  const bot = keepRunning({
    name: 'bot',
    env: async () => ({
      ...env,
      ...standIn.env,
      BOT_ACCOUNT: String(accountId),
      BOT_HEALTH_PORT: '0',
      RESTART_BUDGET: 'off',
      SESSION_DIR: path.join(folder, 'session'),
      // neither is what a script tries
      SEND_PACING: 'off',
      BURST_WINDOW_MS: '0',
    }),
    logFile: path.join(folder, 'bot.log'),
  })
  shutdown.onRelease('bot', bot.stop)

  const control = createStandInControl(standIn.control)
  const accounts = createAccountRepository(db)
  await waitForState(accounts, accountId, ['pairing'], readyDeadlineMs)
  await control.scan({ timeoutMs: readyDeadlineMs })
  await waitForState(accounts, accountId, ['ready'], readyDeadlineMs)
  const readyAt = Date.now()
  say(`ready after ${((readyAt - startedAt) / 1000).toFixed(1)} s; playing ${lines.length} lines`)

  const inbox = createInboxRepository(db)
  const player = createPlayer({
    accountId,
    businessId: business.id,
    control,
    inbox,
    conversations: createConversationRepository(db),
    orders: createOrderRepository(db),
  })
  let errors = 0
  await player.playAll(lines, played => {
    if (played.error !== undefined) errors += 1
    print(played)
  })
  const audit = await auditLedger({ accountId, control, inbox, outbox: createOutboxRepository(db) })
  say(
    `played ${lines.length} lines in ${((Date.now() - readyAt) / 1000).toFixed(1)} s, ${errors} without an answer`,
  )
  say(`ledger: ${JSON.stringify(audit)}`)
  return errors + audit.lost + audit.doubled + audit.unaccounted + audit.neverSent === 0
}
