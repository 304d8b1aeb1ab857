import { readOrder } from '@comanda/order-language/read-order.js'
import type { OrderReading } from '@comanda/order-language/reading.js'
import { emptyConversation, type Turn } from '@comanda/shared/conversations/types.js'
import { describeQuestion, describeUnknown } from '../replies/describe.js'
import type { Answer, Handler, MessageContext } from './handler.js'
import { describeLines, propose, readBack } from './proposal.js'

const detailsOf = (reading: OrderReading): Record<string, string> =>
  Object.fromEntries(
    Object.entries(reading.details).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )

/** Asks when the order isn't clear; nothing can be placed until it is. */
function ask(context: MessageContext, turns: Turn[], reading: OrderReading, questions: string[]): Answer {
  const { menu, business, replies } = context
  if (menu === undefined) return {}
  const state = { ...emptyConversation, turns, cart: reading.lines }
  if (reading.lines.length === 0) {
    return { conversation: state, reply: replies.say('onlyQuestion', { questions: questions.join('\n') }) }
  }
  const cart = propose(menu.menu, business.menuVersion, reading.lines, detailsOf(reading))
  const reply = replies.say('cartWithQuestion', {
    lines: describeLines(cart, replies),
    questions: questions.join('\n'),
  })
  return { conversation: state, reply }
}

/** Reads the message together with what was said before it, and reads the cart back. */
export const order: Handler = context => {
  const { menu, business, conversation, messages, text, now, replies } = context
  if (menu === undefined) return undefined
  const inboxIds = messages.map(message => message.id)
  const turns = [...conversation.turns, { inboxIds, text }]
  const reading = readOrder(
    menu,
    turns.map(turn => turn.text),
    { now: now.toISOString() },
  )

  if (reading.tooLong === true) return { handover: { inboxIds, reason: 'too_long' } }
  if (reading.intent === 'question') return { handover: { inboxIds, reason: 'question' } }
  if (reading.intent === 'cancel' && conversation.cart.length > 0) {
    return { conversation: emptyConversation, reply: replies.say('cancelled') }
  }
  if (reading.intent !== 'order' && reading.intent !== 'edit') return undefined

  const questions = reading.questions.map(question => describeQuestion(question, menu.menu, replies))
  if (questions.length > 0) return ask(context, turns, reading, questions)
  if (reading.lines.length === 0) return undefined

  const proposal = propose(menu.menu, business.menuVersion, reading.lines, detailsOf(reading))
  const problems = reading.unknown.length > 0 ? [describeUnknown(reading.unknown, replies)] : []
  return {
    conversation: { turns, cart: reading.lines, proposal, proposedAt: now },
    reply: readBack(proposal, replies, problems),
  }
}
