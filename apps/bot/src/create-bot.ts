import { setTimeout as delay } from 'node:timers/promises'
import { isMeantToBeLinked } from '@comanda/shared/accounts/linked.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Account } from '@comanda/shared/accounts/types.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import type { Config } from '@comanda/shared/config/config.js'
import { createConversationRepository } from '@comanda/shared/conversations/repository.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { createListener } from '@comanda/shared/database/listen.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import { createInboxService } from '@comanda/shared/inbox/service.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { createOutageRepository } from '@comanda/shared/outages/repository.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { createRestartRepository } from '@comanda/shared/restarts/repository.js'
import type { LaunchOptions } from 'puppeteer'
import { createAbilityWatch } from './ability/ability.js'
import { createHearing } from './ability/hearing.js'
import { createRemedies } from './ability/remedies.js'
import { createOutages } from './account/outages.js'
import { createAccountReporter } from './account/reporter.js'
import { createUnlinking } from './account/unlinking.js'
import type { BotAlerts } from './alerts/bot-alerts.js'
import type { BotState } from './alerts/watch.js'
import { createSupervisor, type Phase, type Supervisor } from './browser/supervisor.js'
import { watchClocks } from './clock/clock-watch.js'
import { createWhatsAppClock } from './clock/whatsapp-clock.js'
import { healthOf, watchResponsiveness } from './health/health.js'
import type { Health } from './health/server.js'
import { createAnswerer } from './inbox/answerer.js'
import { createCompiledMenus } from './inbox/compiled-menus.js'
import { createIdentities } from './inbox/identities.js'
import { createProcessor } from './inbox/processor.js'
import { createRecorder } from './inbox/recorder.js'
import type { MemoryMonitor } from './memory/monitor.js'
import { watchMemory } from './memory/watch-memory.js'
import type { BotMetrics } from './metrics/bot-metrics.js'
import { createPacing, noPacing } from './outbox/pacing.js'
import { createSender } from './outbox/sender.js'
import { createDailyRestart } from './restarts/daily.js'
import type { StartRecord } from './restarts/record.js'
import { createRestarter, type Restarter } from './restarts/restarter.js'
import { createSweeper } from './sweep/sweeper.js'
import { createTrimmer } from './sweep/trimmer.js'
import { profileDir } from './whatsapp/profile.js'
import { createWhatsAppSession } from './whatsapp/session.js'

