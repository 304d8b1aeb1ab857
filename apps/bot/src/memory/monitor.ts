import type { Config } from '@comanda/shared/config/config.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import { describeDecision } from '@comanda/shared/memory/describe.js'
import type { MemoryRepository } from '@comanda/shared/memory/repository.js'
import type {
  DecisionReason,
  MemoryAction,
  MemoryDecision,
  MemoryDetails,
  MemoryLevel,
  MemorySample,
  MemoryThresholds,
  TreeMemory,
} from '@comanda/shared/memory/types.js'
import { cadenceOf } from './cadence.js'
import type { CgroupMemory } from './cgroup.js'
import { type Step, stepsFor } from './decide.js'
import type { OwnMemory } from './heap.js'
import { createHistory } from './history.js'
import { createKeeper } from './keeper.js'
import { levelAfter, limitOf, thresholdsOf } from './levels.js'
import {
  isQuietAt,
  learnQuietHours,
  type QuietHours,
  untilNextQuiet,
  usualQuietHours,
} from './quiet-hours.js'
import type { RequestRestart } from './restart-request.js'
import type { TreeSource } from './tree-source.js'

const learnEveryMs = 6 * 3_600_000
/** A wish that an operator made of a bot that didn't run is no longer one. */
const requestLivesMs = 60_000

export interface MemoryMonitor {
  start(): void
  /** The page is signed in, in a browser just opened or reloaded. */
  onReady(): void
  /** The browser was closed, whoever decided it. */
  onBrowserClosed(): void
  /** An operator may have asked for something. */
  wake(): void
  latest(): MemorySample | undefined
  stop(): Promise<void>
}

/** What the monitor may do about it; each resolves when it is under way or done. */
export interface MemoryRemedies {
  /** Empties caches and lets the page drop what it needn't keep. */
  clean(): Promise<void>
  clearCaches(): void
  collectGarbage(): void
  /** @returns whether it could be */
  reloadPage(): Promise<boolean>
  relaunchBrowser(): void
  requestRestart: RequestRestart
  isReady(): boolean
}

/** Whoever wants to hear of it. */
export interface MemoryListener {
  /** at each look, also one that isn't kept */
  onLook(sample: MemorySample): void
  /** something was done, and this became of it */
  onDecision(decision: MemoryDecision): void
}

