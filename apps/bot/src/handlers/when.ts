import { asksTheShop, readChoice } from '@comanda/order-language/read-wish.js'
import { emptyConversation } from '@comanda/shared/conversations/types.js'
import { describeDue } from '@comanda/shared/orders/due/describe-due.js'
import { type Wanted, wantedOf } from '@comanda/shared/orders/due/wanted.js'
import { isOpen } from '@comanda/shared/orders/steps.js'
import { askAgain, continueOrder } from './continue-order.js'
import { describeDueQuestion, dueOf, optionsOf, saysOnlyTime, wantedByAnswer, wantedSoFar } from './due.js'
import type { Answer, Handler, MessageContext } from './handler.js'
import { changesCart, detailsSoFar } from './reading.js'

const isDay = /^\d{4}-\d\d-\d\d$/

/** “2”, where moments or days were named. */
function chosen({ conversation, business, message, text }: MessageContext): Wanted | undefined {
  const { pending, wanted } = conversation
  const options = pending?.ask === 'when' ? (pending.options ?? []) : []
  const option = options[readChoice(text, options.length) ?? -1]
  if (option === undefined) return undefined
  const words = wanted?.words ?? text
  return isDay.test(option)
    ? { ...wanted, words, saidAt: message.sentAt.toISOString(), days: [option] }
    : wantedOf(new Date(option), words, message.sentAt, business.timeZone)
}

/** What is wanted is known better: the order goes on, or is begun where nothing was ordered yet. */
function goOn(context: MessageContext, wanted: Wanted): Answer | undefined {
  const { conversation } = context
  const { turns, reading, cart: lines, fulfilment, address } = conversation
  if (lines.length === 0) return beginFor(context, wanted)
  return continueOrder(context, {
    turns,
    reading,
    lines,
    details: detailsSoFar(context),
    fulfilment,
    address,
    wanted: { ...wanted, isLatest: true },
  })
}

/** An order is announced, for a time: what it is comes next. */
function beginFor(context: MessageContext, wanted: Wanted): Answer | undefined {
  const { business, now, replies } = context
  const due = dueOf(context, wanted)
  const conversation = { ...emptyConversation, wanted }
  if (due.kind === 'now') return undefined
  if (due.kind === 'due')
    return {
      conversation,
      ask: replies.say('laterNoted', { due: describeDue(due.at, business.timeZone, now, replies) }),
    }
  const pending = askAgain(context, 'when')
  if (pending === undefined) return { conversation, handover: 'not_understood' }
  return {
    conversation: { ...conversation, pending: { ...pending, ...optionsOf(due) } },
    ask: describeDueQuestion(context, due),
  }
}

/** “7”, “in the evening”, “2”, where it was asked for when the order is. */
export const answerWhen: Handler = context => {
  const { pending } = context.conversation
  if (pending?.ask !== 'when') return undefined
  const wanted = chosen(context) ?? wantedByAnswer(context)
  return wanted && goOn(context, wanted)
}

/**
 * A time, and nothing else: for the order that is being put together, or one that is announced. Asked of the shop’s
 * hours it is no order.
 */
export const sayWhen: Handler = context => {
  const { conversation, known, text } = context
  const hasCart = conversation.cart.length > 0
  // “make it 8 instead”: an hour where a time was what was said last, and else how many
  if (hasCart && conversation.wanted?.isLatest) {
    const wanted = wantedByAnswer(context)
    if (wanted !== undefined) return goOn(context, wanted)
  }
  if (!saysOnlyTime(context) || changesCart(context)) return undefined
  const wanted = wantedSoFar(context)
  if (wanted === undefined) return undefined
  if (hasCart) return goOn(context, wanted)
  const { lastOrder } = known
  const isAnother = lastOrder !== undefined && isOpen(lastOrder.status)
  return isAnother || asksTheShop(text) || text.includes('?') ? undefined : beginFor(context, wanted)
}
