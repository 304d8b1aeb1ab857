import { old } from './age.js'
import { allergy } from './allergy.js'
import { answerAddress } from './answer-address.js'
import { answerChoice } from './answer-choice.js'
import { answerFulfilment } from './answer-fulfilment.js'
import { answers } from './answers/answers.js'
import { aside } from './aside.js'
import { cancelOrder } from './cancel-order.js'
import { changeOrder } from './change-order.js'
import { createChanged } from './changed.js'
import { complaint } from './complaint.js'
import { confirm } from './confirm.js'
import { correctAddress } from './correct-address.js'
import { earlyAddress } from './early-address.js'
import type { Answer, Handler, MessageContext } from './handler.js'
import { notText } from './not-text.js'
import { order } from './order.js'
import { person } from './person.js'
import { hearQuestion } from './question-heard.js'
import { quoted } from './quoted.js'
import { reaction } from './reaction.js'
import { showCart } from './show-cart.js'
import { silent } from './silent.js'
import { smallTalk } from './small-talk.js'
import { tooLong } from './too-long.js'
import { unhandled } from './unhandled.js'
import { answerWhen, sayWhen } from './when.js'
import { whereIsIt } from './where-is-it.js'

/** What a person wrote or sent. Asked in this order; the last one always answers: nothing is dropped. */
const written: readonly Handler[] = [
  allergy,
  silent,
  old,
  quoted,
  complaint,
  correctAddress,
  answers,
  answerAddress,
  notText,
  tooLong,
  person,
  aside,
  answerChoice,
  answerFulfilment,
  answerWhen,
  confirm,
  showCart,
  cancelOrder,
  changeOrder,
  sayWhen,
  whereIsIt,
  smallTalk,
  order,
  earlyAddress,
  unhandled,
]

/** What became of something written: these come first. */
const happened: readonly Handler[] = [createChanged(context => first(written, context)), reaction]

/** The first that answers is right. */
function first(handlers: readonly Handler[], context: MessageContext): Answer {
  for (const handler of handlers) {
    const answer = handler(context)
    if (answer !== undefined) return answer
  }
  throw new Error('no handler answered')
}

export const answerMessage = (context: MessageContext): Answer =>
  hearQuestion(context, first([...happened, ...written], context))
