import { access } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { type AccountLock, takeAccountLock } from '@comanda/shared/accounts/lock.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Account } from '@comanda/shared/accounts/types.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import { type Config, readConfig } from '@comanda/shared/config/config.js'
import { ConfigError } from '@comanda/shared/config/config-error.js'
import type { Statements } from '@comanda/shared/database/connect.js'
import { withConnection } from '@comanda/shared/database/single-connection.js'
import { isUpToDate } from '@comanda/shared/database/up-to-date.js'
import { createLogger, type Logger } from '@comanda/shared/logging/logger.js'
import { memoryReport } from '@comanda/shared/metrics/memory-report.js'
import { createRestartRepository } from '@comanda/shared/restarts/repository.js'
import { createShutdown, type Shutdown } from '@comanda/shared/shutdown/shutdown.js'
import { createBotAlerts } from './alerts/bot-alerts.js'
import { lookAtShop } from './alerts/look.js'
import { openAlerter } from './alerts/open-alerter.js'
import { watchTroubles } from './alerts/watch.js'
import { type About, budgetUsedUp } from './alerts/words.js'
import type { Bot } from './create-bot.js'
import { type Figures, type Health, startHealthServer } from './health/server.js'
import { waitForRoom } from './restarts/entrance.js'
import { readMoment } from './restarts/moment.js'
import { createStartRecord, type StartRecord } from './restarts/record.js'
import type { PlannedRestart } from './restarts/record-file.js'
import { createRecordFile } from './restarts/record-file.js'
import { isPagesFault } from './whatsapp/pages-fault.js'
import { profileDir } from './whatsapp/profile.js'

const shutdownDeadlineMs = 20_000
const databaseClosesWithinMs = 2_000
const lookAgainMs = 2_000
/** for the few statements of a process that has no browser yet */
const statementMs = 5_000
const healthMs = 1_000

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

type Run = <Result>(work: (db: Statements) => Promise<Result>) => Promise<Result>

/** Migrates where there is anything to do, which is seldom: what does it is loaded then only. */
async function bringUpToDate(config: Config, run: Run): Promise<void> {
  if (await run(isUpToDate)) return
  const { migrate } = await import('@comanda/shared/database/migrate.js')
  await migrate(config.database)
}

/** The account to drive: the one named, or the only one. @returns undefined while there is none to choose */
async function findAccount(config: Config, db: Statements): Promise<Account | undefined> {
  const accounts = createAccountRepository(db)
  if (config.bot.accountId !== undefined) return accounts.find(config.bot.accountId)
  const all = await accounts.all()
  return all.length === 1 ? all[0] : undefined
}

