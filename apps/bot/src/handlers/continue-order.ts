import type { ReadingState } from '@comanda/order-language/read-order.js'
import type { OrderLine as ReadLine } from '@comanda/order-language/reading.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { ConversationState, Pending, Proposal, Turn } from '@comanda/shared/conversations/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { Wanted } from '@comanda/shared/orders/due/wanted.js'
import { customerMayChange } from '@comanda/shared/orders/steps.js'
import type { Fulfilment } from '@comanda/shared/orders/types.js'
import { describeNotTaken, notTakenOf } from '../replies/describe.js'
import { describeClash } from '../replies/describe-clash.js'
import { cartChange } from './cart-change.js'
import { describeDueQuestion, dueOf, optionsOf, wantedSoFar } from './due.js'
import type { Answer, MessageContext } from './handler.js'
import { propose, readBack, readBackAndAsk, readBackCartChange, readBackChange } from './proposal.js'
import { isSameCart } from './reading.js'

/** What is known of the order so far. */
export interface OrderSoFar {
  turns: Turn[]
  reading: ReadingState
  lines: readonly ReadLine[]
  details: Record<string, string>
  fulfilment: Fulfilment | undefined
  address: string | undefined
  /** as an answer to a question says it; else what was said so far, this message included */
  wanted?: Wanted
}

/** @returns undefined where the question was asked often enough: it goes to a person */
export function askAgain<Ask extends 'fulfilment' | 'address' | 'when'>(
  context: MessageContext,
  ask: Ask,
): { ask: Ask; asked: number } | undefined {
  const { pending } = context.conversation
  const asked = pending?.ask === ask ? pending.asked + 1 : 1
  return asked > context.business.asksAtMost ? undefined : { ask, asked }
}

/** How it can be had where the customer has no choice, or has told. */
function fulfilmentOf(business: Business, soFar: OrderSoFar): Fulfilment | undefined {
  const { offersDelivery, offersPickup } = business
  if (offersDelivery !== offersPickup) return offersDelivery ? 'delivery' : 'pickup'
  return offersDelivery ? soFar.fulfilment : undefined
}

const isWaiting = (pending: Pending | undefined): boolean =>
  pending?.ask === 'fulfilment' || pending?.ask === 'address' || pending?.ask === 'when'

/** An order that was placed so long ago is nobody's thought any more. */
const thoughtOfMs = 3 * 60 * 60_000

/** The placed order that a new one comes beside, where it might have been meant for that one. */
function besideOf({ conversation, known: { lastOrder }, now }: MessageContext): number | undefined {
  if (conversation.amends !== undefined || lastOrder === undefined) return undefined
  const isThoughtOf = now.getTime() - lastOrder.placedAt.getTime() < thoughtOfMs
  return isThoughtOf && customerMayChange(lastOrder.status) ? lastOrder.number : undefined
}

