import { nothingRead } from '@comanda/order-language/read-order.js'
import {
  asksTheShop,
  joinsOrder,
  readFulfilment,
  readOrderWish,
  withoutOrderNumber,
} from '@comanda/order-language/read-wish.js'
import type { Amended, Conversation, Proposal, Turn } from '@comanda/shared/conversations/types.js'
import type { LastOrder } from '@comanda/shared/customers/types.js'
import { wantedOf } from '@comanda/shared/orders/due/wanted.js'
import { customerMayChange, isOpen } from '@comanda/shared/orders/steps.js'
import type { AskedChange } from '@comanda/shared/orders/types.js'
import { saysOnlyTime } from './due.js'
import type { Answer, Handler, MessageContext } from './handler.js'
import { answerRead, answerTurns } from './order.js'
import { isSameCart, isShort, readAgain, readAlone, readBehind } from './reading.js'

/** Reads as all that was ordered the last time. */
const asOrdered: Turn = { inboxIds: [], text: 'the same as last time' }

/** The order that is placed, as a cart that the message may change. */
export function takeUpOrder({
  read,
}: MessageContext): Pick<Conversation, 'turns' | 'reading' | 'cart'> | undefined {
  if (read === undefined) return undefined
  const { state, reading } = read(nothingRead, asOrdered.text)
  if (reading.lines.length === 0) return undefined
  return { turns: [asOrdered], reading: state, cart: reading.lines }
}

/** What is left of the order that is placed, where the message takes something out of it. */
export function leftOf(context: MessageContext): 'some' | 'nothing' | undefined {
  const { lastOrder } = context.known
  if (lastOrder === undefined || !isOpen(lastOrder.status)) return undefined
  const placed = takeUpOrder(context)
  const after = placed && readBehind(context, placed, context.text)?.reading
  if (placed === undefined || after?.intent !== 'edit' || isSameCart(placed.cart, after.lines))
    return undefined
  return after.lines.length > 0 ? 'some' : 'nothing'
}

/** Is it about the order that was placed, rather than about a new one? */
function isAbout(context: MessageContext, placed: Pick<Conversation, 'turns' | 'reading' | 'cart'>): boolean {
  const { text } = context
  const after = readBehind(context, placed, text)?.reading
  if (after === undefined) return false
  // “make it 8 pm”
  if (saysOnlyTime(context)) return true
  // what is asked of the shop changes nothing
  if (after.intent !== 'edit' && after.intent !== 'order')
    return readFulfilment(text) !== undefined && after.intent !== 'question'
  const alone = readAlone(context)
  const isNew = alone !== undefined && alone.lines.length > 0
  const isNamed = readOrderWish(text) !== undefined
  // “do you use the same oil?”
  if (text.trim().endsWith('?') && !isNamed && after.unknown.length > 0) return false
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
  if (conversation.cart.length > 0) return addCart(context)
  if (lastOrder === undefined || !isOpen(lastOrder.status)) return undefined
  const { number, status } = lastOrder
  const text = withoutOrderNumber(context.text)
  const placed = takeUpOrder(context)
  const wish = readOrderWish(text)
  const isChange = placed !== undefined && isAbout({ ...context, text }, placed)
  if (!isChange && wish !== 'may_change') return undefined
  const mayChange = customerMayChange(status)
  if (!isChange)
    return mayChange ? { reply: replies.say('mayChange', { number }) } : askShop(context, lastOrder)
  const { turns, reading } = placed
  const amends = amendsOf(lastOrder)
  const answer = answerRead({
    ...context,
    text,
    conversation: { ...conversation, turns, reading, amends, ...termsOf(lastOrder, context) },
  })
  return mayChange ? answer : askShop(context, lastOrder, answer?.conversation?.proposal)
}

/** “Add it to my order”: what isn't placed yet goes into the order that is, instead of a new one. */
function addCart(context: MessageContext): Answer | undefined {
  const { conversation, known, text } = context
  const { lastOrder } = known
  if (conversation.amends !== undefined || lastOrder === undefined) return undefined
  if (!customerMayChange(lastOrder.status) || !joinsOrder(text)) return undefined
  const turns = [asOrdered, ...conversation.turns.filter(turn => !asksTheShop(turn.text))]
  const read = isShort(turns.map(turn => turn.text)) ? readAgain(context, turns) : undefined
  const amended = { ...conversation, turns: [], amends: amendsOf(lastOrder), proposal: undefined }
  return (
    read &&
    answerTurns({ ...context, conversation: { ...amended, ...termsOf(lastOrder, context) } }, turns, read)
  )
}

export const amendsOf = ({ id: orderId, number, totalMinor, details }: LastOrder): Amended => {
  const { address: _address, when: _when, ...others } = details
  return { orderId, number, totalMinor, details: others }
}

/** As they stand until the message says otherwise. */
export const termsOf = (
  { fulfilment, details, due }: LastOrder,
  { business, message }: MessageContext,
): Pick<Conversation, 'fulfilment' | 'address' | 'wanted'> => ({
  fulfilment,
  address: details.address,
  wanted: due && wantedOf(due.at, details.when ?? '', message.sentAt, business.timeZone),
})

/** It is being made: staff decide, from the order as it would be where that is clear. */
export function askShop(
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

const changeOf = ({ lines, totalMinor, feeMinor, fulfilment, details, due }: Proposal): AskedChange => ({
  lines,
  totalMinor,
  feeMinor,
  fulfilment,
  details,
  ...(due && { due }),
})