async function waitForAccount(config: Config, run: Run, logger: Logger): Promise<Account> {
  for (let said = false; ; said = true) {
    const account = await untilDone('the database', logger, () => run(db => findAccount(config, db)))
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

const isThere = (dir: string): Promise<boolean> =>
  access(dir).then(
    () => true,
    () => false,
  )

function openStartRecord(config: Config, accountId: number, run: Run, logger: Logger): StartRecord {
  const { sessionDir, restartBudget, restartBudgetWindowMs } = config.bot
  return createStartRecord({
    file: createRecordFile(sessionDir, accountId),
    rows: {
      latest: limit => run(db => createRestartRepository(db).latest(accountId, limit)),
      record: starts => run(db => createRestartRepository(db).record(accountId, starts)),
    },
    rule: { limit: restartBudget, windowMs: restartBudgetWindowMs },
    hasSession: () => isThere(profileDir(sessionDir, accountId)),
    readMoment,
    logger,
  })
}

/** Waits, as small as it is, until the restart budget lets a browser be opened. */
async function waitForBudget(options: {
  accountId: number
  starts: StartRecord
  run: Run
  setUntil: (until: Date | undefined) => void
  /** nobody is told twice, whoever waits how often */
  tellPeople: (until: Date) => void
  shutdown: Shutdown
  logger: Logger
}): Promise<PlannedRestart> {
  const { accountId, starts, run, setUntil, tellPeople, shutdown, logger } = options
  const tell = (until: Date | undefined) =>
    run(db => createAccountRepository(db).setWaiting(accountId, until)).catch(error =>
      logger.debug({ err: error }, 'could not report until when it waits'),
    )
  let told: Date | undefined
  shutdown.onRelease('waiting', async () => {
    if (told !== undefined) await tell(undefined)
  })
  const planned = await waitForRoom({
    record: starts,
    listener: {
      onWaiting: async (until, isNew) => {
        // the clocks differ by some ms from look to look
        if (told === undefined || Math.abs(until.getTime() - told.getTime()) > 1_000) told = until
        setUntil(told)
        tellPeople(told)
        if (isNew) logger.warn({ until: told }, 'waiting: the restart budget is used up')
        await tell(told)
      },
      takeForced: () =>
        run(async db => {
          const requests = createRestartRepository(db)
          const request = await requests.open(accountId, true)
          if (request !== undefined) await requests.answer(request.id)
          return request
        }).catch(() => undefined),
    },
    pause: ms => delay(ms),
  })
  if (told !== undefined) logger.info(planned, 'the waiting is over')
  told = undefined
  setUntil(undefined)
  return planned
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

  const run: Run = work => withConnection(config.database, statementMs, work)
  let waitingUntil: Date | undefined
  let isDriving: () => Promise<unknown> = () =>
    withConnection(config.database, healthMs, db => db.raw('select 1'))
  const look = async (): Promise<Health> => {
    if (waitingUntil !== undefined) return { status: 'waiting', until: waitingUntil }
    await isDriving()
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
  const troubles = watchTroubles({
    alerter,
    about,
    settings: config.alerts,
    look: () => run(db => lookAtShop(db, driven, bot !== undefined, new Date())),
    state: () => bot?.state(),
    logger,
  })
  shutdown.onRelease('troubles', troubles.stop)

  await untilDone('the database', logger, () => bringUpToDate(config, run))
  const account = await waitForAccount(config, run, logger)
  const accountId = account.id
  const lock = await waitForLock(config, accountId, logger)
  void keepLock(config, lock, accountId, logger)
  driven = accountId
  const shop = await untilDone('the database', logger, () =>
    run(db => createBusinessRepository(db).find(account.businessId)),
  )
  if (shop !== undefined) alerter.setAccount(accountId, { name: shop.name, timeZone: shop.timeZone })

  const starts = openStartRecord(config, accountId, run, logger)
  const setUntil = (until: Date | undefined): void => {
    waitingUntil = until
  }
  const { restartBudget } = config.bot
  const tellPeople = (until: Date): void => {
    const since = new Date()
    const text = () => budgetUsedUp(until, restartBudget, since, about())
    alerter.raise({ kind: 'restart_budget', level: 'critical', text })
  }
  const start = await waitForBudget({ accountId, starts, run, setUntil, tellPeople, shutdown, logger })

  // what follows is most of the process: the browser's driver, the library, the pool
  const [
    { createBot },
    { createBotMetrics },
    { createProcessMetrics },
    { launchOptions },
    { createDatabase },
    { createMemoryReports },
    { createWeeklyReport },
  ] = await Promise.all([
    import('./create-bot.js'),
    import('./metrics/bot-metrics.js'),
    import('@comanda/shared/metrics/process-metrics.js'),
    import('./browser/launch-options.js'),
    import('@comanda/shared/database/connect.js'),
    import('@comanda/shared/memory/report/service.js'),
    import('./alerts/weekly.js'),
  ])
  const metrics = createProcessMetrics({ process: 'bot' })
  figures['/metrics'] = metrics
  const db = createDatabase(config.database)
  // a query under way on a broken network would hold it up for 30 s; there is nothing left to save
  shutdown.onRelease('database', () => Promise.race([db.destroy(), delay(databaseClosesWithinMs)]))
  isDriving = async () => db.raw('select 1').timeout(healthMs)
  await untilDone('a place to record the start', logger, () => starts.add(start))
  logger.info({ accountId, ...start }, 'opening the browser: the start counts')
  if (!config.bot.chromiumSandbox)
    logger.warn('the browser runs without its sandbox: npm run ops -- doctor says why')

  bot = createBot({
    account,
    config,
    db,
    logger: logger.child({ accountId }),
    metrics: createBotMetrics({ metrics, burstWindowMs: config.bot.burstWindowMs }),
    launchOptions: launchOptions({
      executablePath: chromiumPath,
      whatsAppWeb: config.whatsAppWeb,
      sandbox: config.bot.chromiumSandbox,
    }),
    starts,
    alerts: createBotAlerts({ alerter, about, starts, budget: restartBudget, logger }),
    endProcess: reason => shutdown.begin({ reason }),
  })
  shutdown.onRelease('bot', bot.stop)
  const { restartBudgetWindowMs: windowMs } = config.bot
  const reports = createMemoryReports({ db, budget: { limit: restartBudget, windowMs } })
  const { businessId } = account
  const weekly = createWeeklyReport({
    isOn: config.alerts.weeklyReport,
    alerter,
    about,
    weeks: () => reports.weeks({ accountId, businessId, timeZone: shop?.timeZone ?? 'UTC' }, 3),
    logger,
  })
  shutdown.onRelease('weekly report', weekly.stop)
  void weekly.look()
  await bot.run()
}

main().catch(error => {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
  else process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  process.exit(1)
})
