import { nothingRead } from '@comanda/order-language/read-order.js'
import { readFulfilment, readOrderWish, withoutOrderNumber } from '@comanda/order-language/read-wish.js'
import type { Conversation, Proposal, Turn } from '@comanda/shared/conversations/types.js'
import type { LastOrder } from '@comanda/shared/customers/types.js'
import { customerMayChange, isOpen } from '@comanda/shared/orders/steps.js'
import type { AskedChange } from '@comanda/shared/orders/types.js'
import type { Answer, Handler, MessageContext } from './handler.js'
import { answerRead } from './order.js'
import { isSameCart, readAlone, readBehind } from './reading.js'

/** Reads as all that was ordered the last time. */
const asOrdered: Turn = { inboxIds: [], text: 'the same as last time' }

/** The order that is placed, as a cart that the message may change. */
function takeUpOrder({ read }: MessageContext): Pick<Conversation, 'turns' | 'reading' | 'cart'> | undefined {
  if (read === undefined) return undefined
  const { state, reading } = read(nothingRead, asOrdered.text)
  if (reading.lines.length === 0) return undefined
  return { turns: [asOrdered], reading: state, cart: reading.lines }
}

/** Is it about the order that was placed, rather than about a new one? */
function isAbout(context: MessageContext, placed: Pick<Conversation, 'turns' | 'reading' | 'cart'>): boolean {
  const { text } = context
  const after = readBehind(context, placed, text)?.reading
  if (after === undefined) return false
  // what is asked of the shop changes nothing
  if (after.intent !== 'edit' && after.intent !== 'order')
    return readFulfilment(text) !== undefined && after.intent !== 'question'
  const alone = readAlone(context)
  const isNew = alone !== undefined && alone.lines.length > 0
  const isNamed = readOrderWish(text) !== undefined
  // a strange word alone asks for nothing of it: “thanks a million, boss”
  const changes =
    !isSameCart(placed.cart, after.lines) ||
    after.questions.some(({ candidates = [] }) => isNamed || candidates.length > 0)
  if (changes) return isNamed || !isNew
  // “make it delivery”, and nothing else
  return readFulfilment(text) !== undefined && !isNew
}

/**
 * “Add a coke to my order”: what is placed can be changed until it is being prepared, and is read back as it would be
 * then. After that it is a request to staff.
 */
export const changeOrder: Handler = context => {
  const { conversation, known, replies } = context
  const { lastOrder } = known
  if (conversation.cart.length > 0 || lastOrder === undefined || !isOpen(lastOrder.status)) return undefined
  const { id: orderId, number, status, fulfilment, totalMinor, details } = lastOrder
  const text = withoutOrderNumber(context.text)
  const placed = takeUpOrder(context)
  const wish = readOrderWish(text)
  const isChange = placed !== undefined && isAbout({ ...context, text }, placed)
  if (!isChange && wish !== 'may_change') return undefined
  const mayChange = customerMayChange(status)
  if (!isChange)
    return mayChange ? { reply: replies.say('mayChange', { number }) } : askShop(context, lastOrder)
  const { address, ...others } = details
  const amends = { orderId, number, totalMinor, details: others }
  const { turns, reading } = placed
  const answer = answerRead({
    ...context,
    text,
    conversation: { ...conversation, turns, reading, fulfilment, address, amends },
  })
  return mayChange ? answer : askShop(context, lastOrder, answer?.conversation?.proposal)
}

/** It is being made: staff decide, from the order as it would be where that is clear. */
function askShop(
  { replies }: MessageContext,
  { id: orderId, number }: LastOrder,
  proposal?: Proposal,
): Answer {
  const change = proposal && changeOf(proposal)
  return {
    reply: replies.say('changeAsked', { number }),
    handover: 'change_request',
    amends: { orderId, kind: 'asked', ...(change && { change }) },
  }
}

const changeOf = ({ lines, totalMinor, feeMinor, fulfilment, details }: Proposal): AskedChange => ({
  lines,
  totalMinor,
  feeMinor,
  fulfilment,
  details,
})
