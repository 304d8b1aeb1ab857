import {
  asksTheShop,
  isFulfilmentWord,
  isUsual,
  readFulfilment,
  splitQuestion,
} from '@comanda/order-language/read-wish.js'
import type { Candidate, OrderReading, Question } from '@comanda/order-language/reading.js'
import {
  type ConversationState,
  emptyConversation,
  type Pending,
  type Turn,
} from '@comanda/shared/conversations/types.js'
import {
  choicesOf,
  describeNotTaken,
  describePassedOn,
  describeQuestion,
  describeSoldOut,
} from '../replies/describe.js'
import { clearCart } from './clear-cart.js'
import { continueOrder, type OrderSoFar } from './continue-order.js'
import { wantedSoFar } from './due.js'
import type { Answer, Handler, MessageContext } from './handler.js'
import { propose, readBackAndAsk } from './proposal.js'
import type { Read } from './reader.js'
import { changesCart, detailsOf, isSameCart, readAlone, readBehind } from './reading.js'

/** A word that is on no menu is told, and the rest goes on; whatever has candidates, or decides, is asked. */
const mustBeAsked = ({ kind, candidates = [] }: Question): boolean =>
  (kind !== 'unknown_item' && kind !== 'unknown_option') || candidates.length > 0

/** Waits for the answer to one question; undefined where it was asked often enough. */
function pendingFor(context: MessageContext, question: Question): Pending | undefined {
  const { menu, conversation } = context
  const [turn, from, to] = question.span ?? [conversation.turns.length, 0, 0]
  const before = conversation.pending
  const isSame = before?.ask === 'words' && before.turn === turn && before.from === from
  // nothing that the shop has, once more
  const again = isSame || (before?.ask === 'words' && before.choices.length === 0)
  const asked = again ? before.asked + 1 : 1
  if (asked > context.business.asksAtMost) return undefined
  const choices = menu ? choicesOf(question, menu.menu) : []
  return { ask: 'words', asked, turn, from, to, choices, question }
}

/** Asks one thing at a time; nothing can be placed until it is answered. */
export function ask(
  context: MessageContext,
  state: ConversationState,
  question: Question,
  problems: string[],
): Answer {
  const { menu, business, replies } = context
  const pending = pendingFor(context, question)
  if (menu === undefined || pending === undefined) {
    // nobody answered it: what comes of the rest goes without these words, and says so
    const turns = noteNotTaken(state.turns, [question.text], question.span?.[0])
    return { conversation: { ...state, turns }, handover: 'not_understood' }
  }
  const words = describeQuestion(question, menu.menu, replies)
  const conversation = { ...state, pending }
  const notTaken = describeNotTaken(state.turns, replies)
  const isStrange = notTaken !== 'none' && state.cart.length === 0
  const all = isStrange ? [...problems, replies.say('notTaken', { notTaken })] : problems
  const told = all.length > 0 && { reply: all.join('\n') }
  if (state.cart.length === 0) return { conversation, ...told, ask: words }
  const cart = propose(menu.menu, business, {
    lines: state.cart,
    turns: state.turns,
    details: {},
    fulfilment: undefined,
  })
  return { conversation, ...told, ask: readBackAndAsk(cart, replies, { notTaken, question: words }) }
}

/** How much of something that a question offers is in a cart. */
const countOf = (candidate: Candidate, lines: OrderReading['lines']): number =>
  lines.reduce((sum, { item, quantity, options }) => {
    if ('item' in candidate) return sum + (item === candidate.item ? quantity : 0)
    const isChosen = options.some(
      ({ group, option, amount }) =>
        group === candidate.group && option === candidate.option && amount !== 'none',
    )
    return sum + (isChosen ? quantity : 0)
  }, 0)

/** “De manzana”, to “which soda?”: something that was offered came into the cart, in whatever words. */
const isAnswered = (
  { candidates = [] }: Question,
  before: OrderReading['lines'],
  after: OrderReading['lines'],
): boolean => candidates.some(candidate => countOf(candidate, after) > countOf(candidate, before))

/** A question about earlier words stands until it is answered, whatever is said meanwhile. */
function standingQuestion(
  { conversation: { pending, cart } }: MessageContext,
  after: OrderReading['lines'],
): Question | undefined {
  if (pending?.ask !== 'words' || pending.choices.length === 0) return undefined
  return isAnswered(pending.question, cart, after) ? undefined : pending.question
}

