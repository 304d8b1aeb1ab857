import { readQuestions } from '@comanda/order-language/questions/read-questions.js'
import type { Topic } from '@comanda/order-language/questions/topics.js'
import { readAllergy } from '@comanda/order-language/read-wish.js'
import { isOpen } from '@comanda/shared/orders/steps.js'
import { describePassedOn } from '../replies/describe.js'
import { continueOrder } from './continue-order.js'
import type { Answer, Handler, MessageContext } from './handler.js'
import { changesCart, detailsSoFar } from './reading.js'

/** The cart once more, with the allergy. Where a question stands, its answer brings it. */
function readBackWith(context: MessageContext): Answer | undefined {
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

/** What the menu says to these tells nobody with an allergy whether it is safe. */
const unsafe: ReadonlySet<Topic> = new Set(['options', 'contents', 'available', 'list', 'unknown'])

/** “I'm coeliac, are the corn tortillas safe?”: nothing but questions, which only a person may answer. */
function asksAboutIt({ menu }: MessageContext, rest: string): boolean {
  if (menu === undefined) return false
  const { questions, rest: others } = readQuestions(menu, rest)
  return questions.length > 0 && others === '' && questions.every(({ topic }) => unsafe.has(topic))
}

/** Harm first: an allergy stands on the order, is read back with it, and a person confirms. The rest is read as ever. */
export const allergy: Handler = context => {
  const { conversation, known, replies } = context
  const found = readAllergy(context.text)
  if (found === undefined) return undefined
  const allergies = [conversation.allergy, found.allergy].filter(words => words !== undefined).join('; ')
  const answer: Answer = {
    allergy: allergies,
    reply: replies.say('allergyNoted', { words: found.allergy }),
    handover: 'allergy',
  }
  const { lastOrder } = known
  const orders = conversation.cart.length > 0 || changesCart({ ...context, text: found.rest })
  const isForOrder = !orders && lastOrder !== undefined && isOpen(lastOrder.status)
  const amends = isForOrder && { amends: { orderId: lastOrder.id, kind: 'asked' as const } }
  if (found.rest !== '') {
    if (!asksAboutIt(context, found.rest)) return { ...answer, ...amends, rest: found.rest }
    const reply = [answer.reply, describePassedOn(found.rest, replies)].join('\n\n')
    return { ...answer, ...amends, reply }
  }
  const again = readBackWith({ ...context, text: '', conversation: { ...conversation, allergy: allergies } })
  const reply = [answer.reply, again?.reply].filter(Boolean).join('\n\n')
  return { ...again, ...answer, ...amends, reply }
}
