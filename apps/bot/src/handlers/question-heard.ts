import { nothingRead } from '@comanda/order-language/read-order.js'
import type { Answer, MessageContext } from './handler.js'
import { readBehind } from './reading.js'
import { isText } from './text.js'

/** What was asked about is what “I'll take two” means, whoever answered the question. */
export function hearQuestion(context: MessageContext, answer: Answer): Answer {
  const { conversation, message, text } = context
  const isWritten = message.kind === 'message' && isText(message)
  if (!isWritten || answer.conversation !== undefined || answer.order !== undefined) return answer
  // with no cart only the latest question counts: a chat of nothing but questions doesn't grow
  const before =
    conversation.cart.length > 0 || conversation.pending !== undefined
      ? conversation
      : { turns: [], reading: nothingRead }
  const read = readBehind(context, before, text)
  if (read?.reading.intent !== 'question') return answer
  const turn = { inboxIds: [message.id], text }
  // “are you open on sunday?” orders nothing for sunday
  const reading = { ...read.state, details: before.reading.details }
  return { ...answer, heard: { turns: [...before.turns, turn], reading } }
}