/** What follows from the turns: a question, or the order goes on. */
export function answerTurns(
  context: MessageContext,
  read: readonly Turn[],
  { state: after, reading, soldOut }: Read,
): Answer | undefined {
  const { menu, conversation, known, text, replies } = context
  if (menu === undefined) return undefined
  const saysHow = readFulfilment(text) !== undefined
  const isDish = (word: string): boolean => !(saysHow && isFulfilmentWord(word))
  const told = reading.questions.filter(question => !mustBeAsked(question) && isDish(question.text))
  const question = reading.questions.find(mustBeAsked) ?? standingQuestion(context, reading.lines)
  const quoted = question === undefined ? told : [...told, question]
  const unknown = reading.unknown.filter(
    word => isDish(word) && !quoted.some(({ text: words }) => words.includes(word)),
  )
  const notTaken = [...told.map(({ text: words }) => words), ...unknown]
  const turns = noteNotTaken(read, notTaken)
  const details = { ...conversation.proposal?.details, ...detailsOf(reading) }
  const { lastOrder } = known
  // “the usual” goes where it went
  const isAgain =
    conversation.cart.length === 0 && lastOrder !== undefined && isSameCart(reading.lines, lastOrder.lines)
  const usual = isAgain ? lastOrder.fulfilment : undefined
  // what this message says goes before what was said earlier
  const saysAddress = readAlone(context)?.details.address !== undefined
  const earlier = conversation.fulfilment ?? (details.address === undefined ? usual : 'delivery')
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
    wanted: wantedSoFar(context),
  }
  const problems = soldOut.map(dish => describeSoldOut(dish, replies))

  const isEmpty = reading.lines.length === 0
  const enquiries = reading.enquiries ?? []
  // several strange words, and nothing that it sells for certain, are no order
  const isTalk =
    conversation.cart.length === 0 &&
    isEmpty &&
    soldOut.length === 0 &&
    reading.unknown.length + enquiries.length > 1
  if (isTalk) return { handover: 'not_understood' }
  const rest = restOf(enquiries, text)
  if (question !== undefined) return { ...ask(context, state, question, problems), ...rest }
  if (!isEmpty) return { ...continueOrder(context, soFar, problems), ...rest }
  if (soldOut.length > 0) return { conversation: state, reply: problems.join('\n'), ...rest }
  const [only] = told
  if (only !== undefined && isUsual(only.text)) return { reply: replies.say('noUsual') }
  if (only !== undefined) return ask(context, { ...state, turns: [...read] }, only, [])
  if (conversation.cart.length > 0) return clearCart(context)
  return { conversation: state, handover: 'not_understood' }
}

/** The turns, with what wasn't taken of one of them: the last, where no other is named. */
function noteNotTaken(turns: readonly Turn[], words: readonly string[], index = turns.length - 1): Turn[] {
  if (words.length === 0) return [...turns]
  return turns.map((turn, at) =>
    at === index ? { ...turn, notTaken: [...new Set([...(turn.notTaken ?? []), ...words])] } : turn,
  )
}

/** What is asked of the shop beside an order is answered as if it came behind it. */
function restOf(enquiries: readonly string[], text: string): Pick<Answer, 'rest'> {
  const rest = enquiries.join('\n')
  return rest !== '' && rest.length < text.length ? { rest } : {}
}

/** Goes on from the message, read behind what was said before it. */
export function answerRead(context: MessageContext): Answer | undefined {
  const { conversation, message, text } = context
  const read = readBehind(context, conversation, text)
  return read && answerTurns(context, [...conversation.turns, { inboxIds: [message.id], text }], read)
}

/** An order with a question to the shop beside it: the one is read, and the other answered behind it. */
function answerBoth(context: MessageContext): Answer | undefined {
  const both = splitQuestion(context.text)
  if (both === undefined) return undefined
  const orders = { ...context, text: both.others }
  if (!changesCart(orders)) return undefined
  const answer = answerRead(orders)
  return answer && { ...answer, rest: [answer.rest, both.question].filter(Boolean).join('\n') }
}

/** Reads the message behind what was said before it. */
export const order: Handler = context => {
  const { conversation, text, replies } = context
  const both = answerBoth(context)
  if (both !== undefined) return both
  const read = readBehind(context, conversation, text)
  if (read === undefined) return undefined
  const { reading, soldOut } = read
  if (reading.tooLong === true) return { handover: 'too_long' }
  // “do you cater?” asks for no water
  const isGuessed = reading.questions.some(({ kind }) => kind === 'unknown_item' || kind === 'unknown_option')
  const asks = reading.intent === 'question' || (asksTheShop(text) && (isGuessed || !changesCart(context)))
  if (asks && soldOut.length > 0)
    return { reply: soldOut.map(dish => describeSoldOut(dish, replies)).join('\n') }
  if (asks) return { reply: describePassedOn(text, replies), handover: 'question' }
  if (reading.intent === 'cancel' && conversation.cart.length > 0) return clearCart(context)
  const tellsMore =
    conversation.cart.length > 0 &&
    (Object.keys(reading.details).length > 0 || readFulfilment(text) !== undefined)
  if (reading.intent !== 'order' && reading.intent !== 'edit' && !tellsMore) return undefined
  return answerRead(context)
}
