import { createImportRunner } from '@comanda/import/runner.js'
import { openCache } from '@comanda/shared/cache/open-cache.js'
import { readConfig } from '@comanda/shared/config/config.js'
import { ConfigError } from '@comanda/shared/config/config-error.js'
import { createDatabase } from '@comanda/shared/database/connect.js'
import { migrate } from '@comanda/shared/database/migrate.js'
import { configAs, grantRows } from '@comanda/shared/database/web-role.js'
import { publicAddress } from '@comanda/shared/hosts/public-address.js'
import { createLogger, type Logger } from '@comanda/shared/logging/logger.js'
import { createProcessMetrics } from '@comanda/shared/metrics/process-metrics.js'
import { createShutdown } from '@comanda/shared/shutdown/shutdown.js'
import { createStatisticsFolder } from '@comanda/shared/statistics/folding/folder.js'
import { createFoldingRepository } from '@comanda/shared/statistics/folding/repository.js'
import { createApp } from './create-app.js'
import { createLiveOrders } from './live/live-orders.js'
import { readRelease } from './release.js'
import { ListenError, serve } from './serve.js'
import { createServices } from './services.js'
import { onceDatabaseAnswers } from './wait-for-database.js'

const shutdownDeadlineMs = 8_000
const pruneIntervalMs = 15 * 60_000
const importLeftoverDays = 2

async function start(logger: Logger): Promise<void> {
  const config = readConfig()
  const { secrets } = config.web
  if (secrets === undefined) {
    throw new ConfigError([
      {
        variable: 'SESSION_SECRET',
        message: 'is not set. Set it to 32 random characters or more.',
      },
    ])
  }
  logger.level = config.logLevel

  const shutdown = createShutdown({ logger, deadlineMs: shutdownDeadlineMs })
  shutdown.listenForSignals()

  const ran = await onceDatabaseAnswers(() => migrate(config.database), logger)
  if (ran.length > 0) logger.info({ migrations: ran }, 'brought the database up to date')

  const { databaseRole } = config.web
  if (databaseRole !== undefined) await grantRows(config.database, databaseRole)
  const database = databaseRole === undefined ? config.database : configAs(config.database, databaseRole)

  // a person waits less long for a page than a bot for its turn
  const acquireTimeoutMs = Math.min(config.database.acquireTimeoutMs, config.web.acquireTimeoutMs)
  const db = createDatabase({ ...database, acquireTimeoutMs })
  shutdown.onRelease('database', () => db.destroy())
  const services = createServices(db, secrets)

  const release = readRelease()
  const cache = openCache({ config: config.cache, release, secrets, logger })
  shutdown.onRelease('cache', () => cache.close())

  const prune = setInterval(() => {
    Promise.all([
      services.sessions.deleteExpired(),
      services.signInAttempts.deleteExpired(),
      services.audit.deleteOlderThan(config.web.auditKeepDays),
      services.imports.dropLeftovers(importLeftoverDays),
    ]).catch((error: unknown) => logger.warn({ err: error }, 'could not delete what has expired'))
  }, pruneIntervalMs)
  shutdown.onRelease('session clean-up', () => clearInterval(prune))

  const folder = createStatisticsFolder({ folding: createFoldingRepository(db), logger })
  shutdown.onRelease('statistics', folder.stop)

  const importRunner = createImportRunner({ db, database, logger })
  shutdown.onRelease('imports', importRunner.stop)

  const live = createLiveOrders({ database, services, logger })
  // any free one, until it listens
  let { port } = config.web
  const app = createApp({
    services,
    live,
    importRunner,
    settings: {
      publicUrl: config.web.publicUrl,
      hstsSubdomains: config.web.hstsSubdomains,
      hosts: config.web.hosts,
      address: () => publicAddress({ publicUrl: config.web.publicUrl, port }),
      trustProxy: config.web.trustProxy,
      secrets,
      sessions: config.web.sessions,
      standIn: config.whatsAppWeb !== undefined,
      restartBudget: { limit: config.bot.restartBudget, windowMs: config.bot.restartBudgetWindowMs },
      metricsToken: config.metricsToken,
      caching: config.cache,
    },
    cache,
    release,
    logger,
    metrics: createProcessMetrics({ process: 'web' }),
    now: () => new Date(),
  })
  const server = await serve(app, config.web)
  port = Number(new URL(server.url).port)
  shutdown.onRelease('web server', server.close)
  shutdown.onRelease('live streams', live.close)
  // before the streams end: what comes back for them finds the process that follows
  shutdown.onRelease('listening', server.drain)

  logger.info({ url: server.url, publicUrl: config.web.publicUrl }, 'listening')
  process.send?.({ type: 'listening', url: server.url })
  process.send?.('ready')
}

const logger = createLogger({ name: 'web', level: 'info' })
start(logger).catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof ListenError
  logger.fatal(expected ? { code: error.code } : { err: error }, expected ? error.message : 'could not start')
  process.exitCode = 1
  // pm2's channel and the pool would keep the process alive
  setImmediate(() => process.exit(1))
})
