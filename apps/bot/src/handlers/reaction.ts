import { readReaction } from '@comanda/order-language/read-answer.js'
import type { Handler } from './handler.js'

/** A 👍 to what the bot asked last answers it. To anything else of ours it says nothing, but for an earlier read-back. */
export const reaction: Handler = ({ conversation, message, reactsTo, replies }) => {
  if (message.kind !== 'reaction') return undefined
  const said = readReaction(message.body)
  const { proposal, pending, asked } = conversation
  if (said === undefined || reactsTo === undefined) return {}
  if (reactsTo.outboxId === asked?.outboxId) {
    const isAnswer = proposal !== undefined || pending?.ask === 'words'
    return isAnswer ? { rest: said === 'yes' ? '👍' : '👎' } : {}
  }
  const isEarlier = proposal !== undefined && asked !== undefined && reactsTo.outboxId < asked.outboxId
  return isEarlier && said === 'yes' ? { reply: replies.say('notTheLatest') } : {}
}
