import { setTimeout as delay } from 'node:timers/promises'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Account } from '@comanda/shared/accounts/types.js'
import type { Config } from '@comanda/shared/config/config.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { createListener } from '@comanda/shared/database/listen.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import { createInboxService } from '@comanda/shared/inbox/service.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import type { LaunchOptions } from 'puppeteer'
import { createAccountReporter } from './account/reporter.js'
import { createUnlinking } from './account/unlinking.js'
import { createSupervisor, type Phase, type Supervisor } from './browser/supervisor.js'
import { healthOf, watchResponsiveness } from './health/health.js'
import type { HealthStatus } from './health/server.js'
import { createAnswerer } from './inbox/answerer.js'
import { createCompiledMenus } from './inbox/compiled-menus.js'
import { createIdentities } from './inbox/identities.js'
import { createProcessor } from './inbox/processor.js'
import { createRecorder } from './inbox/recorder.js'
import type { MemoryMonitor } from './memory/monitor.js'
import type { RequestRestart } from './memory/restart-request.js'
import { watchMemory } from './memory/watch-memory.js'
import type { BotMetrics } from './metrics/bot-metrics.js'
import { createPacing, noPacing } from './outbox/pacing.js'
import { createSender } from './outbox/sender.js'
import { createSweeper } from './sweep/sweeper.js'
import { createWhatsAppSession, profileDir } from './whatsapp/session.js'

export interface Bot {
  /** Drives the account until it is stopped. */
  run(): Promise<void>
  /** Stops taking new work, finishes what runs, closes the browser. The sign-in stays. */
  stop(): Promise<void>
  report: Supervisor['report']
  /** @returns waiting while it shows a code to scan */
  health(): HealthStatus
  memory: Pick<MemoryMonitor, 'latest'>
}

/** Of the 20 s that a stop may take, 5 and more belong to the browser. */
const workStopsWithinMs = 6_000
const reportsStopWithinMs = 2_000

async function atMost(mostMs: number, work: readonly Promise<void>[]): Promise<void> {
  const over = new AbortController()
  const late = delay(mostMs, undefined, { signal: over.signal }).catch(() => undefined)
  await Promise.race([Promise.all(work), late]).finally(() => over.abort())
}

/** Chats written to at once where pacing is off. */
const unpacedLanes = 4

/**
 * A message's way: session → recorder → inbox row → processor → answerer (handlers) → outbox row → sender → session.
 * The sweeper feeds the recorder with what the session never told.
 */
