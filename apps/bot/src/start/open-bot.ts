import { setTimeout as delay } from 'node:timers/promises'
import type { Account } from '@comanda/shared/accounts/types.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { Config } from '@comanda/shared/config/config.js'
import { createDatabase } from '@comanda/shared/database/connect.js'
import { createDatabaseProbe } from '@comanda/shared/database/probe.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import { createMemoryReports } from '@comanda/shared/memory/report/service.js'
import { createProcessMetrics } from '@comanda/shared/metrics/process-metrics.js'
import type { Shutdown } from '@comanda/shared/shutdown/shutdown.js'
import type { Alerter } from '../alerts/alerter.js'
import { createBotAlerts } from '../alerts/bot-alerts.js'
import { createWeeklyReport } from '../alerts/weekly.js'
import type { About } from '../alerts/words.js'
import { launchOptions } from '../browser/launch-options.js'
import { type Bot, createBot } from '../create-bot.js'
import type { Figures } from '../health/server.js'
import { createBotMetrics } from '../metrics/bot-metrics.js'
import type { StartRecord } from '../restarts/record.js'
import type { PlannedRestart } from '../restarts/record-file.js'
import { startWatchdog } from '../watchdog/watchdog.js'
import { untilDone } from './until-done.js'

const databaseClosesWithinMs = 2_000

export interface OpenedBot {
  bot: Bot
  /** Does the database answer, by the pool that the bot uses? */
  askDatabase: (deadlineMs: number) => Promise<boolean>
  metrics: Figures
}

/**
 * A bot that may open its browser: the start is recorded, and counts. This module is most of the process, the browser's
 * driver, the library and the pool: it is loaded when the budget allows a start, and not before.
 */
export async function openBot(options: {
  account: Account
  shop: Business | undefined
  config: Config
  chromiumPath: string
  starts: StartRecord
  start: PlannedRestart
  alerter: Alerter
  about: () => About
  shutdown: Shutdown
  logger: Logger
}): Promise<OpenedBot> {
  const { account, shop, config, chromiumPath, starts, start, alerter, about, shutdown, logger } = options
  const { restartBudget, restartBudgetWindowMs, burstWindowMs, chromiumSandbox } = config.bot
  const { id: accountId, businessId } = account
  const metrics = createProcessMetrics({ process: 'bot' })
  const db = createDatabase(config.database)
  // a query under way on a broken network would hold it up for 30 s; there is nothing left to save
  shutdown.onRelease('database', () => Promise.race([db.destroy(), delay(databaseClosesWithinMs)]))
  const watchdog = startWatchdog({ logger })
  shutdown.onRelease('watchdog', watchdog.stop)
  await untilDone('a place to record the start', logger, () => starts.add(start))
  logger.info({ accountId, ...start }, 'opening the browser: the start counts')
  if (!chromiumSandbox) logger.warn('the browser runs without its sandbox: npm run ops -- doctor says why')

  const bot = createBot({
    account,
    config,
    db,
    logger: logger.child({ accountId }),
    metrics: createBotMetrics({ metrics, burstWindowMs }),
    launchOptions: launchOptions({
      executablePath: chromiumPath,
      whatsAppWeb: config.whatsAppWeb,
      sandbox: chromiumSandbox,
    }),
    starts,
    alerts: createBotAlerts({ alerter, about, starts, budget: restartBudget, logger }),
    endProcess: reason => shutdown.begin({ reason }),
  })
  shutdown.onRelease('bot', bot.stop)

  const reports = createMemoryReports({
    db,
    budget: { limit: restartBudget, windowMs: restartBudgetWindowMs },
  })
  const weekly = createWeeklyReport({
    isOn: config.alerts.weeklyReport,
    alerter,
    about,
    weeks: () => reports.weeks({ accountId, businessId, timeZone: shop?.timeZone ?? 'UTC' }, 3),
    logger,
  })
  shutdown.onRelease('weekly report', weekly.stop)
  void weekly.look()
  return { bot, askDatabase: createDatabaseProbe(db), metrics }
}
