import { readFulfilment, readOrderWish, withoutOrderNumber } from '@comanda/order-language/read-wish.js'
import type { Turn } from '@comanda/shared/conversations/types.js'
import { customerMayChange, isOpen } from '@comanda/shared/orders/steps.js'
import type { Handler, MessageContext } from './handler.js'
import { answerTurns } from './order.js'
import { isSameCart, readTurns } from './reading.js'

/** Reads as all that was ordered the last time. */
const asOrdered: Turn = { inboxIds: [], text: 'the same as last time' }

/** Is it about the order that was placed, rather than about a new one? */
function isAbout(context: MessageContext, turns: readonly Turn[]): boolean {
  const before = readTurns(context, [asOrdered.text])
  const after = readTurns(
    context,
    turns.map(turn => turn.text),
  )
  if (before === undefined || after === undefined || before.lines.length === 0) return false
  // what is asked of the shop changes nothing
  if (after.intent !== 'edit' && after.intent !== 'order')
    return readFulfilment(context.text) !== undefined && after.intent !== 'question'
  const { text } = context
  const alone = readTurns(context, [text])
  const isNew = alone !== undefined && alone.lines.length > 0
  const changes = !isSameCart(before.lines, after.lines) || after.questions.length > 0
  if (changes) return readOrderWish(text) !== undefined || !isNew
  // “make it delivery”, and nothing else
  return readFulfilment(text) !== undefined && !isNew
}

/**
 * “Add a coke to my order”: what is placed can be changed until it is being prepared, and is read back as it would be
 * then. After that it is a request to staff.
 */
export const changeOrder: Handler = context => {
  const { conversation, known, message, replies } = context
  const { lastOrder } = known
  if (conversation.cart.length > 0 || lastOrder === undefined || !isOpen(lastOrder.status)) return undefined
  const { id: orderId, number, status, fulfilment, totalMinor, details } = lastOrder
  const text = withoutOrderNumber(context.text)
  const turns = [asOrdered, { inboxIds: [message.id], text }]
  const wish = readOrderWish(text)
  const isChange = isAbout({ ...context, text }, turns)
  if (!isChange && wish !== 'may_change') return undefined
  if (!customerMayChange(status)) {
    const amends = { orderId, kind: 'asked' } as const
    return { reply: replies.say('changeAsked', { number }), handover: 'change_request', amends }
  }
  if (!isChange) return { reply: replies.say('mayChange', { number }) }
  const { address, ...others } = details
  return answerTurns(
    {
      ...context,
      text,
      conversation: {
        ...conversation,
        fulfilment,
        address,
        amends: { orderId, number, totalMinor, details: others },
      },
    },
    turns,
  )
}
