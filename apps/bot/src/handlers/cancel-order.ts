import { readWish } from '@comanda/order-language/read-wish.js'
import { customerMayCancel, isOpen } from '@comanda/shared/orders/steps.js'
import type { Handler } from './handler.js'
import { readTurns } from './reading.js'

/** Cancels the order that was placed last, while it may be; after that it is a request to staff. A cart comes first. */
export const cancelOrder: Handler = context => {
  const { conversation, known, text, replies } = context
  if (conversation.cart.length > 0) return undefined
  if (readWish(text) !== 'cancel_order' && readTurns(context, [text])?.intent !== 'cancel') return undefined
  const { lastOrder } = known
  if (lastOrder === undefined || !isOpen(lastOrder.status)) return { reply: replies.say('noOrder') }
  const { id: orderId, number, status: from } = lastOrder
  const replyTooLate = replies.say('cancelAsked', { number })
  if (customerMayCancel(from)) {
    return { cancel: { orderId, from, replyTooLate }, reply: replies.say('orderCancelledNow', { number }) }
  }
  return { reply: replyTooLate, handover: 'cancel_request' }
}
