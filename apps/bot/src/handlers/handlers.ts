import { old } from './age.js'
import { answerAddress } from './answer-address.js'
import { answerChoice } from './answer-choice.js'
import { answerFulfilment } from './answer-fulfilment.js'
import { cancelOrder } from './cancel-order.js'
import { confirm } from './confirm.js'
import type { Answer, Handler, MessageContext } from './handler.js'
import { notText } from './not-text.js'
import { order } from './order.js'
import { person } from './person.js'
import { silent } from './silent.js'
import { smallTalk } from './small-talk.js'
import { tooLong } from './too-long.js'
import { unhandled } from './unhandled.js'
import { whereIsIt } from './where-is-it.js'

/** Asked in this order; the first that answers is right. The last one always does: nothing is dropped. */
const handlers: readonly Handler[] = [
  silent,
  old,
  answerAddress,
  notText,
  tooLong,
  person,
  answerChoice,
  answerFulfilment,
  confirm,
  cancelOrder,
  whereIsIt,
  smallTalk,
  order,
  unhandled,
]

export function answerMessage(context: MessageContext): Answer {
  for (const handler of handlers) {
    const answer = handler(context)
    if (answer !== undefined) return answer
  }
  throw new Error('no handler answered')
}