export function createBot(deps: {
  account: Account
  config: Config
  db: Database
  logger: Logger
  launchOptions: LaunchOptions
  metrics: BotMetrics
  /** where nobody keeps a budget, the browser is relaunched in its place */
  requestRestart?: RequestRestart
  now?: () => Date
}): Bot {
  const { account, config, db, logger, launchOptions, metrics, requestRestart, now = () => new Date() } = deps
  const { sessionDir, burstWindowMs, sendPacing, sendConfirmMs, sweepIntervalMs } = config.bot
  const accountId = account.id
  const accounts = createAccountRepository(db)
  const inbox = createInboxRepository(db)
  const outbox = createOutboxRepository(db)
  const reporter = createAccountReporter({ accountId, accounts, logger })
  const session = () => supervisor.session()

  const menus = createCompiledMenus(createMenuRepository(db))
  const identities = createIdentities({ session, logger })
  const answerer = createAnswerer({ db, account, menus, now })
  const processor = createProcessor({
    accountId,
    inbox,
    answer: metrics.timed(answerer.answer),
    giveUp: answerer.giveUp,
    logger,
    burstWindowMs,
    isHeld: () => sweeper.isCatchingUp(),
  })
  const recorder = createRecorder({
    accountId,
    inbox: createInboxService(db),
    identities,
    logger,
    onRecorded: processor.wake,
    onOutageOver: () => sweeper.sweep(),
  })
  const sweeper = createSweeper({
    accountId,
    accounts,
    recorder,
    session,
    logger,
    everyMs: sweepIntervalMs,
    onCaughtUp: processor.wake,
  })
  const sender = createSender({
    accountId,
    outbox,
    session,
    pacing: sendPacing ? createPacing() : noPacing,
    showTyping: sendPacing,
    lanes: sendPacing ? 1 : unpacedLanes,
    confirmMs: sendConfirmMs,
    logger,
  })

  const responsiveness = watchResponsiveness()
  let phase: { is: Phase; since: Date } | undefined
  let provedAt: Date | undefined
  const noteProof = (): void => {
    provedAt = now()
    reporter.noteProof()
  }

  const supervisor: Supervisor = createSupervisor({
    createSession: events => createWhatsAppSession({ accountId, sessionDir, launchOptions, events }),
    profileDir: profileDir(sessionDir, accountId),
    logger,
    times: {
      startDeadlineMs: config.bot.browserStartDeadlineMs,
      probeEveryMs: config.bot.browserProbeIntervalMs,
      probeDeadlineMs: config.bot.browserProbeDeadlineMs,
      settleAfterPairingMs: config.bot.pairingSettleMs,
    },
    listener: {
      onQr: reporter.showQr,
      onPhase: next => {
        if (phase?.is !== next) phase = { is: next, since: now() }
        if (next === 'starting') memory.onBrowserClosed()
        metrics.notePhase(next)
        reporter.setPhase(next)
      },
      onProof: noteProof,
      onReady: (_session, own) => {
        sweeper.catchUp()
        memory.onReady()
        void reporter.setPaired(own).then(() => {
          sweeper.onReady()
          sender.onReady()
        })
      },
      onMessage: message => {
        noteProof()
        metrics.noteMessage()
        void recorder.record(message)
      },
      onAck: ({ key, ack }) => {
        sender.noteAck(key, ack).catch(error => logger.warn({ err: error }, 'could not keep an ack'))
      },
    },
  })

  const unlinking = createUnlinking({ accountId, accounts, supervisor, logger })

  const memory = watchMemory({
    accountId,
    config,
    db,
    supervisor,
    clearCaches: () => {
      menus.clear()
      identities.clear()
    },
    requestRestart,
    logger,
    now,
  })
  metrics.observe({
    sample: memory.latest,
    inboxWaiting: async () => (await inbox.countByStatus(accountId)).pending ?? 0,
    outboxWaiting: () => outbox.countOpen(accountId),
    provedAt: () => provedAt,
  })

  const mine = (payload: string | undefined): boolean =>
    payload === undefined || payload === String(accountId)
  const listeners = [
    { channel: 'inbox', wake: processor.wake },
    { channel: 'outbox', wake: sender.wake },
    { channel: 'accounts', wake: unlinking.wake },
    { channel: 'memory', wake: memory.wake },
  ].map(({ channel, wake }) =>
    createListener({
      database: config.database,
      channel,
      logger,
      onWake: payload => {
        if (mine(payload)) wake()
      },
    }),
  )

  return {
    run: () => {
      memory.start()
      return supervisor.run()
    },
    health: () =>
      healthOf({
        phase,
        provedAt,
        memory: memory.latest()?.level,
        lagMs: responsiveness.lagMs(),
        now: now(),
      }),
    memory,
    report: supervisor.report,
    stop: async () => {
      // none of them starts anything new from here on; what hangs (a frozen page, a database that is away) is left
      // to the next start, since the browser must be closed in any case
      await atMost(workStopsWithinMs, [sweeper.stop(), recorder.stop(), processor.stop(), sender.stop()])
      await supervisor.stop()
      responsiveness.stop()
      await atMost(reportsStopWithinMs, [
        reporter.stop(),
        memory.stop(),
        ...listeners.map(listener => listener.stop()),
      ])
    },
  }
}
