import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '@comanda/shared/logging/logger.js'
import { withinDeadline } from '../whatsapp/deadline.js'
import type { Trouble, WhatsAppEvents, WhatsAppSession } from '../whatsapp/whatsapp.js'

export interface SupervisorTimes {
  /** from the launch to a QR or to ready */
  startDeadlineMs: number
  probeEveryMs: number
  probeDeadlineMs: number
  /** no relaunch so soon after pairing, unless there is nothing left to save: it corrupts the profile */
  settleAfterPairingMs: number
}

const backoff = { firstMs: 500, mostMs: 60_000 }
/** How long the page may be without a connection before a fresh one is tried: it reconnects on its own. */
const disconnectedMs = 300_000

export type Phase = 'starting' | 'pairing' | 'ready' | 'reconnecting' | 'offline'

/** What the rest of the bot hears. */
export interface SupervisorListener extends Pick<WhatsAppEvents, 'onQr' | 'onMessage' | 'onAck'> {
  onReady(session: WhatsAppSession, own: { wid: string; signedInAt: Date }): void
  onPhase(phase: Phase): void
  /** WhatsApp answered just now. */
  onProof(): void
}

export interface Supervisor {
  /** Opens a browser, and another after each trouble, until it is stopped. Resolves then. */
  run(): Promise<void>
  /** The session while it is ready. */
  session(): WhatsAppSession | undefined
  /** Something elsewhere shows that the page is broken (a rejection that nobody handled). */
  report(trouble: Trouble, error?: unknown): void
  stop(): Promise<void>
}

/** A page is beyond saving after these, however young its pairing. */
const isFatal = (trouble: Trouble): boolean =>
  trouble === 'browser_gone' || trouble === 'page_error' || trouble === 'logged_out'

/** The one place that decides to relaunch the browser. */
export function createSupervisor(options: {
  createSession: (events: WhatsAppEvents) => WhatsAppSession
  listener: SupervisorListener
  profileDir: string
  logger: Logger
  times: SupervisorTimes
}): Supervisor {
  const { createSession, listener, profileDir, logger, times } = options
  let ready: WhatsAppSession | undefined
  let troubled: (trouble: Trouble, error?: unknown) => void = () => undefined
  const stopping = new AbortController()

  /** One browser, from its launch to its first trouble. @returns what it was, and whether it had been ready */
  async function runOnce(): Promise<{ trouble: Trouble | undefined; wasReady: boolean }> {
    const timers = new Set<NodeJS.Timeout>()
    let wasReady = false
    let pairedAt: number | undefined
    let showedQr = false
    let disconnectedSince: number | undefined

    const ended = new Promise<Trouble | undefined>(resolve => {
      stopping.signal.addEventListener('abort', () => resolve(undefined), { once: true })
      troubled = (trouble, error) => {
        const youngMs = pairedAt === undefined ? Number.POSITIVE_INFINITY : Date.now() - pairedAt
        const settleMs = times.settleAfterPairingMs - youngMs
        const waitMs = !isFatal(trouble) && settleMs > 0 ? settleMs : 0
        logger.warn({ trouble, err: error, waitMs }, 'the browser is in trouble')
        timers.add(setTimeout(() => resolve(trouble), waitMs))
      }
    })

    const session = createSession({
      onQr: code => {
        clearTimeout(startTimer)
        showedQr = true
        listener.onPhase('pairing')
        listener.onQr(code)
      },
      onReady: own => {
        clearTimeout(startTimer)
        if (showedQr) pairedAt = Date.now()
        showedQr = false
        wasReady = true
        ready = session
        disconnectedSince = undefined
        listener.onPhase('ready')
        listener.onReady(session, own)
      },
      onMessage: listener.onMessage,
      onAck: listener.onAck,
      onTrouble: (trouble, error) => troubled(trouble, error),
    })

    async function probe(): Promise<void> {
      if (!wasReady) return
      try {
        if (await withinDeadline('probe', times.probeDeadlineMs, session.probe())) {
          if (disconnectedSince !== undefined) listener.onPhase('ready')
          disconnectedSince = undefined
          listener.onProof()
          return
        }
        disconnectedSince ??= Date.now()
        listener.onPhase('reconnecting')
        if (Date.now() - disconnectedSince >= disconnectedMs) troubled('disconnected')
      } catch (error) {
        troubled('probe_failed', error)
      }
    }

    const startTimer = setTimeout(() => troubled('not_ready_in_time'), times.startDeadlineMs)
    const probeTimer = setInterval(() => void probe(), times.probeEveryMs)
    listener.onPhase('starting')
    session.open().catch(error => troubled('start_failed', error))

    const trouble = await ended
    ready = undefined
    troubled = () => undefined
    clearTimeout(startTimer)
    clearInterval(probeTimer)
    for (const timer of timers) clearTimeout(timer)
    await session.close()
    return { trouble, wasReady }
  }

  async function run(): Promise<void> {
    let failures = 0
    while (!stopping.signal.aborted) {
      const { trouble, wasReady } = await runOnce()
      if (trouble === undefined) break
      listener.onPhase('reconnecting')
      // the library deletes the profile under the running browser: what it left behind is worth nothing
      if (trouble === 'logged_out') await rm(profileDir, { recursive: true, force: true, maxRetries: 4 })
      failures = wasReady ? 0 : failures + 1
      const backoffMs = Math.min(backoff.firstMs * 2 ** failures, backoff.mostMs)
      logger.info({ trouble, backoffMs }, 'relaunching the browser')
      await delay(backoffMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
    listener.onPhase('offline')
  }

  let running: Promise<void> | undefined
  return {
    run: () => {
      running ??= run()
      return running
    },
    session: () => ready,
    report: (trouble, error) => troubled(trouble, error),
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
