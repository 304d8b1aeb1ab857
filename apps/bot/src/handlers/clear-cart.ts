import { emptyConversation } from '@comanda/shared/conversations/types.js'
import { isOpen } from '@comanda/shared/orders/steps.js'
import type { Answer, MessageContext } from './handler.js'

/** What isn't placed is gone; what is placed stands, and that is said. */
export function clearCart({ conversation, known, replies }: MessageContext): Answer {
  const { amends } = conversation
  const { lastOrder } = known
  const stands = amends ?? (lastOrder !== undefined && isOpen(lastOrder.status) ? lastOrder : undefined)
  return {
    conversation: emptyConversation,
    reply:
      stands === undefined ? replies.say('cancelled') : replies.say('orderStands', { number: stands.number }),
  }
}
