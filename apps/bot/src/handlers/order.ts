import { asksTheShop, isFulfilmentWord, readFulfilment } from '@comanda/order-language/read-wish.js'
import type { Question } from '@comanda/order-language/reading.js'
import {
  type ConversationState,
  emptyConversation,
  type Pending,
  type Turn,
} from '@comanda/shared/conversations/types.js'
import { choicesOf, describeQuestion, describeUnknown } from '../replies/describe.js'
import { clearCart } from './clear-cart.js'
import { askedAtMost, continueOrder, type OrderSoFar } from './continue-order.js'
import type { Answer, Handler, MessageContext } from './handler.js'
import { propose, readBackAndAsk } from './proposal.js'
import type { Read } from './reader.js'
import { changesCart, detailsOf, readAlone, readBehind, readMessage } from './reading.js'

/** A word that is on no menu is told, and the rest goes on; whatever has candidates, or decides, is asked. */
const mustBeAsked = (question: Question): boolean =>
  question.kind !== 'unknown_item' || (question.candidates ?? []).length > 0

/** Waits for the answer to one question; undefined where it was asked often enough. */
function pendingFor(context: MessageContext, question: Question): Pending | undefined {
  const { menu, conversation } = context
  const [turn, from, to] = question.span ?? [conversation.turns.length, 0, 0]
  const before = conversation.pending
  const isSame = before?.ask === 'words' && before.turn === turn && before.from === from
  // nothing that the shop has, once more
  const again = isSame || (before?.ask === 'words' && before.choices.length === 0)
  const asked = again ? before.asked + 1 : 1
  if (asked > askedAtMost) return undefined
  const choices = menu ? choicesOf(question, menu.menu) : []
  return { ask: 'words', asked, turn, from, to, choices, question }
}

/** Asks one thing at a time; nothing can be placed until it is answered. */
function ask(
  context: MessageContext,
  state: ConversationState,
  question: Question,
  problems: string[],
): Answer {
  const { menu, business, replies } = context
  const pending = pendingFor(context, question)
  if (menu === undefined || pending === undefined) {
    return { conversation: state, handover: 'not_understood' }
  }
  const words = describeQuestion(question, menu.menu, replies)
  const conversation = { ...state, pending }
  const told = problems.length > 0 && { reply: problems.join('\n') }
  if (state.cart.length === 0) return { conversation, ...told, ask: words }
  const cart = propose(menu.menu, business, {
    lines: state.cart,
    turns: state.turns,
    details: {},
    fulfilment: undefined,
  })
  return { conversation, ...told, ask: readBackAndAsk(cart, replies, words) }
}

/** A question about earlier words stands until it is answered, whatever is said meanwhile. */
const standingQuestion = ({ conversation: { pending } }: MessageContext): Question | undefined =>
  pending?.ask === 'words' && pending.choices.length > 0 ? pending.question : undefined

/** What follows from the turns: a question, or the order goes on. */
export function answerTurns(
  context: MessageContext,
  turns: Turn[],
  { state: after, reading }: Read,
): Answer | undefined {
  const { menu, conversation, text, replies } = context
  if (menu === undefined) return undefined
  const details = { ...conversation.proposal?.details, ...detailsOf(reading) }
  // what this message says goes before what was said earlier
  const saysAddress = readAlone(context)?.details.address !== undefined
  const earlier = conversation.fulfilment ?? (details.address === undefined ? undefined : 'delivery')
  const soFar: OrderSoFar = {
    turns,
    reading: after,
    lines: reading.lines,
    details,
    fulfilment: saysAddress ? 'delivery' : (readFulfilment(text) ?? earlier),
    address: details.address ?? conversation.address,
  }
  const state: ConversationState = {
    ...emptyConversation,
    amends: conversation.amends,
    turns,
    reading: after,
    cart: reading.lines,
    fulfilment: soFar.fulfilment,
    address: soFar.address,
  }
  const saysHow = readFulfilment(text) !== undefined
  const isDish = (word: string): boolean => !(saysHow && isFulfilmentWord(word))
  const told = reading.questions.filter(question => !mustBeAsked(question) && isDish(question.text))
  // a question beside an order is told like a strange word: nobody should wait for its answer
  const unmet = [...reading.unknown, ...(reading.enquiries ?? [])]
  const question = reading.questions.find(mustBeAsked) ?? standingQuestion(context)
  const quoted = question === undefined ? told : [...told, question]
  const unknown = unmet.filter(
    word => isDish(word) && !quoted.some(({ text: words }) => words.includes(word)),
  )
  const problems = told.map(question => describeQuestion(question, menu.menu, replies))
  if (unknown.length > 0) problems.push(describeUnknown(unknown, replies))

  // several strange words, and nothing that it sells for certain, are no order
  const isTalk = conversation.cart.length === 0 && reading.lines.length === 0 && unmet.length > 1
  if (isTalk) return { handover: 'not_understood' }
  if (question !== undefined) return ask(context, state, question, problems)
  if (reading.lines.length > 0) return continueOrder(context, soFar, problems)
  const [only] = told
  if (only !== undefined) return ask(context, state, only, problems.slice(1))
  if (conversation.cart.length > 0) return clearCart(context)
  return { conversation: state, handover: 'not_understood' }
}

/** Goes on from the message, read behind what was said before it. */
export function answerRead(context: MessageContext): Answer | undefined {
  const { conversation, message, text } = context
  const read = readBehind(context, conversation, text)
  return read && answerTurns(context, [...conversation.turns, { inboxIds: [message.id], text }], read)
}

/** Reads the message behind what was said before it. */
export const order: Handler = context => {
  const { conversation, text } = context
  const reading = readMessage(context)
  if (reading === undefined) return undefined
  if (reading.tooLong === true) return { handover: 'too_long' }
  const asks = reading.intent === 'question' || (asksTheShop(text) && !changesCart(context))
  if (asks) return { handover: 'question' }
  if (reading.intent === 'cancel' && conversation.cart.length > 0) return clearCart(context)
  const tellsMore =
    conversation.cart.length > 0 &&
    (Object.keys(reading.details).length > 0 || readFulfilment(text) !== undefined)
  if (reading.intent !== 'order' && reading.intent !== 'edit' && !tellsMore) return undefined
  return answerRead(context)
}
