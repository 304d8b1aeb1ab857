import { confirm } from './confirm.js'
import type { Answer, Handler, MessageContext } from './handler.js'
import { notText } from './not-text.js'
import { order } from './order.js'
import { tooLong } from './too-long.js'
import { unhandled } from './unhandled.js'

/** Asked in this order; the first that answers is right. The last one always does: nothing is dropped. */
const handlers: readonly Handler[] = [notText, tooLong, confirm, order, unhandled]

export function answerMessages(context: MessageContext): Answer {
  for (const handler of handlers) {
    const answer = handler(context)
    if (answer !== undefined) return answer
  }
  throw new Error('no handler answered')
}
