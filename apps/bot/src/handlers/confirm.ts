import { readAnswer, readYesAndMore } from '@comanda/order-language/read-answer.js'
import { asksTheShop, readFulfilment, readWish } from '@comanda/order-language/read-wish.js'
import { emptyConversation, type Proposal, type Turn } from '@comanda/shared/conversations/types.js'
import type { Correction } from '@comanda/shared/learnt-words/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import { describeDue } from '@comanda/shared/orders/due/describe-due.js'
import type { OrderLine } from '@comanda/shared/orders/types.js'
import { describeNotTaken, describeWait } from '../replies/describe.js'
import { isLate } from './age.js'
import { isQuestion } from './answers/answers.js'
import { continueOrder } from './continue-order.js'
import { dueTimeOf, saysOnlyTime } from './due.js'
import type { Answer, Handler, MessageContext } from './handler.js'
import { countItems, isLarge } from './large-order.js'
import { propose, readBack } from './proposal.js'
import { changesCart, detailsSoFar, readAlone, readMessage } from './reading.js'

const minuteMs = 60_000
/** A yes to something read back longer ago is no yes. */
const staleAfterMs = 2 * 60 * 60 * 1000

/** As long as it can still be made by then, it stays due when it was read back. */
function dueAgain(
  { business, now }: MessageContext,
  { due, isTooSoon }: Proposal,
): Pick<Proposal, 'due' | 'isTooSoon'> {
  if (due === undefined) return { ...(isTooSoon && { isTooSoon }) }
  const isInTime = Date.parse(due.at) - now.getTime() >= (business.readyInMinutes * minuteMs) / 2
  return isInTime ? { due } : { isTooSoon: true }
}

