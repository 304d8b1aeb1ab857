import type { Logger } from '@comanda/shared/logging/logger.js'
import { describeDecision } from '@comanda/shared/memory/describe.js'
import type { MemoryDecision, MemoryLevel, MemorySample } from '@comanda/shared/memory/types.js'
import type { Outage } from '@comanda/shared/outages/types.js'
import type { MemoryListener } from '../memory/monitor.js'
import type { StartRecord } from '../restarts/record.js'
import type { Alerter } from './alerter.js'
import {
  type About,
  browserRelaunched,
  memoryIsFine,
  memoryIsHigh,
  outageOver,
  type RestartsUsed,
  restartedForMemory,
  sendsFailed,
} from './words.js'

/** What a running bot tells people of, beside what `watch.ts` sees. */
export interface BotAlerts extends MemoryListener {
  /** A message to a customer will not go out any more. */
  onFailedSend(): void
  /** Nobody was answered for a time, which is over. */
  onOutage(outage: Outage): void
}

const worthTellingMs = 60_000

export function createBotAlerts(options: {
  alerter: Alerter
  about: () => About
  starts: Pick<StartRecord, 'judge'>
  /** the budget; Infinity where it is off */
  budget: number
  logger: Logger
}): BotAlerts {
  const { alerter, about, starts, budget, logger } = options
  let level: MemoryLevel | undefined
  let telling: Promise<void> = Promise.resolve()

  /** One after the other: what came first is told first. */
  function tell(work: (used: RestartsUsed) => void): void {
    telling = telling
      .then(async () => work({ used: (await starts.judge()).verdict.used, budget }))
      .catch(error => logger.error({ err: error }, 'could not tell of the memory'))
  }

  function onLook(sample: MemorySample): void {
    const isNews = sample.level !== level
    level = sample.level
    if (!isNews) return
    tell(used => {
      if (sample.level === 'fine') alerter.calm('memory', () => memoryIsFine(sample, used, about()))
      else {
        alerter.raise({
          kind: 'memory',
          level: sample.level === 'warning' ? 'warning' : 'critical',
          text: () => memoryIsHigh(sample, used, about()),
        })
      }
    })
  }

  function onDecision({ what, reason }: MemoryDecision): void {
    const isEvent = true
    const figures = describeDecision(what, reason)
    if (what === 'relaunched') {
      tell(used => {
        const text = (count: number) => browserRelaunched(reason, figures, used, count, about())
        alerter.raise({ kind: 'memory_relaunch', level: 'warning', isEvent, text })
      })
    }
    if (what === 'asked_for_restart') {
      tell(used => {
        const text = (count: number) => restartedForMemory(figures, used, count, about())
        alerter.raise({ kind: 'memory_restart', level: 'critical', isEvent, text })
      })
    }
  }

  function onOutage(outage: Outage): void {
    const { beganAt, endedAt, messages, answered } = outage
    const isShort = endedAt.getTime() - beganAt.getTime() < worthTellingMs
    // a browser that was relaunched, and all that came is answered
    if (isShort && answered === messages) return
    alerter.raise({
      kind: 'outage',
      level: 'news',
      key: `outage ${beganAt.getTime()}`,
      isEvent: true,
      text: () => outageOver(outage, about()),
    })
  }

  return {
    onOutage,
    onLook,
    onDecision,
    onFailedSend: () =>
      alerter.raise({
        kind: 'send_failed',
        level: 'warning',
        isEvent: true,
        text: count => sendsFailed(count, about()),
      }),
  }
}
