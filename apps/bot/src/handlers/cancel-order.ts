import { namesMenu } from '@comanda/order-language/questions/read-questions.js'
import { readChoice, readOrderWish, readWish } from '@comanda/order-language/read-wish.js'
import type { LastOrder } from '@comanda/shared/customers/types.js'
import { customerMayCancel, isOpen } from '@comanda/shared/orders/steps.js'
import { leftOf } from './change-order.js'
import { clearCart } from './clear-cart.js'
import type { Answer, Handler, MessageContext } from './handler.js'
import { readAlone } from './reading.js'

/** A cart and a placed order are both “my order”. */
function askWhich({ conversation, replies }: MessageContext, number: number): Answer {
  return {
    conversation: {
      ...conversation,
      proposal: undefined,
      proposedAt: undefined,
      pending: { ask: 'which', asked: 1 },
    },
    ask: replies.say('askWhich', { number }),
  }
}

/** @returns undefined where it answers something else: the question is dropped then */
function answerWhich(context: MessageContext): Answer | undefined {
  const { conversation, known, text } = context
  const choice = readChoice(text, 2) ?? (readOrderWish(text) === undefined ? undefined : 1)
  if (choice === undefined || known.lastOrder === undefined) return undefined
  if (choice === 0) return clearCart(context)
  return { ...cancelPlaced(context, known.lastOrder), conversation: { ...conversation, pending: undefined } }
}

/** Cancels the order that was placed last, while it may be; after that it is a request to staff. A cart comes first. */
export const cancelOrder: Handler = context => {
  const { conversation, known, text, replies } = context
  const { lastOrder } = known
  const { pending, cart } = conversation
  const isNamed = readWish(text) === 'cancel_order'
  if (cart.length > 0) {
    if (pending?.ask === 'which') return answerWhich(context)
    const areBoth = isNamed && lastOrder !== undefined && isOpen(lastOrder.status)
    return areBoth ? askWhich(context, lastOrder.number) : undefined
  }
  if (!isNamed && readAlone(context)?.intent !== 'cancel' && leftOf(context) !== 'nothing') return undefined
  const left = leftOf(context)
  // “cancel the drinks only” changes it, and what isn't in it isn't all of it
  if (left === 'some') return undefined
  if (left === undefined && context.menu && namesMenu(context.menu, text)) return undefined
  if (lastOrder === undefined || !isOpen(lastOrder.status)) return { reply: replies.say('noOrder') }
  return cancelPlaced(context, lastOrder)
}

function cancelPlaced({ replies }: MessageContext, lastOrder: LastOrder): Answer {
  const { id: orderId, number, status: from } = lastOrder
  const replyTooLate = replies.say('cancelAsked', { number })
  if (customerMayCancel(from)) {
    return { cancel: { orderId, from, replyTooLate }, reply: replies.say('orderCancelledNow', { number }) }
  }
  return { reply: replyTooLate, handover: 'cancel_request', amends: { orderId, kind: 'asked' } }
}
