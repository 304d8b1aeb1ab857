import { setTimeout as delay } from 'node:timers/promises'
import { type AccountLock, takeAccountLock } from '@comanda/shared/accounts/lock.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Account } from '@comanda/shared/accounts/types.js'
import { type Config, readConfig } from '@comanda/shared/config/config.js'
import { ConfigError } from '@comanda/shared/config/config-error.js'
import { createDatabase, type Database } from '@comanda/shared/database/connect.js'
import { migrate } from '@comanda/shared/database/migrate.js'
import { createLogger, type Logger } from '@comanda/shared/logging/logger.js'
import { memoryReport } from '@comanda/shared/metrics/memory-report.js'
import { createProcessMetrics } from '@comanda/shared/metrics/process-metrics.js'
import { createShutdown } from '@comanda/shared/shutdown/shutdown.js'
import { launchOptions } from './browser/launch-options.js'
import { type Bot, createBot } from './create-bot.js'
import { type HealthStatus, startHealthServer } from './health/server.js'
import { createBotMetrics } from './metrics/bot-metrics.js'
import { isPagesFault } from './whatsapp/pages-fault.js'

const shutdownDeadlineMs = 20_000
const databaseClosesWithinMs = 2_000
const lookAgainMs = 2_000

/** Tries until it succeeds: a database that isn't there yet is no reason to die. */
async function untilDone<Value>(what: string, logger: Logger, work: () => Promise<Value>): Promise<Value> {
  for (let said = false; ; said = true) {
    try {
      return await work()
    } catch (error) {
      if (!said) logger.warn({ err: error }, `waiting: ${what}`)
      await delay(lookAgainMs)
    }
  }
}

/** The account to drive: the one named, or the only one. @returns undefined while there is none to choose */
async function findAccount(config: Config, db: Database): Promise<Account | undefined> {
  const accounts = createAccountRepository(db)
  if (config.bot.accountId !== undefined) return accounts.find(config.bot.accountId)
  const all = await accounts.all()
  return all.length === 1 ? all[0] : undefined
}

async function waitForAccount(config: Config, db: Database, logger: Logger): Promise<Account> {
  for (let said = false; ; said = true) {
    const account = await untilDone('the database', logger, () => findAccount(config, db))
    if (account !== undefined) return account
    if (!said)
      logger.info('waiting: no account to drive (make a business, or set BOT_ACCOUNT to one of several)')
    await delay(lookAgainMs)
  }
}

async function waitForLock(config: Config, accountId: number, logger: Logger): Promise<AccountLock> {
  for (let said = false; ; said = true) {
    const lock = await untilDone('the database', logger, () => takeAccountLock(config.database, accountId))
    if (lock !== undefined) return lock
    if (!said) logger.warn({ accountId }, 'waiting: another process drives this account')
    await delay(lookAgainMs)
  }
}

/** Keeps the account to ourselves over restarts of the database; ends the process if somebody else took it. */
async function keepLock(
  config: Config,
  first: AccountLock,
  accountId: number,
  logger: Logger,
): Promise<never> {
  for (let lock = first; ; ) {
    await lock.lost
    logger.warn('lost the lock on the account')
    const again = await untilDone('the database', logger, () => takeAccountLock(config.database, accountId))
    if (again === undefined) {
      logger.fatal({ accountId }, 'another process took the account')
      process.exit(1)
    }
    lock = again
  }
}

async function main(): Promise<void> {
  const config = readConfig()
  const logger = createLogger({ name: 'bot', level: config.logLevel })
  const shutdown = createShutdown({ logger, deadlineMs: shutdownDeadlineMs })
  shutdown.listenForSignals()
  const { chromiumPath } = config.bot
  if (chromiumPath === undefined) {
    throw new ConfigError([
      { variable: 'CHROMIUM_PATH', message: 'is not set. Start through npm, which finds a browser.' },
    ])
  }

  let bot: Bot | undefined
  process.on('unhandledRejection', reason => {
    if (bot === undefined || !isPagesFault(reason)) throw reason
    logger.warn({ err: reason }, 'the page rejected on its own')
    bot.report('page_rejected', reason)
  })

  const db = createDatabase(config.database)
  // a query under way on a broken network would hold it up for 30 s; there is nothing left to save
  shutdown.onRelease('database', () => Promise.race([db.destroy(), delay(databaseClosesWithinMs)]))
  const status = async (): Promise<HealthStatus> => {
    await db.raw('select 1').timeout(1_000)
    return bot?.health() ?? 'waiting'
  }
  const metrics = createProcessMetrics({ process: 'bot' })
  const memoryFigures = {
    contentType: 'application/json',
    text: async () => JSON.stringify(memoryReport(bot?.memory.latest(), new Date())),
  }
  const health = await startHealthServer(config.bot.healthPort, status, {
    figures: { '/metrics': metrics, '/memory': memoryFigures },
    token: config.metricsToken,
  })
  shutdown.onRelease('health', health.stop)
  logger.info({ healthPort: health.port }, 'started')
  process.send?.('ready')

  await untilDone('the database', logger, () => migrate(config.database))
  const account = await waitForAccount(config, db, logger)
  const lock = await waitForLock(config, account.id, logger)
  void keepLock(config, lock, account.id, logger)

  bot = createBot({
    account,
    config,
    db,
    logger: logger.child({ accountId: account.id }),
    metrics: createBotMetrics({ metrics, burstWindowMs: config.bot.burstWindowMs }),
    launchOptions: launchOptions({
      executablePath: chromiumPath,
      whatsAppWeb: config.whatsAppWeb,
      asRoot: process.getuid?.() === 0,
    }),
  })
  shutdown.onRelease('bot', bot.stop)
  await bot.run()
}

main().catch(error => {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
  else process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  process.exit(1)
})
