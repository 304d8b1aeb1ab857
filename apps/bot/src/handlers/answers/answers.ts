import { type CompiledMenu, compileMenu } from '@comanda/order-language/compile-menu.js'
import type { Asked } from '@comanda/order-language/questions/piece.js'
import { readQuestions } from '@comanda/order-language/questions/read-questions.js'
import type { Topic } from '@comanda/order-language/questions/topics.js'
import { readYesAndMore } from '@comanda/order-language/read-answer.js'
import { nothingRead } from '@comanda/order-language/read-order.js'
import { readWish } from '@comanda/order-language/read-wish.js'
import { describePassedOn, describeSoldOut } from '../../replies/describe.js'
import type { Answer, Handler, MessageContext } from '../handler.js'
import { hearQuestion } from '../question-heard.js'
import { readBehind } from '../reading.js'
import { type Told, tellAllergen, tellContents, tellDiet } from './dishes.js'
import { tellAvailable, tellCheapest, tellList, tellOptions, tellPopular } from './menu.js'
import { tellCompared, tellPrice, tellTotal } from './prices.js'
import {
  tellDelivery,
  tellDuration,
  tellFee,
  tellHours,
  tellLanguages,
  tellMinimum,
  tellPayment,
  tellPhone,
  tellWhere,
} from './shop.js'

/** What the shop's own data says; undefined where it says nothing: nothing is guessed, a person is asked. */
type Tell = (context: MessageContext, asked: Asked) => string | Told | undefined

const nobodyKnows: Tell = () => undefined

/** What can be answered, and from what. */
const tells: Readonly<Record<Topic, Tell>> = {
  price: tellPrice,
  total: tellTotal,
  delivery_fee: tellFee,
  delivery: tellDelivery,
  minimum: tellMinimum,
  payment: tellPayment,
  hours: tellHours,
  where: tellWhere,
  duration: tellDuration,
  phone: tellPhone,
  options: tellOptions,
  contents: tellContents,
  diet: tellDiet,
  allergen: tellAllergen,
  list: tellList,
  cheapest: tellCheapest,
  popular: tellPopular,
  available: tellAvailable,
  languages: tellLanguages,
  bot: ({ business, replies }) =>
    replies.say('answerBot', { bot: business.botName ?? 'none', shop: business.name }),
  compare: tellCompared,
  unknown: nobodyKnows,
}

/** Of these a dish that is sold out is told so. */
const ofDishes: ReadonlySet<Topic> = new Set(['price', 'available', 'list', 'unknown'])

/** “Do you have pepperoni?”, where there is none left today */
function tellSoldOut(context: MessageContext, { topic, about }: Asked): string | undefined {
  if (!ofDishes.has(topic)) return undefined
  const soldOut = readBehind(context, { turns: [], reading: nothingRead }, about)?.soldOut ?? []
  if (soldOut.length === 0) return undefined
  return soldOut.map(dish => describeSoldOut(dish, context.replies)).join('\n')
}

let emptyMenu: CompiledMenu | undefined

/** Where there is no menu there are hours and terms. The first one that is made takes a fifth of a second. */
function noMenu(): CompiledMenu {
  emptyMenu ??= compileMenu({ currency: 'XXX', language: 'en', items: [], groups: [] })
  return emptyMenu
}

/** “Delivery?” where delivery or pickup was asked is the answer. */
const isAnswer = ({ conversation }: MessageContext, { topic, isPlain }: Asked): boolean =>
  conversation.pending?.ask === 'fulfilment' && topic === 'delivery' && isPlain

/** Does it ask, and say nothing besides? */
export function isQuestion({ menu }: MessageContext, text: string): boolean {
  const { questions, rest } = readQuestions(menu ?? noMenu(), text)
  return questions.length > 0 && rest === ''
}

/** “Yes, and are you open on Sunday?”: the yes comes first. */
function isBehindYes(context: MessageContext): boolean {
  const more = context.conversation.proposal && readYesAndMore(context.text)
  return more !== undefined && isQuestion(context, more)
}

/** What is asked is answered from the shop's own data, and what is said besides is read as ever. */
export const answers: Handler = context => {
  const { message, text, menu, conversation, known } = context
  if (message.type !== 'chat' || isBehindYes(context)) return undefined
  // “is it on its way?” is of an order that stands
  if (known.lastOrder !== undefined && readWish(text) === 'where_is_it') return undefined
  const { questions, rest } = readQuestions(menu ?? noMenu(), text)
  if (questions.length === 0 || questions.some(asked => isAnswer(context, asked))) return undefined
  // “how much is a pepperoni? I'll take one then”: what is said behind it may refer to it
  const answer: Answer =
    rest === ''
      ? {}
      : hearQuestion({ ...context, text: questions.map(asked => asked.text).join(' ') }, { rest })
  const told: string[] = []
  const open: string[] = []
  for (const asked of questions) {
    // an order beside it is read back with what it comes to
    if (asked.topic === 'total' && rest !== '' && conversation.cart.length === 0) continue
    const words = tellSoldOut(context, asked) ?? tells[asked.topic](context, asked)
    if (words === undefined || (typeof words !== 'string' && words.isOpen)) open.push(asked.text)
    if (words !== undefined) told.push(typeof words === 'string' ? words : words.text)
  }
  if (open.length === 0) return { ...answer, ...(told.length > 0 && { reply: told.join('\n\n') }) }
  const passedOn = describePassedOn(open.join(' '), context.replies)
  return { ...answer, reply: [...told, passedOn].join('\n\n'), handover: 'question' }
}
