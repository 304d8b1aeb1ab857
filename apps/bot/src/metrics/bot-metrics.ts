import type { InboxMessage } from '@comanda/shared/inbox/types.js'
import type { MemorySample } from '@comanda/shared/memory/types.js'
import type { Metrics } from '@comanda/shared/metrics/process-metrics.js'
import { Counter, Gauge, Histogram } from 'prom-client'
import type { Phase } from '../browser/supervisor.js'

/** What is asked for when somebody looks; undefined or a rejection: unknown, and left out. */
export interface Readings {
  sample(): MemorySample | undefined
  inboxWaiting(): Promise<number>
  outboxWaiting(): Promise<number>
  provedAt(): Date | undefined
}

export interface BotMetrics {
  noteMessage(): void
  /** Wraps what answers: counts failures, and how long the messages waited for their answer. */
  timed(
    answer: (messages: readonly InboxMessage[]) => Promise<void>,
  ): (messages: readonly InboxMessage[]) => Promise<void>
  notePhase(phase: Phase): void
  observe(readings: Readings): void
}

/** From the last message of a burst to its answer being ready, less the burst's window. */
const answerBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300]

export function createBotMetrics({
  metrics: { registry },
  burstWindowMs,
  now = () => new Date(),
}: {
  metrics: Pick<Metrics, 'registry'>
  burstWindowMs: number
  now?: () => Date
}): BotMetrics {
  const registers = [registry]
  const messages = new Counter({
    name: 'comanda_messages_received_total',
    help: 'Messages that WhatsApp told of, own ones and groups among them',
    registers,
  })
  const answered = new Counter({
    name: 'comanda_messages_answered_total',
    help: 'Messages of customers that were answered or handed over',
    registers,
  })
  const errors = new Counter({
    name: 'comanda_answer_errors_total',
    help: 'Tries to answer that failed; each message has three',
    registers,
  })
  const latency = new Histogram({
    name: 'comanda_reply_ready_seconds',
    help: 'From the end of a burst to its reply being ready to be sent',
    buckets: answerBuckets,
    registers,
  })
  const launches = new Counter({
    name: 'comanda_browser_launches_total',
    help: 'Browsers opened since the process started; all but the first are relaunches',
    registers,
  })
  const isReady = new Gauge({
    name: 'comanda_whatsapp_ready',
    help: '1 while the page is signed in and connected',
    registers,
  })

  return {
    noteMessage: () => messages.inc(),
    timed: answer => async burst => {
      try {
        await answer(burst)
      } catch (error) {
        errors.inc()
        throw error
      }
      answered.inc(burst.length)
      const last = burst.reduce((newest, { receivedAt }) => Math.max(newest, receivedAt.getTime()), 0)
      if (last > 0) latency.observe(Math.max(0, now().getTime() - last - burstWindowMs) / 1_000)
    },
    notePhase: phase => {
      isReady.set(phase === 'ready' ? 1 : 0)
      if (phase === 'starting') launches.inc()
    },
    observe: ({ sample, inboxWaiting, outboxWaiting, provedAt }) => {
      const gauge = (name: string, help: string, read: (self: Gauge) => Promise<void> | void): Gauge =>
        new Gauge({
          name,
          help,
          registers,
          async collect() {
            // unknown is not 0, nor what it was before
            this.remove()
            try {
              await read(this)
            } catch {
              this.remove()
            }
          },
        })
      new Gauge({
        name: 'comanda_memory_tree_bytes',
        help: 'Memory of the bot and its browser, by kind of process',
        labelNames: ['kind'],
        registers,
        collect() {
          this.reset()
          for (const [kind, bytes] of Object.entries(sample()?.tree.kinds ?? {})) this.set({ kind }, bytes)
        },
      })
      new Gauge({
        name: 'comanda_memory_threshold_bytes',
        help: 'Where the levels begin, and the limit',
        labelNames: ['level'],
        registers,
        collect() {
          this.reset()
          for (const [level, bytes] of Object.entries(sample()?.details.thresholds ?? {}))
            this.set({ level }, bytes)
        },
      })
      new Gauge({
        name: 'comanda_cache_entries',
        help: 'Entries that each cache of the bot holds',
        labelNames: ['cache'],
        registers,
        collect() {
          this.reset()
          for (const [cache, size] of Object.entries(sample()?.details.caches ?? {}))
            this.set({ cache }, size)
        },
      })
      gauge('comanda_memory_slope_bytes_per_hour', 'Growth since the browser was opened', self => {
        const slope = sample()?.details.slope
        if (slope !== undefined) self.set(slope.bytesPerHour)
      })
      gauge('comanda_memory_sampled_timestamp_seconds', 'When the tree was last looked at', self => {
        const at = sample()?.at
        if (at !== undefined) self.set(at.getTime() / 1_000)
      })
      gauge('comanda_inbox_waiting', 'Messages that wait for an answer', async self =>
        self.set(await inboxWaiting()),
      )
      gauge('comanda_outbox_waiting', 'Replies that wait to be sent', async self =>
        self.set(await outboxWaiting()),
      )
      gauge('comanda_last_proof_age_seconds', 'Since WhatsApp last answered', self => {
        const at = provedAt()
        if (at !== undefined) self.set((now().getTime() - at.getTime()) / 1_000)
      })
      gauge('comanda_uptime_seconds', 'Since the process was started', self => self.set(process.uptime()))
    },
  }
}
