import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '@comanda/shared/logging/logger.js'
import { withinDeadline } from '../whatsapp/deadline.js'
import type { PageLook, Trouble, WhatsAppEvents, WhatsAppSession } from '../whatsapp/whatsapp.js'
import { createBackoff } from './backoff.js'
import { removeStaleLock } from './stale-lock.js'

export interface SupervisorTimes {
  /** from the launch to a QR or to ready */
  startDeadlineMs: number
  probeEveryMs: number
  probeDeadlineMs: number
  /** no relaunch so soon after pairing, unless there is nothing left to save: it corrupts the profile */
  settleAfterPairingMs: number
}

/** A slow machine, or one with much to catch up on, gets more time at the next try: up to eight times. */
const extensionsAtMost = 3
/** A code lives 20 s, the first one 60: after that without another one the page shows none that can be scanned. */
const codeMissingMs = 90_000
/** How long the page may be without a connection before a fresh one is tried: it reconnects on its own. */
const disconnectedMs = 300_000

export type Phase = 'starting' | 'pairing' | 'ready' | 'reconnecting' | 'offline'

/** What the rest of the bot hears. */
export interface SupervisorListener
  extends Pick<WhatsAppEvents, 'onQr' | 'onMessage' | 'onAck' | 'onServerTime'> {
  onReady(session: WhatsAppSession, own: { wid: string; signedInAt: Date }): void
  onPhase(phase: Phase): void
  /** WhatsApp answered just now. */
  onProof(): void
  /** How the page looks, from when it is loaded on. */
  onLook(look: PageLook): void
}

export interface Supervisor {
  /** Opens a browser, and another after each trouble, until it is stopped. Resolves then. */
  run(): Promise<void>
  /** The session while it is ready. */
  session(): WhatsAppSession | undefined
  /** Something elsewhere shows that the page is broken (a rejection that nobody handled). */
  report(trouble: Trouble, error?: unknown): void
  /**
   * Loads the page anew in the living browser, which frees what the page holds. It is ready again in seconds; where it
   * isn't in time, the browser is relaunched.
   * @returns false where there is no page to reload, or one too young
   */
  reload(): Promise<boolean>
  /**
   * Ends the account's link for good, and opens a clean browser that shows a code. Where WhatsApp can't be told, the
   * sign-in is deleted here all the same, and the phone lists the device until somebody removes it there.
   */
  unlink(): Promise<void>
  /** How long the profile of a pairing needs yet: whoever ends the browser before that may break it. */
  settlesInMs(): number
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
  let settles: () => number = () => 0
  let reloadPage: () => Promise<boolean> = async () => false
  const stopping = new AbortController()

