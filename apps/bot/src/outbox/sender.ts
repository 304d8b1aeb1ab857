import { setTimeout as delay } from 'node:timers/promises'
import { isDatabaseUnavailable } from '@comanda/shared/database/errors.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { OutboxRepository } from '@comanda/shared/outbox/repository.js'
import type { ClaimedMessage, UnconfirmedMessage } from '@comanda/shared/outbox/types.js'
import type { AbilityWatch } from '../ability/ability.js'
import { PageDeadlineError } from '../whatsapp/deadline.js'
import type { WhatsAppSession } from '../whatsapp/whatsapp.js'
import type { Pacing } from './pacing.js'
import { findAck, findSent } from './proof.js'

const leaseMs = 90_000
const longestProofEveryMs = 15_000
const sendsAtMost = 2
const retryMs = 5_000
const earlyAcksAtMost = 1_000
/** A chat that can't be looked into so often (five minutes and more of a ready page) holds its messages up no longer. */
const looksAtMost = 20

/** So long a page that is ready may still bring up what its chats held before. */
const pageLoadsMs = 10_000

/** Of the time that a confirmation may take: WhatsApp confirmed others since, and this one is stuck. */
const stuckAfterConfirms = 5

/** A page that didn't answer in time may only be slow: so long it may still be about to send. */
const lateSendMs = 30_000

interface UnknownSend {
  claim: ClaimedMessage
  /** who tried to send it, where it was this process */
  page?: WhatsAppSession
  /** while that page lives, its chat tells nothing before then (ms since 1970) */
  lookFrom: number
}

export interface Sender {
  wake(): void
  /** The page is ready: settles what an earlier page or process left open, then goes on sending. */
  onReady(): void
  noteAck(key: string, ack: number): Promise<void>
  /** Starts no new send; resolves when what runs has ended. */
  stop(): Promise<void>
}

/**
 * The only way out: claims from the outbox, paces, sends, and asks for proof.
 * @param options.onSettled what came of a send is known: whoever wrote there may be answered
 * @param options.lanes chats written to at once: one may be typing while another waits for its turn
 */