/** The cart is clear: asks the one thing that is missing next, or reads it back for a yes. */
export function continueOrder(
  context: MessageContext,
  soFar: OrderSoFar,
  problems: readonly string[] = [],
): Answer | undefined {
  const { menu, business, conversation, known, lastAsk, now, replies } = context
  if (menu === undefined) return undefined
  const fulfilment = fulfilmentOf(business, soFar)
  // the last one stands where none is said: it is read back before anything is placed
  const address = fulfilment === 'delivery' ? (soFar.address ?? known.address) : undefined
  const { address: said, when: saidWhen, ...others } = soFar.details
  const place = fulfilment === 'pickup' ? undefined : (address ?? said)
  const { allergy, amends } = conversation
  const wanted = soFar.wanted ?? wantedSoFar(context)
  const due = dueOf(context, wanted)
  const when = wanted?.words ?? saidWhen
  const strange = notTakenOf(soFar.turns)
  const details = {
    ...amends?.details,
    ...others,
    ...(when !== undefined && { when }),
    ...(place !== undefined && { address: place }),
    ...(allergy !== undefined && { allergy }),
    ...(strange.length > 0 && { notTaken: strange.join(', ') }),
  }
  const notTaken = describeNotTaken(soFar.turns, replies)
  const proposal = propose(menu.menu, business, {
    lines: soFar.lines,
    turns: soFar.turns,
    details,
    fulfilment,
    due,
  })
  const state: ConversationState = {
    turns: soFar.turns,
    reading: soFar.reading,
    cart: soFar.lines,
    proposal: undefined,
    proposedAt: undefined,
    pending: undefined,
    fulfilment,
    address: soFar.address,
    wanted,
    amends: conversation.amends,
  }
  const money = (minor: number): string => formatMoney(minor, proposal.currency, replies.language)
  // whoever is answering has the cart before his eyes
  const isAnswering =
    problems.length === 0 &&
    lastAsk === 'seen' &&
    isWaiting(conversation.pending) &&
    isSameCart(conversation.cart, soFar.lines)
  const clash = describeClash(allergy, soFar.lines, menu.menu, replies)
  const toTell = [...problems, ...(clash === undefined ? [] : [clash])]
  const told = toTell.length > 0 && { reply: toTell.join('\n') }
  const ask = (question: string, pending?: Pending): Answer => ({
    conversation: { ...state, pending },
    ...told,
    ask: isAnswering ? question : readBackAndAsk(proposal, replies, { notTaken, question }),
  })
  const handOver: Answer = {
    conversation: state,
    handover: 'not_understood',
  }

  const goodsMinor = proposal.totalMinor - proposal.feeMinor
  const minimum = goodsMinor < business.minimumOrderMinor ? money(business.minimumOrderMinor) : 'none'
  // whoever comes for it may take as little as they like
  if (fulfilment === 'delivery' && minimum !== 'none') {
    const pickup = business.offersPickup ? 'yes' : 'no'
    return ask(replies.say('belowMinimum', { minimum, pickup }))
  }
  if (due.kind === 'ask') {
    const pending = askAgain(context, 'when')
    if (pending === undefined) return handOver
    return ask(describeDueQuestion(context, due), { ...pending, ...optionsOf(due) })
  }
  if (fulfilment === undefined && business.offersDelivery) {
    const pending = askAgain(context, 'fulfilment')
    if (pending === undefined) return handOver
    const fee = business.deliveryFeeMinor > 0 ? money(business.deliveryFeeMinor) : 'none'
    return ask(
      replies.say('askFulfilment', { fee, minimum, address: soFar.address ?? known.address ?? 'none' }),
      pending,
    )
  }
  if (fulfilment === 'delivery' && address === undefined) {
    const pending = askAgain(context, 'address')
    if (pending === undefined) return handOver
    return ask(replies.say(pending.asked > 1 ? 'askAddressAgain' : 'askAddress'), pending)
  }
  return {
    conversation: { ...state, proposal, proposedAt: now },
    ...told,
    ask: readBackAll(context, proposal, notTaken),
  }
}

/** All of it, or only what changed where the customer has seen all of a long cart before. */
function readBackAll(context: MessageContext, proposal: Proposal, notTaken: string): string {
  const { conversation, lastAsk, replies } = context
  const { amends, proposal: before } = conversation
  if (amends !== undefined) return readBackChange(proposal, amends, context, notTaken)
  const isSame = JSON.stringify(detailsBut(before)) === JSON.stringify(detailsBut(proposal))
  const change = lastAsk === 'seen' && isSame ? cartChange(before, proposal) : undefined
  if (change !== undefined) return readBackCartChange(proposal, change, replies, notTaken)
  return readBack(proposal, context, { notTaken, beside: besideOf(context) })
}

/** What is told besides the lines, but for what is told in any case. */
function detailsBut(proposal: Proposal | undefined): unknown {
  const { notTaken: _told, ...details } = proposal?.details ?? {}
  return [proposal?.fulfilment, proposal?.due, Object.entries(details).sort()]
}