  /** One browser, from its launch to its first trouble. @returns what it was, and how long it had been ready */
  async function runOnce(
    startDeadlineMs: number,
  ): Promise<{ trouble: Trouble | undefined; readyForMs: number }> {
    const timers = new Set<NodeJS.Timeout>()
    let over = false
    let readyAt: number | undefined
    let pairedAt: number | undefined
    let codeAt: number | undefined
    let scannedAt: number | undefined
    let disconnectedSince: number | undefined
    let isReloading = false
    let startTimer: NodeJS.Timeout | undefined
    let end: (trouble: Trouble | undefined) => void = () => undefined
    const ended = new Promise<Trouble | undefined>(resolve => {
      end = resolve
    })
    const stop = (): void => end(undefined)

    // what a browser tells after its end is none of the next one's business
    const onTrouble = (trouble: Trouble, error?: unknown): void => {
      if (over) {
        logger.debug({ trouble, err: error }, 'from a browser that is closed')
        return
      }
      const youngMs = pairedAt === undefined ? Number.POSITIVE_INFINITY : Date.now() - pairedAt
      const settleMs = times.settleAfterPairingMs - youngMs
      const waitMs = !isFatal(trouble) && settleMs > 0 ? settleMs : 0
      logger.warn({ trouble, err: error, waitMs }, 'the browser is in trouble')
      timers.add(setTimeout(() => end(trouble), waitMs))
    }

    const session = createSession({
      onQr: code => {
        if (over) return
        clearTimeout(startTimer)
        codeAt = Date.now()
        listener.onPhase('pairing')
        listener.onQr(code)
      },
      onReady: own => {
        if (over) return
        clearTimeout(startTimer)
        if (codeAt !== undefined) pairedAt = Date.now()
        codeAt = undefined
        isReloading = false
        readyAt ??= Date.now()
        ready = session
        disconnectedSince = undefined
        listener.onPhase('ready')
        listener.onReady(session, own)
      },
      onMessage: listener.onMessage,
      onAck: listener.onAck,
      onServerTime: listener.onServerTime,
      onTrouble,
    })

    /** While it shows codes it may take hours; but one must follow the other, and ready must follow the scan. */
    function watchPairing(isConnected: boolean, shownAt: number): void {
      scannedAt = isConnected ? (scannedAt ?? Date.now()) : undefined
      const sinceScanMs = Date.now() - (scannedAt ?? Date.now())
      const isLate = sinceScanMs >= startDeadlineMs + times.settleAfterPairingMs
      if (isLate || (!isConnected && Date.now() - shownAt >= codeMissingMs)) onTrouble('not_ready_in_time')
    }

    function watchConnection(isConnected: boolean): void {
      if (isConnected) {
        if (disconnectedSince !== undefined) listener.onPhase('ready')
        disconnectedSince = undefined
        listener.onProof()
        return
      }
      disconnectedSince ??= Date.now()
      listener.onPhase('reconnecting')
      if (Date.now() - disconnectedSince >= disconnectedMs) onTrouble('disconnected')
    }

    /** A page that will never be ready, since it lacks something, says so while it is waited for. */
    async function lookOnly(): Promise<void> {
      const look = await withinDeadline('look', times.probeDeadlineMs, session.look()).catch(() => undefined)
      if (!over && look !== undefined) listener.onLook(look)
    }

    async function probe(): Promise<void> {
      // until there is a code or it is ready, the start has a deadline of its own
      if (isReloading || (readyAt === undefined && codeAt === undefined)) return lookOnly()
      try {
        const look = await withinDeadline('probe', times.probeDeadlineMs, session.probe())
        if (over || isReloading) return
        if (look !== undefined) listener.onLook(look)
        const isConnected = look?.isConnected === true
        if (readyAt !== undefined) watchConnection(isConnected)
        else if (codeAt !== undefined) watchPairing(isConnected, codeAt)
      } catch (error) {
        // a page that is loading answers to nobody, and has a deadline of its own
        if (!isReloading) onTrouble('probe_failed', error)
      }
    }

    const watchStart = (): void => {
      clearTimeout(startTimer)
      startTimer = setTimeout(() => onTrouble('not_ready_in_time'), startDeadlineMs)
    }

    async function reload(): Promise<boolean> {
      const isYoung = pairedAt !== undefined && Date.now() - pairedAt < times.settleAfterPairingMs
      if (over || ready !== session || isYoung) return false
      logger.info('reloading the page')
      isReloading = true
      // nothing is sent into a page that goes; what is under way is looked up once it is back
      ready = undefined
      watchStart()
      listener.onPhase('reconnecting')
      try {
        await session.reload()
      } catch (error) {
        onTrouble('start_failed', error)
      }
      return true
    }

    stopping.signal.addEventListener('abort', stop, { once: true })
    troubled = onTrouble
    settles = () => {
      const since = pairedAt ?? scannedAt
      return since === undefined ? 0 : Math.max(0, times.settleAfterPairingMs - (Date.now() - since))
    }
    reloadPage = reload
    watchStart()
    const probeTimer = setInterval(() => void probe(), times.probeEveryMs)
    listener.onPhase('starting')
    session.open().catch(error => onTrouble('start_failed', error))

    const trouble = await ended
    over = true
    ready = undefined
    troubled = () => undefined
    settles = () => 0
    reloadPage = async () => false
    stopping.signal.removeEventListener('abort', stop)
    clearTimeout(startTimer)
    clearInterval(probeTimer)
    for (const timer of timers) clearTimeout(timer)
    const readyForMs = readyAt === undefined ? 0 : Date.now() - readyAt
    await session.close()
    return { trouble, readyForMs }
  }

  async function run(): Promise<void> {
    const backoff = createBackoff()
    let extensions = 0
    while (!stopping.signal.aborted) {
      if (await removeStaleLock(profileDir)) logger.warn('removed the lock that another browser left behind')
      const { trouble, readyForMs } = await runOnce(times.startDeadlineMs * 2 ** extensions)
      if (trouble === undefined) break
      listener.onPhase('reconnecting')
      // the page has signed out, and what it left in its profile is worth nothing
      if (trouble === 'logged_out') await rm(profileDir, { recursive: true, force: true, maxRetries: 4 })
      if (readyForMs > 0) extensions = 0
      else if (trouble === 'not_ready_in_time') extensions = Math.min(extensions + 1, extensionsAtMost)
      const backoffMs = backoff.next(readyForMs > 0)
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
    reload: () => reloadPage(),
    unlink: async () => {
      // the next browser's troubles are none of this one's
      const report = troubled
      try {
        await ready?.unlink()
      } catch (error) {
        logger.info({ err: error }, 'the page did not answer to the unlinking')
      }
      report('logged_out')
    },
    settlesInMs: () => settles(),
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
