import { readAllergy } from '@comanda/order-language/read-wish.js'
import { isOpen } from '@comanda/shared/orders/steps.js'
import { continueOrder } from './continue-order.js'
import type { Answer, Handler, MessageContext } from './handler.js'
import { changesCart, detailsSoFar } from './reading.js'

/** The cart once more, with the allergy. Where a question stands, its answer brings it. */
function readBackWith(context: MessageContext): Answer | undefined {
  const { cart: lines, turns, reading, pending, fulfilment, address } = context.conversation
  if (lines.length === 0 || pending !== undefined) return undefined
  return continueOrder(context, {
    turns,
    reading,
    lines,
    details: detailsSoFar(context),
    fulfilment,
    address,
  })
}

/** Harm first: an allergy stands on the order, is read back with it, and a person confirms. The rest is read as ever. */
export const allergy: Handler = context => {
  const { conversation, known, replies } = context
  const found = readAllergy(context.text)
  if (found === undefined) return undefined
  const told = [conversation.allergy, found.allergy].filter(words => words !== undefined).join('; ')
  const answer: Answer = {
    allergy: told,
    reply: replies.say('allergyNoted', { words: found.allergy }),
    handover: 'allergy',
  }
  const { lastOrder } = known
  const orders = conversation.cart.length > 0 || changesCart({ ...context, text: found.rest })
  const isForOrder = !orders && lastOrder !== undefined && isOpen(lastOrder.status)
  const amends = isForOrder && { amends: { orderId: lastOrder.id, kind: 'asked' as const } }
  if (found.rest !== '') return { ...answer, ...amends, rest: found.rest }
  const again = readBackWith({ ...context, text: '', conversation: { ...conversation, allergy: told } })
  const reply = [answer.reply, again?.reply].filter(Boolean).join('\n\n')
  return { ...again, ...answer, ...amends, reply }
}
