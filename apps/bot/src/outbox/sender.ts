import { setTimeout as delay } from 'node:timers/promises'
import { isDatabaseUnavailable } from '@comanda/shared/database/errors.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { OutboxRepository } from '@comanda/shared/outbox/repository.js'
import type { ClaimedMessage, UnconfirmedMessage } from '@comanda/shared/outbox/types.js'
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
 * @param options.lanes chats written to at once; 1 where pacing is on
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
  logger: Logger
}): Sender {
  const { accountId, outbox, session, pacing, showTyping, lanes, confirmMs, logger } = options
  const running = new Set<Promise<void>>()
  const stopping = new AbortController()
  // an ack may overtake the answer that tells the key
  const earlyAcks = new Map<string, number>()
  // sends of this process that ended without a known outcome
  const unknown = new Map<number, ClaimedMessage>()
  // looks that failed, by row: whatever one chat throws, the others' sends are looked after
  const failedLooks = new Map<number, number>()
  let tookOver = false
  let settling: Promise<void> | undefined
  let sending = 0

  /** @returns whether to go on: false once the bot stops */
  async function pause(): Promise<boolean> {
    const pauseMs = pacing.delayMs(Date.now())
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
    pacing.noteSent(Date.now())
    try {
      const sent = await page.send(claim.chatWid, claim.body)
      if (sent !== undefined) await bind(claim, sent)
      else await settle(claim, page)
    } catch (error) {
      // it may have gone out or not: the claim stays, and the chat is looked at before anything is sent again
      unknown.set(claim.id, claim)
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
      return
    }
    const delayMs = claim.attempts > 1 ? retryMs * claim.attempts : 0
    await outbox.release(claim, 'it was not in the chat: sending again', delayMs)
  }

  /** Sent, as the page said, without an ack for a while: looked up, sent once more, then a person must look. */
  async function confirm(message: UnconfirmedMessage, page: WhatsAppSession): Promise<void> {
    const ack = await findAck(message, page)
    if (ack !== undefined && ack > 0) await outbox.noteAck(accountId, message.messageKey, ack)
    else if (ack === 0) return
    else if (message.attempts < sendsAtMost) await outbox.resend(message)
    else if (await outbox.giveUp(message, 'sent twice, and WhatsApp never had it')) {
      logger.error({ outboxId: message.id }, 'a message was sent twice and never arrived')
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
    }
    failedLooks.delete(outboxId)
  }

  async function settleAll(): Promise<void> {
    const page = session()
    if (page === undefined) return
    // at first every claim is a former process's; later only a lease that ran out tells that nobody is sending it
    for (const claim of await outbox.takeOverUnknown(accountId, leaseMs, !tookOver)) {
      unknown.set(claim.id, claim)
    }
    tookOver = true
    for (const claim of [...unknown.values()]) {
      if (session() !== page) return
      await look(
        claim.id,
        () => settle(claim, page),
        error => outbox.markFailed(claim, error),
      )
      if (!failedLooks.has(claim.id)) unknown.delete(claim.id)
    }
    for (const message of await outbox.unconfirmed(accountId, confirmMs)) {
      if (session() !== page) return
      await look(
        message.id,
        () => confirm(message, page),
        error => outbox.giveUp(message, error),
      )
    }
  }

  function settleSoon(): Promise<void> {
    settling ??= settleAll()
      .catch(error => logger.warn({ err: error }, 'could not look after open sends'))
      .finally(() => {
        settling = undefined
        wake()
      })
    return settling
  }

  async function lane(): Promise<void> {
    while (!stopping.signal.aborted) {
      const page = session()
      if (page === undefined || !tookOver) return
      const claim = await outbox.claimNext(accountId, leaseMs)
      if (claim === undefined) return
      if (showTyping) await typing(claim, page)
      if (await pause()) await send(claim, page)
      else await outbox.release(claim, 'the bot stops', 0)
    }
  }

  function wake(): void {
    if (stopping.signal.aborted || !tookOver) return
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
    onReady: () => void settleSoon(),
    noteAck: async (key, ack) => {
      if (await outbox.noteAck(accountId, key, ack)) return
      earlyAcks.set(key, Math.max(ack, earlyAcks.get(key) ?? 0))
      const oldest = earlyAcks.keys().next().value
      if (earlyAcks.size > earlyAcksAtMost && oldest !== undefined) earlyAcks.delete(oldest)
    },
    stop: async () => {
      stopping.abort()
      clearInterval(proofTimer)
      await Promise.all([...running, settling])
    },
  }
}