export interface Bot {
  /** Drives the account until it is stopped. */
  run(): Promise<void>
  /** Stops taking new work, finishes what runs, closes the browser. The sign-in stays. */
  stop(): Promise<void>
  report: Supervisor['report']
  requestRestart: Restarter['requestRestart']
  /** @returns waiting while it shows a code to scan */
  health(): Health['status']
  /** @returns undefined before the first browser is opened */
  state(): BotState | undefined
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

/** Chats written to at once. */
const lanes = 4

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
  starts: StartRecord
  /** begins to end the process, to be started again */
  endProcess: (reason: string) => void
  metrics: BotMetrics
  alerts: BotAlerts
  now?: () => Date
}): Bot {
  const { account, config, db, logger, launchOptions, starts, endProcess, metrics, alerts } = deps
  const { now = () => new Date() } = deps
  const { sessionDir, burstWindowMs, sendPacing, sendConfirmMs, sweepIntervalMs } = config.bot
  const accountId = account.id
  const accounts = createAccountRepository(db)
  const inbox = createInboxRepository(db)
  const outbox = createOutboxRepository(db)
  const reporter = createAccountReporter({
    accountId,
    accounts,
    onBack: since => outages.over(since),
    logger,
  })
  const session = () => supervisor.session()

  const menus = createCompiledMenus(createMenuRepository(db))
  const identities = createIdentities({ session, logger })
  const clock = createWhatsAppClock()
  const whatsAppNow = (): Date => clock.now() ?? now()
  const clocks = watchClocks({ accountId, accounts, clock, logger })
  const ability = createAbilityWatch({
    now,
    onChange: (cannot, before) => {
      reporter.setInabilities(cannot)
      const ended = [before.send, before.receive].flatMap(was => was?.since ?? [])
      if (!(cannot.send ?? cannot.receive)) for (const since of ended) outages.over(since)
      sender.wake()
    },
  })
  const hearing = createHearing({ ability, whatsAppNow, sweep: () => sweeper.sweep() })
  const outages = createOutages({
    accountId,
    accounts,
    inbox,
    outages: createOutageRepository(db),
    isCatchingUp: () => sweeper.isCatchingUp(),
    onOutage: alerts.onOutage,
    logger,
  })
  const answerer = createAnswerer({
    db,
    account,
    menus,
    orderLimits: config.bot.orderLimits,
    whatsAppNow: clock.now,
  })
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
    onOutageOver: since => {
      sweeper.sweep()
      outages.over(since)
    },
    onFound: hearing.noteFound,
  })
  const trimmer = createTrimmer({
    accountId,
    accounts,
    inbox,
    session,
    keep: config.bot.chatMessagesKept,
    logger,
  })
  const sweeper = createSweeper({
    accountId,
    accounts,
    conversations: createConversationRepository(db),
    recorder,
    session,
    logger,
    everyMs: sweepIntervalMs,
    onCaughtUp: processor.wake,
    afterSweep: trimmer.trim,
  })
  const sender = createSender({
    accountId,
    outbox,
    session,
    pacing: sendPacing ? createPacing() : noPacing,
    showTyping: sendPacing,
    lanes,
    confirmMs: sendConfirmMs,
    onFailed: alerts.onFailedSend,
    onSettled: processor.wake,
    ability,
    canSend: () => !ability.lacks('send'),
    logger,
  })

  const responsiveness = watchResponsiveness()
  let phase: { is: Phase; since: Date } | undefined
  /** over all relaunches */
  let notReadySince: Date | undefined
  /** the number was linked, and nobody took the link away on purpose */
  let isLinked = isMeantToBeLinked(account)
  let provedAt: Date | undefined
  const noteProof = (): void => {
    provedAt = now()
    reporter.noteProof()
  }

  const supervisor: Supervisor = createSupervisor({
    createSession: events =>
      createWhatsAppSession({ accountId, sessionDir, launchOptions, events, now: whatsAppNow }),
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
      onServerTime: at => {
        clock.note(at)
        clocks.measure()
      },
      onPhase: next => {
        if (phase?.is !== next) phase = { is: next, since: now() }
        notReadySince = next === 'ready' || next === 'pairing' ? undefined : (notReadySince ?? now())
        if (next !== 'ready') hearing.onNotReady()
        if (next === 'starting') memory.onBrowserClosed()
        metrics.notePhase(next)
        reporter.setPhase(next)
      },
      onProof: noteProof,
      onLook: look => {
        ability.seePage(look.missing)
        hearing.onLook(look)
      },
      onReady: (_session, own) => {
        isLinked = true
        hearing.onReady()
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
        hearing.noteTold(message)
        void recorder.record(message)
      },
      onAck: ({ key, ack }) => {
        sender.noteAck(key, ack).catch(error => logger.warn({ err: error }, 'could not keep an ack'))
      },
    },
  })

  const unlinking = createUnlinking({
    accountId,
    accounts,
    supervisor,
    onUnlinking: () => {
      isLinked = false
    },
    logger,
  })
  const remedies = createRemedies({ cannot: ability.cannot, supervisor, logger })
  const restarter = createRestarter({
    accountId,
    record: starts,
    requests: createRestartRepository(db),
    settlesInMs: supervisor.settlesInMs,
    stop: endProcess,
    logger,
  })
  const businesses = createBusinessRepository(db)
  const daily = createDailyRestart({
    at: config.bot.dailyRestartAt,
    timeZone: async () => (await businesses.find(account.businessId))?.timeZone ?? 'UTC',
    restarter,
    logger,
  })

  const memory = watchMemory({
    accountId,
    config,
    db,
    supervisor,
    caches: { menus, identities },
    trimmer,
    requestRestart: restarter.requestRestart,
    listener: alerts,
    logger,
    now,
  })
  metrics.observe({
    sample: memory.latest,
    inboxWaiting: async () => (await inbox.countByStatus(accountId)).pending ?? 0,
    outboxWaiting: () => outbox.countOpen(accountId),
    provedAt: () => provedAt,
  })

  const isImpaired = (): boolean => {
    const { send, receive } = ability.cannot()
    return (send ?? receive) !== undefined
  }
  const mine = (payload: string | undefined): boolean =>
    payload === undefined || payload === String(accountId)
  const wakes: Readonly<Record<string, () => void>> = {
    inbox: processor.wake,
    outbox: sender.wake,
    accounts: () => {
      unlinking.wake()
      restarter.wake()
    },
    memory: memory.wake,
  }
  const listener = createListener({
    database: config.database,
    channels: Object.keys(wakes),
    logger,
    onWake: (payload, channel) => {
      if (!mine(payload)) return
      for (const [name, wake] of Object.entries(wakes)) if (channel === undefined || channel === name) wake()
    },
  })

  return {
    run: () => {
      memory.start()
      return supervisor.run()
    },
    health: () =>
      healthOf({
        phase,
        provedAt,
        notReadySince,
        isSignedOut: isLinked,
        isImpaired: isImpaired(),
        memory: memory.latest()?.level,
        lagMs: responsiveness.lagMs(),
        now: now(),
      }),
    state: () =>
      phase && { phase, provedAt, notReadySince, clocks: clocks.ahead(), cannot: ability.cannot() },
    memory,
    report: supervisor.report,
    requestRestart: restarter.requestRestart,
    stop: async () => {
      daily.stop()
      remedies.stop()
      // none of them starts anything new from here on; what hangs (a frozen page, a database that is away) is left
      // to the next start, since the browser must be closed in any case
      await atMost(workStopsWithinMs, [
        sweeper.stop(),
        recorder.stop(),
        processor.stop(),
        sender.stop(),
        outages.stop(),
      ])
      await supervisor.stop()
      responsiveness.stop()
      await atMost(reportsStopWithinMs, [reporter.stop(), clocks.stop(), memory.stop(), listener.stop()])
    },
  }
}