export function createSender(options: {
  accountId: number
  outbox: OutboxRepository
  session: () => WhatsAppSession | undefined
  pacing: Pacing
  showTyping: boolean
  lanes: number
  /** how long WhatsApp may take to confirm before the chat is looked at */
  confirmMs: number
  /** a message will not go out any more: a person must write */
  onFailed?: () => void
  onSettled?: () => void
  /** how sending goes: see `ability` */
  ability?: Pick<AbilityWatch, 'noteSendFailure' | 'noteUnconfirmed' | 'noteConfirmed'>
  /** false while the page lacks what sending needs: nothing is claimed then, and nothing is given up */
  canSend?: () => boolean
  logger: Logger
}): Sender {
  const { accountId, outbox, session, pacing, showTyping, lanes, confirmMs, logger } = options
  const { onFailed = () => undefined, onSettled = () => undefined, ability, canSend = () => true } = options
  const running = new Set<Promise<void>>()
  const stopping = new AbortController()
  // an ack may overtake the answer that tells the key
  const earlyAcks = new Map<string, number>()
  // sends that ended without a known outcome, by row
  const unknown = new Map<number, UnknownSend>()
  // looks that failed, by row: whatever one chat throws, the others' sends are looked after
  const failedLooks = new Map<number, number>()
  let unacknowledged: UnconfirmedMessage[] = []
  let tookOver = false
  let readyAt = 0
  let settling: Promise<void> | undefined
  let sending = 0
  let freeTimer: NodeJS.Timeout | undefined
  let wakes = 0

  /** @returns whether to go on: false once the bot stops */
  async function pause(pauseMs: number): Promise<boolean> {
    if (pauseMs > 0) await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    return !stopping.signal.aborted
  }

  /** A courtesy: whatever comes of it, the message goes out. */
  async function typing(claim: ClaimedMessage, page: WhatsAppSession): Promise<void> {
    try {
      await page.showTyping(claim.chatWid)
    } catch (error) {
      logger.debug({ err: error, outboxId: claim.id }, 'could not show typing')
    }
  }

  async function bind(
    claim: ClaimedMessage,
    sent: { key: string; ack: number; sentAt: Date },
  ): Promise<void> {
    const ack = Math.max(sent.ack, earlyAcks.get(sent.key) ?? 0)
    earlyAcks.delete(sent.key)
    const bound = await outbox.markSent(claim, { messageKey: sent.key, ack, sentAt: sent.sentAt })
    if (!bound) logger.warn({ outboxId: claim.id }, 'sent after the claim was lost')
  }

  async function send(claim: ClaimedMessage, page: WhatsAppSession): Promise<void> {
    try {
      const sent = await page.send(claim.chatWid, claim.body)
      if (sent !== undefined) await bind(claim, sent)
      else await settle(claim, page)
    } catch (error) {
      // it may have gone out or not: the claim stays, and the chat is looked at before anything is sent again
      const lookFrom = error instanceof PageDeadlineError ? Date.now() + lateSendMs : 0
      // one that the page never answered is the page's trouble, or the database's: both are seen elsewhere
      if (lookFrom === 0 && !isDatabaseUnavailable(error)) ability?.noteSendFailure(error)
      unknown.set(claim.id, { claim, page, lookFrom })
      logger.warn({ err: error, outboxId: claim.id }, 'a send has no known outcome')
    }
  }

  /** For a claim without a known outcome. */
  async function settle(claim: ClaimedMessage, page: WhatsAppSession): Promise<void> {
    const sent = await findSent(accountId, claim, page, outbox)
    if (sent !== undefined) {
      await bind(claim, sent)
      return
    }
    if (claim.attempts >= sendsAtMost * 2) {
      logger.error({ outboxId: claim.id, attempts: claim.attempts }, 'a message can not be sent')
      await outbox.markFailed(claim, 'it never appeared in the chat')
      onFailed()
      return
    }
    const delayMs = claim.attempts > 1 ? retryMs * claim.attempts : 0
    await outbox.release(claim, 'it was not in the chat: sending again', delayMs)
  }

  /**
   * WhatsApp has it, and neither takes nor refuses it. While it confirms others this one is stuck: a person must write.
   * Where it confirms none, that is told of the page (`ability`), and a page loaded anew shows what became of it.
   */
  async function waitForAck(message: UnconfirmedMessage): Promise<void> {
    if (!(await outbox.hasConfirmedSince(message))) {
      unacknowledged.push(message)
      return
    }
    if (message.ageMs < confirmMs * stuckAfterConfirms) return
    if (await outbox.giveUp(message, 'WhatsApp took it and never confirmed it')) onFailed()
  }

  /** Sent, as the page said, without an ack for a while: looked up, sent once more, then a person must look. */
  async function confirm(message: UnconfirmedMessage, page: WhatsAppSession): Promise<void> {
    const ack = await findAck(message, page)
    if (ack !== undefined && ack > 0) await outbox.noteAck(accountId, message.messageKey, ack)
    else if (ack === 0) await waitForAck(message)
    // not there yet isn't gone
    else if (performance.now() - readyAt < pageLoadsMs) return
    else if (message.attempts < sendsAtMost) await outbox.resend(message)
    else if (await outbox.giveUp(message, 'sent twice, and WhatsApp never had it')) {
      logger.error({ outboxId: message.id }, 'a message was sent twice and never arrived')
      onFailed()
    }
  }

  /**
   * Looks into one chat; a look that fails is tried again at the next round.
   * @param giveUp what to do where it failed too often
   */
  async function look(
    outboxId: number,
    lookInto: () => Promise<void>,
    giveUp: (error: string) => Promise<unknown>,
  ): Promise<void> {
    try {
      await lookInto()
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error
      const looks = (failedLooks.get(outboxId) ?? 0) + 1
      failedLooks.set(outboxId, looks)
      logger.warn({ err: error, outboxId, looks }, 'could not look after a send')
      if (looks < looksAtMost) return
      await giveUp('its chat can not be looked into: nobody knows whether it went out')
      logger.error({ outboxId }, 'gave up looking after a send')
      onFailed()
    }
    failedLooks.delete(outboxId)
  }

  async function settleAll(): Promise<void> {
    const page = session()
    if (page === undefined) return
    // at first every claim is a former process's; later only a lease that ran out tells that nobody is sending it
    for (const claim of await outbox.takeOverUnknown(accountId, leaseMs, !tookOver)) {
      unknown.set(claim.id, { claim, lookFrom: 0 })
    }
    tookOver = true
    for (const { claim, page: sentBy, lookFrom } of [...unknown.values()]) {
      if (session() !== page) return
      if (sentBy === page && Date.now() < lookFrom) continue
      await look(
        claim.id,
        () => settle(claim, page),
        error => outbox.markFailed(claim, error),
      )
      if (!failedLooks.has(claim.id)) unknown.delete(claim.id)
    }
    const unconfirmed = await outbox.unconfirmed(accountId, confirmMs)
    unacknowledged = []
    for (const message of unconfirmed) {
      if (session() !== page) return
      await look(
        message.id,
        () => confirm(message, page),
        error => outbox.giveUp(message, error),
      )
    }
    const [oldest] = unacknowledged
    ability?.noteUnconfirmed(oldest && { count: unacknowledged.length, since: oldest.sentAt })
    for (const id of failedLooks.keys()) {
      if (!unknown.has(id) && !unconfirmed.some(message => message.id === id)) failedLooks.delete(id)
    }
  }

  function settleSoon(): Promise<void> {
    settling ??= settleAll()
      .catch(error => logger.warn({ err: error }, 'could not look after open sends'))
      .finally(() => {
        settling = undefined
        onSettled()
        wake()
      })
    return settling
  }

  /** The page may have gone, and the claim with it, while the pace was kept. */
  async function carry(claim: ClaimedMessage): Promise<void> {
    const pauseMs = pacing.take(claim.chatId, Date.now())
    try {
      const before = session()
      if (showTyping && before !== undefined) await typing(claim, before)
      const goesOn = await pause(pauseMs)
      const page = session()
      if (!goesOn || page === undefined) await outbox.putBack(claim)
      else if (await outbox.renew(claim, leaseMs)) await send(claim, page)
      else logger.warn({ outboxId: claim.id }, 'lost a claim before the send')
    } catch (error) {
      // the database went away: the row is still claimed, and needn't wait until its lease runs out
      unknown.set(claim.id, { claim, lookFrom: 0 })
      throw error
    }
  }

  async function lane(): Promise<void> {
    while (!stopping.signal.aborted && tookOver && canSend() && session() !== undefined) {
      const heard = wakes
      const turn = pacing.turn(Date.now())
      const claim = turn && (await outbox.claimNext(accountId, leaseMs, turn))
      if (claim !== undefined) await carry(claim).finally(onSettled)
      // what was added while we looked has woken nobody else
      else if (heard === wakes) {
        wakeWhenFree()
        return
      }
    }
  }

  /** What waits may wait for its place alone. */
  function wakeWhenFree(): void {
    const freeAt = pacing.freeAt(Date.now())
    clearTimeout(freeTimer)
    if (freeAt === undefined || stopping.signal.aborted) return
    freeTimer = setTimeout(wake, Math.max(0, freeAt - Date.now()) + 1)
    freeTimer.unref()
  }

  function wake(): void {
    if (stopping.signal.aborted || !tookOver) return
    wakes += 1
    while (sending < lanes) {
      sending += 1
      const pending: Promise<void> = lane()
        .catch(error => logger.warn({ err: error }, 'sending waits'))
        .finally(() => {
          sending -= 1
          running.delete(pending)
        })
      running.add(pending)
    }
  }

  const proofTimer = setInterval(() => void settleSoon(), Math.min(longestProofEveryMs, confirmMs))

  return {
    wake,
    onReady: () => {
      readyAt = performance.now()
      void settleSoon()
    },
    noteAck: async (key, ack) => {
      if (ack > 0) ability?.noteConfirmed()
      if (await outbox.noteAck(accountId, key, ack)) return
      earlyAcks.set(key, Math.max(ack, earlyAcks.get(key) ?? 0))
      const oldest = earlyAcks.keys().next().value
      if (earlyAcks.size > earlyAcksAtMost && oldest !== undefined) earlyAcks.delete(oldest)
    },
    stop: async () => {
      stopping.abort()
      clearInterval(proofTimer)
      clearTimeout(freeTimer)
      await Promise.all([...running, settling])
    },
  }
}
