import { readAnswer } from '@comanda/order-language/read-answer.js'
import { emptyConversation } from '@comanda/shared/conversations/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { Answer, Handler, MessageContext } from './handler.js'
import { propose, readBack } from './proposal.js'

/** A yes to something read back longer ago is no yes. */
const staleAfterMs = 2 * 60 * 60 * 1000

/** @returns undefined where something of the cart isn't on the menu any more */
function proposeAgain({ menu, business, conversation }: MessageContext) {
  if (menu === undefined || conversation.proposal === undefined) return undefined
  try {
    return propose(menu.menu, business.menuVersion, conversation.cart, conversation.proposal.details)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** What the yes would be to has changed or was long ago: read back again. */
function readBackAgain(context: MessageContext, reason: 'changed' | 'waitedLong'): Answer {
  const { conversation, messages, now, replies } = context
  const proposal = proposeAgain(context)
  if (proposal === undefined) {
    return { handover: { inboxIds: messages.map(message => message.id), reason: 'not_understood' } }
  }
  return {
    conversation: { turns: conversation.turns, cart: conversation.cart, proposal, proposedAt: now },
    reply: readBack(proposal, replies, [replies.say(reason)]),
  }
}

/** A plain yes or no to the cart that was read back. */
export const confirm: Handler = context => {
  const { business, conversation, messages, text, writtenAt, replies } = context
  const { proposal, proposedAt } = conversation
  if (proposal === undefined || proposedAt === undefined) return undefined
  const answer = readAnswer(text)
  if (answer === undefined) return undefined
  if (answer === 'no') return { reply: replies.say('declined') }

  if (proposal.menuVersion !== business.menuVersion) {
    const today = proposeAgain(context)
    if (today?.totalMinor !== proposal.totalMinor) return readBackAgain(context, 'changed')
  }
  if (writtenAt.getTime() - proposedAt.getTime() > staleAfterMs) return readBackAgain(context, 'waitedLong')

  const { lines, totalMinor, details, currency } = proposal
  const inboxIds = [
    ...conversation.turns.flatMap(turn => turn.inboxIds),
    ...messages.map(message => message.id),
  ]
  return {
    order: { lines, totalMinor, details, inboxIds },
    conversation: emptyConversation,
    replyWithNumber: number =>
      replies.say('placed', {
        number,
        count: lines.length,
        total: formatMoney(totalMinor, currency, replies.language),
      }),
  }
}
