import type { Asked } from '@comanda/shared/conversations/types.js'
import type { InboxMessage } from '@comanda/shared/inbox/types.js'
import type { MessageContext } from '../handlers/handler.js'

/** WhatsApp's stamps and what it tells of its time are whole seconds. */
const stampToleranceMs = 3_000

/**
 * Had the customer seen what was asked last when this was written? Nobody knows of some that were asked before this was
 * kept: they count as seen. What was found in the chat after an outage was written long before it was received.
 * @param aheadMs how far the database's clock is ahead of WhatsApp's; undefined where that isn't known
 */
export function lastAsk(
  asked: Asked | undefined,
  { receivedAt, sentAt }: Pick<InboxMessage, 'receivedAt' | 'sentAt'>,
  aheadMs: number | undefined,
): Exclude<MessageContext['lastAsk'], 'unsaid'> {
  if (asked === undefined) return 'seen'
  if (asked.leftAt === undefined || asked.leftAt > receivedAt) return 'crossed'
  const isWrittenBefore =
    aheadMs !== undefined && sentAt.getTime() + stampToleranceMs < asked.leftAt.getTime() - aheadMs
  return isWrittenBefore ? 'crossed' : 'seen'
}
