import { readWish } from '@comanda/order-language/read-wish.js'
import { isOpen } from '@comanda/shared/orders/steps.js'
import { describeStatus } from '../replies/describe.js'
import type { Answer, Handler, MessageContext } from './handler.js'
import { answerRead } from './order.js'
import { changesCart, readAlone, readMessage } from './reading.js'

/** What reads as a complaint, and as no order: see the order language's rules. */
const complaintRule = 'complaint'

function apology(context: MessageContext): string {
  const { lastOrder } = context.known
  const { replies } = context
  const isOnItsWay = lastOrder !== undefined && isOpen(lastOrder.status)
  return replies.say('complaint', { order: isOnItsWay ? describeStatus(lastOrder, context) : 'none' })
}

/** @returns what the sentences say that don't complain; undefined where all of them do */
function withoutComplaints(context: MessageContext): string | undefined {
  const sentences = context.text.match(/[^.!?\n]+[.!?\n]*\s*/g) ?? []
  const others = sentences.filter(
    sentence => readAlone(context, sentence)?.rules?.includes(complaintRule) !== true,
  )
  const said = others.join('').trim()
  return others.length < sentences.length && said !== '' ? said : undefined
}

/**
 * “It’s been an hour”, “the fries were cold”: an apology, where the order is, and a person. It stands on the order. What
 * is ordered with it is read as ever.
 */
export const complaint: Handler = context => {
  const { conversation, known } = context
  const { lastOrder } = known
  const reading = readMessage(context)
  if (reading?.rules?.includes(complaintRule) !== true || readWish(context.text) === 'wrong_chat')
    return undefined
  // “you forgot the coke”, of what isn't placed yet
  if (lastOrder === undefined && conversation.cart.length > 0) return undefined
  const answer: Answer = {
    reply: apology(context),
    handover: 'complaint',
    ...(lastOrder && { amends: { orderId: lastOrder.id, kind: 'complained' } }),
  }
  // “last week the juice was missing. Today 1 burger”: what is said besides is read by itself
  const others = withoutComplaints(context)
  if (others !== undefined && changesCart({ ...context, text: others })) return { ...answer, rest: others }
  const ordered = changesCart(context) ? answerRead(context) : undefined
  if (ordered === undefined) return answer
  const words = [answer.reply, ordered.reply].filter(said => said !== undefined)
  return { ...ordered, ...answer, reply: words.join('\n\n') }
}
