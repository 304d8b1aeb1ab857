import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { descendants } from '@comanda/harness/processes/tree.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createBusinessService } from '@comanda/shared/businesses/service.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import type { StandIn } from '@comanda/stand-in/stand-in.js'
import { startStandIn } from '@comanda/stand-in/start-stand-in.js'
import { createStandInControl, type StandInControl } from '@comanda/stand-in-control/client.js'
import { createTestDatabase } from './database.js'
import { testEnvironment } from './environment.js'
import { madeBefore } from './made-before.js'
import { shopMenu } from './menus.js'
import { untilGone } from './processes.js'
import { waitFor } from './wait-for.js'

const botFile = fileURLToPath(import.meta.resolve('@comanda/bot/main.js'))

/** A shop whose real bot, a process of its own, drives the real client on a stand-in of the test's own. */
export interface DrivenShop {
  db: Database
  /** for bots that reach the database by another way */
  databaseUrl: string
  standIn: StandIn
  control: StandInControl
  businessId: number
  accountId: number
  /** where its bots keep their sign-in */
  sessionDir: string
  /** what its bots logged so far */
  log(): Promise<string>
  /** Starts the bot; resolves when the process runs, not when it is ready. */
  startBot(env?: NodeJS.ProcessEnv): void
  /** Resolves when the process listens for signals. */
  untilUp(): Promise<void>
  botPid(): number
  /** Resolves when the process is gone, and its browser with it. */
  killBot(): Promise<void>
  /** Asks the bot to stop; resolves with its exit code. @param isHurried ask a second time at once */
  stopBot(isHurried?: boolean): Promise<number | null>
  /** Scans the QR and waits until the bot is ready. */
  pair(): Promise<void>
  untilReady(): Promise<void>
  /** A customer writes; resolves with the message's bare key. */
  write(phone: string, text: string): Promise<string>
  /** What came out of the page to this customer so far, oldest first. */
  replies(phone: string): Promise<string[]>
  /** Resolves with the customer's replies as soon as there are so many. */
  untilReplies(phone: string, count: number): Promise<string[]>
  /** Resolves when these messages are answered or handed over, and all that answers them is out. */
  untilSettled(keys: readonly string[]): Promise<void>
  close(): Promise<void>
}

/**
 * @param settings of its bot
 * @param start.isNew leave the shop as `business create` makes it: no menu yet, and delivery is offered
 */
export async function openShop(
  settings: NodeJS.ProcessEnv = {},
  { isNew = false }: { isNew?: boolean } = {},
): Promise<DrivenShop> {
  const { chromiumPath } = testEnvironment()
  const database = await createTestDatabase()
  const { db } = database
  const folder = await mkdtemp(path.join(tmpdir(), 'comanda-shop-'))
  const sessionDir = path.join(folder, 'session')
  const standIn = await startStandIn()
  const control = createStandInControl(standIn.control)
  const { business, account } = await createBusinessService(db).create({
    name: 'Test Shop',
    currency: 'USD',
    timeZone: 'America/New_York',
  })
  if (!isNew) {
    await createMenuRepository(db).replace(business.id, shopMenu)
    // most tests are about messages, not about where the food goes
    await db('businesses').where({ id: business.id }).update({ offers_delivery: false })
  }
  const accounts = createAccountRepository(db)
  const inbox = createInboxRepository(db)
  let bot: ChildProcess | undefined
  let up: Promise<void> = Promise.resolve()

  const running = (): ChildProcess => {
    if (bot === undefined) throw new Error('the bot does not run')
    return bot
  }

  async function ended(child: ChildProcess): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    return new Promise(resolve => child.once('exit', code => resolve(code)))
  }

  const stateIs = async (state: string): Promise<boolean> =>
    (await accounts.find(account.id))?.state === state

  const shop: DrivenShop = {
    db,
    databaseUrl: database.config.url(),
    standIn,
    control,
    businessId: business.id,
    accountId: account.id,
    sessionDir,
    log: () => readFile(path.join(folder, 'bot.log'), 'utf8'),
    startBot: env => {
      bot = spawn(process.execPath, [botFile], {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: {
          ...process.env,
          DATABASE_URL: database.config.url(),
          CHROMIUM_PATH: chromiumPath,
          SESSION_DIR: sessionDir,
          BOT_HEALTH_PORT: '0',
          LOG_LEVEL: 'debug',
          WHATSAPP_WEB_ADDRESS: standIn.address,
          WHATSAPP_WEB_SPKI: standIn.spki,
          SEND_PACING: 'off',
          BURST_WINDOW_MS: '0',
          PAIRING_SETTLE_MS: '0',
          RESTART_BUDGET: 'off',
          DAILY_RESTART_AT: 'off',
          ...settings,
          ...env,
        },
      })
      const child = bot
      up = new Promise(resolve => child.once('message', () => resolve()))
      const log = createWriteStream(path.join(folder, 'bot.log'), { flags: 'a' })
      bot.stdout?.pipe(log, { end: false })
      bot.stderr?.pipe(log, { end: false })
    },
    untilUp: () => up,
    botPid: () => running().pid ?? 0,
    killBot: async () => {
      const child = running()
      const tree = descendants(child.pid ?? 0)
      child.kill('SIGKILL')
      await ended(child)
      await accounts.setState(account.id, 'offline')
      await untilGone('the bot’s browser', tree)
    },
    stopBot: async isHurried => {
      const child = running()
      child.kill('SIGTERM')
      // two of the same kind that are under way at once arrive as one
      if (isHurried === true) child.kill('SIGINT')
      return ended(child)
    },
    pair: async () => {
      await waitFor('a QR', () => stateIs('pairing'))
      await control.scan()
      await shop.untilReady()
    },
    untilReady: async () => {
      await waitFor('the bot to be ready', () => stateIs('ready'))
    },
    write: async (phone, text) =>
      (await control.inject({ from: { phone, name: `Customer ${phone}` }, text })).id,
    replies: async phone => {
      const { entries } = await control.ledger({ chat: `${phone}@c.us` })
      return entries
        .filter(entry => entry.direction === 'out' && entry.kind === 'message')
        .map(entry => entry.body)
    },
    untilReplies: (phone, count) =>
      waitFor(`${count} replies to ${phone}`, async () => {
        const replies = await shop.replies(phone)
        return replies.length >= count && replies
      }),
    untilSettled: async keys => {
      await waitFor(`${keys.length} messages to be settled`, async () => {
        for (const key of keys) {
          const outcome = await inbox.outcome(account.id, key)
          if (outcome === undefined || outcome.status === 'pending' || outcome.sent !== outcome.answers)
            return false
        }
        return true
      })
    },
    close: async () => {
      if (bot !== undefined && bot.exitCode === null && bot.signalCode === null) {
        bot.kill('SIGTERM')
        await ended(bot)
      }
      await standIn.stop()
      await database.drop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  return shop
}

/** One for all tests of a describe, closed after them. Its bot is started by the tests. */
export const useDrivenShop = (...given: Parameters<typeof openShop>): DrivenShop =>
  madeBefore(
    () => openShop(...given),
    shop => shop.close(),
  )