/** The same cart at today's prices and terms. @returns undefined where something of it isn't on the menu any more */
function proposeAgain(context: MessageContext, before: Proposal): Proposal | undefined {
  const { menu, business, conversation } = context
  if (menu === undefined) return undefined
  try {
    const { details, fulfilment } = before
    const { cart: lines, turns } = conversation
    const proposal = propose(menu.menu, business, { lines, turns, details, fulfilment })
    return { ...proposal, ...dueAgain(context, before) }
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** What the yes would be to has changed or was long ago: read back again. */
function readBackAgain(
  context: MessageContext,
  proposal: Proposal | undefined,
  reason: 'changed' | 'waitedLong',
): Answer {
  const { conversation, now, replies, gone } = context
  // what it was to is gone, which is told
  if (conversation.cart.length === 0 && gone.length > 0) return { conversation: emptyConversation }
  if (proposal === undefined) return { handover: 'not_understood' }
  return {
    conversation: { ...conversation, proposal, proposedAt: now },
    reply: replies.say(reason),
    ask: readBack(proposal, context, {
      notTaken: describeNotTaken(conversation.turns, replies),
      beside: undefined,
    }),
  }
}

/** What was chosen for strange words, where it stayed in the order. */
function orderedCorrections(turns: readonly Turn[], lines: readonly OrderLine[]): Correction[] {
  const isOrdered = ({ meant }: Correction): boolean =>
    lines.some(({ itemKey, options }) =>
      'item' in meant
        ? itemKey === meant.item
        : options.some(({ group, option }) => group === meant.group && option === meant.option),
    )
  return turns.flatMap(({ corrections = [] }) => corrections.filter(isOrdered))
}

/** A yes to a cart that isn't read back as it is now. */
function readBackFirst(context: MessageContext): Answer | undefined {
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

/** What is said behind a yes (“yes but leave it at the door”), where it leaves the order as it was read back. */
interface Beside {
  /** for whoever makes or brings it */
  note?: string
  /** something to be answered */
  rest?: string
}

const longestNote = 300

/** @returns undefined where it orders, changes or tells something: then it is no yes to what was read back */
function readBeside(context: MessageContext, more: string): Beside | undefined {
  if (isQuestion(context, more)) return { rest: more }
  if (more.length > longestNote || changesCart({ ...context, text: more })) return undefined
  if (readFulfilment(more) !== undefined || readAnswer(more) === 'no') return undefined
  const wish = readWish(more)
  if (wish === 'thanks' || wish === 'enough' || readAnswer(more) === 'yes') return {}
  if (wish !== undefined) return { rest: more }
  const reading = readMessage({ ...context, text: more })
  if (reading === undefined) return undefined
  if (reading.intent === 'question' || asksTheShop(more)) return { rest: more }
  const alone = readAlone(context, more)
  const isUnmet = reading.unknown.length > 0 || reading.questions.length > 0
  const tells = Object.keys(alone?.details ?? {}).length > 0
  return isUnmet || tells || reading.intent === 'cancel' ? undefined : { note: more }
}

/** Is it a yes to the cart that was read back, whatever else it says? */
function readYes(context: MessageContext): Beside | undefined {
  if (readAnswer(context.text) === 'yes') return {}
  const more = readYesAndMore(context.text)
  return more === undefined ? undefined : readBeside(context, more)
}

/** A yes or no to the cart that was read back. */
export const confirm: Handler = context => {
  const { business, conversation, message, text, writtenAt, now, replies, lastAsk, limits } = context
  const { proposal, proposedAt } = conversation
  const yes = readYes(context)
  if (proposal === undefined || proposedAt === undefined) {
    return yes === undefined || yes.note !== undefined ? undefined : readBackFirst(context)
  }
  // “no, now please” says when
  if (readAnswer(text) === 'no' && !saysOnlyTime(context)) {
    const open = { ...conversation, proposal: undefined, proposedAt: undefined }
    return { conversation: open, ask: replies.say('declined') }
  }
  // that nothing is missing doesn't say that what is there is right, and a yes that is asked is none
  const isAsked = readAnswer(text.replaceAll('?', '')) === 'yes'
  if (yes === undefined)
    return isAsked || readWish(text) === 'enough' ? { reply: replies.say('sayYes') } : undefined
  const { note } = yes
  const rest = yes.rest === undefined ? {} : { rest: yes.rest }
  if (lastAsk !== 'seen') return lastAsk === 'crossed' ? { reply: replies.say('crossed'), ...rest } : rest
  const { allergy } = conversation
  const details = {
    ...proposal.details,
    ...(note !== undefined && { note }),
    // also what was told since it was read back
    ...(allergy !== undefined && { allergy }),
  }
  const today = proposeAgain(context, { ...proposal, details })
  if (today?.totalMinor !== proposal.totalMinor)
    return { ...readBackAgain(context, today, 'changed'), ...rest }
  const isDueAsRead = today?.due?.at === proposal.due?.at
  if (!isDueAsRead || isLate(context) || writtenAt.getTime() - proposedAt.getTime() > staleAfterMs)
    return { ...readBackAgain(context, today, 'waitedLong'), ...rest }

  const { lines, totalMinor, feeMinor, fulfilment, currency } = proposal
  const { turns, messageIds, amends } = conversation
  const inboxIds = [...turns.flatMap(turn => turn.inboxIds), ...messageIds, message.id]
  const corrections = orderedCorrections(conversation.turns, lines)
  const due = dueTimeOf(proposal)
  const dueText = due && describeDue(due.at, business.timeZone, now, replies)
  const order = { lines, totalMinor, feeMinor, fulfilment, due, details, inboxIds }
  const large = isLarge(limits, proposal) ? replies.say('largeOrder') : undefined
  const confirming = large === undefined ? {} : { handover: 'large_order' as const }
  if (amends !== undefined) {
    const { orderId, number } = amends
    const total = formatMoney(totalMinor, currency, replies.language)
    return {
      change: {
        ...order,
        orderId,
        reason: turns
          .slice(1)
          .map(turn => turn.text)
          // “can you make it for 8?” is a question that changes it
          .filter(words => !asksTheShop(words) || saysOnlyTime(context, words))
          .join(', '),
        replyTooLate: replies.say('changeAsked', { number }),
      },
      ...rest,
      ...confirming,
      conversation: emptyConversation,
      reply: [replies.say('orderChangedNow', { number, total, due: dueText ?? 'none' }), large]
        .filter(Boolean)
        .join('\n\n'),
    }
  }
  const when =
    large ??
    (dueText !== undefined
      ? replies.say('placedFor', { due: dueText })
      : (describeWait(business, now, replies) ??
        (business.promisesTime ? replies.say('placedWhen', { minutes: business.readyInMinutes }) : 'none')))
  return {
    order,
    ...(corrections.length > 0 && { corrections }),
    ...rest,
    ...confirming,
    conversation: emptyConversation,
    replyWithNumber: number =>
      replies.say('placed', {
        number,
        count: countItems(lines),
        total: formatMoney(totalMinor, currency, replies.language),
        note: note ?? 'none',
        when,
      }),
  }
}
