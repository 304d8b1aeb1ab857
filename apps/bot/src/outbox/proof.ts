import type { OutboxRepository } from '@comanda/shared/outbox/repository.js'
import type { ClaimedMessage, UnconfirmedMessage } from '@comanda/shared/outbox/types.js'
import type { SentMessage, WhatsAppSession } from '../whatsapp/whatsapp.js'

/** Our clock and the page's may differ by so much. */
const clockToleranceMs = 5_000

const comparable = (body: string): string => body.replaceAll('\r\n', '\n').trim()

/**
 * Did it go out? Looks in the chat for our own message: same body, not older than the claim less 5 s, not already
 * bound to another outbox row.
 */
export async function findSent(
  accountId: number,
  claim: ClaimedMessage,
  session: Pick<WhatsAppSession, 'ownMessagesSince'>,
  outbox: OutboxRepository,
): Promise<SentMessage | undefined> {
  const since = new Date(claim.claimedAt.getTime() - clockToleranceMs)
  const own = await session.ownMessagesSince([claim.chatWid, ...claim.otherWids], since)
  const same = own.filter(message => comparable(message.body) === comparable(claim.body) && message.ack >= 0)
  const bound = await outbox.boundKeys(
    accountId,
    same.map(message => message.key),
  )
  return same.find(message => !bound.has(message.key))
}

/** What the chat says of a message that we hold for sent: its ack (0 waiting, -1 failed), undefined where it is gone. */
export async function findAck(
  message: UnconfirmedMessage,
  session: WhatsAppSession,
): Promise<number | undefined> {
  const since = new Date(message.sentAt.getTime() - clockToleranceMs)
  const own = await session.ownMessagesSince([message.chatWid, ...message.otherWids], since)
  return own.find(sent => sent.key === message.messageKey)?.ack
}