/** Watches the tree's memory, decides what is to be done about it, and keeps both. */
export function createMemoryMonitor(options: {
  accountId: number
  config: Pick<Config, 'memory' | 'quietHours'>
  source: TreeSource
  readCgroup: () => Promise<CgroupMemory>
  machineBytes: number | undefined
  readOwn: () => OwnMemory
  readPool: () => Pick<MemoryDetails, 'poolUsed' | 'poolFree' | 'poolWaiting'>
  readCaches: () => Record<string, number>
  repository: MemoryRepository
  remedies: MemoryRemedies
  listener: MemoryListener
  logger: Logger
  now?: () => Date
}): MemoryMonitor {
  const { accountId, source, remedies, repository, listener, logger, now = () => new Date() } = options
  const { memory: settings, quietHours } = options.config
  const history = createHistory()
  const keeper = createKeeper({ repository, accountId, keepDays: settings.keepDays, now, logger })
  const lastAt: Partial<Record<MemoryAction, number>> = {}
  let level: MemoryLevel = 'fine'
  let worstBytes = 0
  let latest: MemorySample | undefined
  let keptAtMs = Number.NEGATIVE_INFINITY
  let isNextKept = false
  /** Nothing of this page was kept yet: what it was before, without a browser, says too little for five minutes. */
  let isPageNew = true
  let quiet: QuietHours = quietHours ?? usualQuietHours
  let timeZone = 'UTC'
  let learntAtMs = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let dueAtMs = Number.POSITIVE_INFINITY
  let looking: Promise<void> = Promise.resolve()
  let answering: Promise<void> | undefined
  let isStopped = false
  let isUnknown = false

  async function learn(nowMs: number): Promise<void> {
    if (nowMs - learntAtMs < learnEveryMs) return
    try {
      const traffic = await repository.traffic(accountId)
      timeZone = traffic.timeZone
      quiet = quietHours ?? learnQuietHours(traffic.byHour)
      learntAtMs = nowMs
    } catch (error) {
      logger.debug({ err: error }, 'could not learn when it is quiet')
    }
  }

  async function measure(tree: TreeMemory, at: Date): Promise<MemorySample> {
    const cgroup = await options.readCgroup()
    const limit = limitOf({
      settingBytes: settings.limitBytes,
      cgroupBytes: cgroup.limitBytes,
      machineBytes: options.machineBytes,
    })
    const thresholds = thresholdsOf(settings, limit.bytes)
    history.add(at.getTime(), tree, remedies.isReady())
    return {
      accountId,
      at,
      tree,
      level: levelAfter(level, tree.bytes, thresholds),
      details: {
        thresholds,
        limitedBy: limit.by,
        cgroupUsedBytes: cgroup.usedBytes,
        ...options.readOwn(),
        ...options.readPool(),
        caches: options.readCaches(),
        slope: history.slope(),
      },
    }
  }

  const perform: Partial<Record<MemoryAction, (reason: string) => Promise<string | undefined>>> = {
    cleaned: async () => void (await remedies.clean()),
    collected: async () => void remedies.collectGarbage(),
    reloaded: async () => ((await remedies.reloadPage()) ? undefined : 'the page could not be reloaded'),
    relaunched: async () => {
      history.restart()
      remedies.relaunchBrowser()
      return undefined
    },
    asked_for_restart: remedies.requestRestart,
  }

  function keep(decision: MemoryDecision): void {
    keeper.keepDecision(decision)
    listener.onDecision(decision)
  }

  async function take(step: Step, { tree, details, at, level: present }: MemorySample): Promise<void> {
    const reason: DecisionReason = {
      cause: step.cause,
      level: present,
      treeBytes: tree.bytes,
      limitBytes: details.thresholds.limit,
      slope: details.slope,
      ...(step.what === 'recovered' && { worstBytes }),
      ...(step.criticalInHours !== undefined && { criticalInHours: step.criticalInHours }),
    }
    try {
      const outcome = await perform[step.what]?.(describeDecision(step.what, reason))
      if (outcome !== undefined) reason.outcome = outcome
    } catch (error) {
      logger.warn({ err: error, what: step.what }, 'a step against high memory failed')
      reason.outcome = 'it failed'
    }
    // its effect shows from its end on: a page takes seconds to load
    lastAt[step.what] = now().getTime()
    logger.warn({ what: step.what, ...reason }, `memory: ${describeDecision(step.what, reason)}`)
    keep({ accountId, at, what: step.what, reason })
  }

  function decide(sample: MemorySample, before: MemoryLevel): Step[] {
    const nowMs = sample.at.getTime()
    const { heapUsedBytes, heapLimitBytes, thresholds, slope } = sample.details
    return stepsFor({
      nowMs,
      before,
      level: sample.level,
      tree: sample.tree,
      thresholds,
      heap: { usedBytes: heapUsedBytes, limitBytes: heapLimitBytes },
      slope,
      least: history.least(),
      isReady: remedies.isReady(),
      lastAt,
      isQuiet: () => isQuietAt(nowMs, quiet, timeZone),
      untilNextQuietMs: () => untilNextQuiet(nowMs, quiet, timeZone),
      coolDownMs: settings.coolDownMs,
    })
  }

  function cadence(treeBytes: number, thresholds: MemoryThresholds): number {
    const { nextLookMs, isKept } = cadenceOf({
      treeBytes,
      thresholds,
      level,
      recent: history.recent(),
      intervalMs: settings.sampleIntervalMs,
      fastestMs: settings.sampleFastestMs,
    })
    isNextKept = isKept
    return nextLookMs
  }

  /** @returns when to look again, in ms */
  async function look(): Promise<number> {
    const at = now()
    const tree = await source.read()
    if (tree === undefined) {
      if (!isUnknown) logger.warn('this system does not tell how much memory the processes hold')
      isUnknown = true
      return settings.sampleIntervalMs
    }
    await learn(at.getTime())
    const before = level
    const sample = await measure(tree, at)
    level = sample.level
    latest = sample
    listener.onLook(sample)
    if (level !== 'fine' || before !== 'fine') worstBytes = Math.max(worstBytes, tree.bytes)
    const steps = decide(sample, before)
    const isDue = at.getTime() - keptAtMs >= settings.sampleIntervalMs
    const isFirst = isPageNew && remedies.isReady()
    if (isFirst) isPageNew = false
    if (isDue || isFirst || isNextKept || steps.length > 0 || level !== before) {
      keptAtMs = at.getTime()
      keeper.keepSample(sample)
    }
    for (const step of steps) await take(step, sample)
    if (level === 'fine') worstBytes = 0
    return cadence(tree.bytes, sample.details.thresholds)
  }

  function lookIn(delayMs: number): void {
    if (isStopped) return
    clearTimeout(timer)
    dueAtMs = performance.now() + delayMs
    timer = setTimeout(() => {
      // one look at a time, also where an event asks for one
      looking = looking.then(look).then(lookIn, error => {
        logger.warn({ err: error }, 'could not look at the memory')
        lookIn(settings.sampleFastestMs)
      })
    }, delayMs)
    timer.unref()
  }

  async function answerRequests(): Promise<void> {
    for (const { id, what } of await repository.openRequests(accountId, requestLivesMs)) {
      const beforeBytes = (await source.read())?.bytes
      if (what !== 'gc') remedies.clearCaches()
      if (what === 'cleanup') await remedies.clean()
      if (what !== 'clear_caches') remedies.collectGarbage()
      const afterBytes = (await source.read())?.bytes
      await repository.completeRequest(id, JSON.stringify({ beforeBytes, afterBytes }))
      if (latest !== undefined) {
        const { tree, details } = latest
        const reason = {
          cause: 'asked' as const,
          level,
          treeBytes: afterBytes ?? tree.bytes,
          limitBytes: details.thresholds.limit,
        }
        keep({ accountId, at: now(), what: what === 'gc' ? 'collected' : 'cleaned', reason })
      }
    }
  }

  return {
    start: () => lookIn(0),
    // what the page holds once it has loaded is what a relaunch can't go below. A page that gets ready again and again
    // puts no look off.
    onReady: () => {
      if (dueAtMs - performance.now() > settings.sampleFastestMs) lookIn(settings.sampleFastestMs)
    },
    onBrowserClosed: () => {
      history.restart()
      isPageNew = true
    },
    wake: () => {
      if (isStopped) return
      answering ??= answerRequests()
        .catch(error => logger.warn({ err: error }, 'could not do what an operator asked for'))
        .finally(() => {
          answering = undefined
        })
    },
    latest: () => latest,
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await looking
      await answering
      await keeper.idle()
    },
  }
}
