import { readAnswer } from '@comanda/order-language/read-answer.js'
import { readWish } from '@comanda/order-language/read-wish.js'
import { emptyConversation, type Proposal, type Turn } from '@comanda/shared/conversations/types.js'
import type { Correction } from '@comanda/shared/learnt-words/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { OrderLine } from '@comanda/shared/orders/types.js'
import { describeWait } from '../replies/describe.js'
import { isLate } from './age.js'
import { continueOrder } from './continue-order.js'
import type { Answer, Handler, MessageContext } from './handler.js'
import { propose, readBack } from './proposal.js'
import { detailsSoFar } from './reading.js'

/** A yes to something read back longer ago is no yes. */
const staleAfterMs = 2 * 60 * 60 * 1000

/** The same cart at today's prices and terms. @returns undefined where something of it isn't on the menu any more */
function proposeAgain(
  { menu, business, conversation }: MessageContext,
  before: Proposal,
): Proposal | undefined {
  if (menu === undefined) return undefined
  try {
    const { details, fulfilment } = before
    const { cart: lines, turns } = conversation
    return propose(menu.menu, business, { lines, turns, details, fulfilment })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** What the yes would be to has changed or was long ago: read back again. */
function readBackAgain(
  { business, conversation, now, replies }: MessageContext,
  proposal: Proposal | undefined,
  reason: 'changed' | 'waitedLong',
): Answer {
  if (proposal === undefined) return { handover: 'not_understood' }
  return {
    conversation: { ...conversation, proposal, proposedAt: now },
    reply: replies.say(reason),
    ask: readBack(proposal, replies, describeWait(business, now, replies)),
  }
}

/** Pieces as they are counted at the door; what is weighed counts once. */
const countItems = (lines: readonly OrderLine[]): number =>
  lines.reduce((sum, line) => sum + (line.unit === undefined ? line.quantity : 1), 0)

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
  const { cart: lines, turns, pending, fulfilment, address } = context.conversation
  if (lines.length === 0 || pending !== undefined) return undefined
  return continueOrder(context, { turns, lines, details: detailsSoFar(context), fulfilment, address })
}

/** A plain yes or no to the cart that was read back. */
export const confirm: Handler = context => {
  const { business, conversation, message, text, writtenAt, now, replies, lastAsk } = context
  const { proposal, proposedAt } = conversation
  const answer = readAnswer(text)
  if (proposal === undefined || proposedAt === undefined)
    return answer === 'yes' ? readBackFirst(context) : undefined
  // that nothing is missing doesn't say that what is there is right
  if (answer === undefined) return readWish(text) === 'enough' ? { reply: replies.say('sayYes') } : undefined
  if (answer === 'no') {
    const conversationNow = { ...conversation, proposal: undefined, proposedAt: undefined }
    return { conversation: conversationNow, ask: replies.say('declined') }
  }
  if (lastAsk !== 'seen') return lastAsk === 'crossed' ? { reply: replies.say('crossed') } : {}

  const today = proposeAgain(context, proposal)
  if (today?.totalMinor !== proposal.totalMinor) return readBackAgain(context, today, 'changed')
  if (isLate(context) || writtenAt.getTime() - proposedAt.getTime() > staleAfterMs)
    return readBackAgain(context, today, 'waitedLong')

  const { lines, totalMinor, feeMinor, fulfilment, details, currency } = proposal
  const inboxIds = [...conversation.turns.flatMap(turn => turn.inboxIds), message.id]
  const corrections = orderedCorrections(conversation.turns, lines)
  const when =
    describeWait(business, now, replies) ?? replies.say('placedWhen', { minutes: business.readyInMinutes })
  return {
    order: { lines, totalMinor, feeMinor, fulfilment, details, inboxIds },
    ...(corrections.length > 0 && { corrections }),
    conversation: emptyConversation,
    replyWithNumber: number =>
      replies.say('placed', {
        number,
        count: countItems(lines),
        total: formatMoney(totalMinor, currency, replies.language),
        when,
      }),
  }
}
