import { readConfig } from '@comanda/shared/config/config.js'
import { ConfigError } from '@comanda/shared/config/config-error.js'
import { createDatabaseRepository } from '@comanda/shared/database/repository.js'
import { withConnection } from '@comanda/shared/database/single-connection.js'
import { freeBytes } from '@comanda/shared/disk/room.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { memoryReport } from '@comanda/shared/metrics/memory-report.js'
import { createShutdown } from '@comanda/shared/shutdown/shutdown.js'
import { lookAtShop } from './alerts/look.js'
import { openAlerter } from './alerts/open-alerter.js'
import { type TroubleWatch, watchTroubles } from './alerts/watch.js'
import { type About, budgetUsedUp } from './alerts/words.js'
import type { Bot } from './create-bot.js'
import { type Figures, type Health, startHealthServer } from './health/server.js'
import { findShop, waitForAccount } from './start/account.js'
import { holdAccount } from './start/account-lock.js'
import { openStartRecord, waitForBudget } from './start/budget.js'
import { type Run, waitForDatabase } from './start/database.js'
import { isPagesFault } from './whatsapp/pages-fault.js'

const shutdownDeadlineMs = 20_000
/** for the few statements of a process that has no browser yet */
const statementMs = 5_000
const healthMs = 1_000

async function main(): Promise<void> {
  const config = readConfig()
  const logger = createLogger({ name: 'bot', level: config.logLevel })
  const shutdown = createShutdown({ logger, deadlineMs: shutdownDeadlineMs })
  shutdown.listenForSignals()
  const { chromiumPath, restartBudget } = config.bot
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

  const run: Run = work => withConnection(config.database, statementMs, work)
  let waitingUntil: Date | undefined
  let troubles: TroubleWatch | undefined
  let askDatabase = (): Promise<void> =>
    withConnection(config.database, healthMs, db => createDatabaseRepository(db).answer())
  const look = async (): Promise<Health> => {
    if (waitingUntil !== undefined) return { status: 'waiting', until: waitingUntil }
    await askDatabase()
    if (troubles?.isDiskFull() === true) return { status: 'not ok' }
    return { status: bot?.health() ?? 'waiting' }
  }
  const figures: Record<string, Figures> = {
    '/memory': {
      contentType: 'application/json',
      text: async () => JSON.stringify(memoryReport(bot?.memory.latest(), new Date())),
    },
  }
  const health = await startHealthServer(config.bot.healthPort, look, { figures, token: config.metricsToken })
  shutdown.onRelease('health', health.stop)
  logger.info({ healthPort: health.port }, 'started')
  process.send?.('ready')

  const alerter = openAlerter(config, run, logger)
  shutdown.onRelease('alerts', alerter.stop)
  const about = (): About => ({ shop: alerter.shop(), publicUrl: config.web.publicUrl })
  let driven: number | undefined
  troubles = watchTroubles({
    alerter,
    about,
    settings: config.alerts,
    look: () => run(db => lookAtShop(db, driven, bot !== undefined, new Date())),
    room: () => freeBytes([config.dataDir, config.bot.sessionDir]),
    state: () => bot?.state(),
    logger,
  })
  shutdown.onRelease('troubles', troubles.stop)

  await waitForDatabase(config, run, logger)
  const account = await waitForAccount(config, run, logger)
  const accountId = account.id
  await holdAccount({ config, accountId, onTaken: () => process.exit(1), logger })
  driven = accountId
  const shop = await findShop(account, run, logger)
  if (shop !== undefined) alerter.setAccount(accountId, { name: shop.name, timeZone: shop.timeZone })

  const starts = openStartRecord(config, accountId, run, logger)
  const setUntil = (until: Date | undefined): void => {
    waitingUntil = until
  }
  const tellPeople = (until: Date): void => {
    const since = new Date()
    const text = () => budgetUsedUp(until, restartBudget, since, about())
    alerter.raise({ kind: 'restart_budget', level: 'critical', text })
  }
  const start = await waitForBudget({ accountId, starts, run, setUntil, tellPeople, shutdown, logger })

  // most of the process: see decision 12
  const { openBot } = await import('./start/open-bot.js')
  const common = { account, shop, config, chromiumPath, alerter, about, shutdown, logger }
  const opened = await openBot({ ...common, starts, start })
  figures['/metrics'] = opened.metrics
  askDatabase = async () => {
    if (!(await opened.askDatabase(healthMs))) throw new Error('the database doesn’t answer')
  }
  bot = opened.bot
  await bot.run()
}

main().catch(error => {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
  else process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  process.exit(1)
})
