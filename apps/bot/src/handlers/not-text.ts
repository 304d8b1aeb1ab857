import type { Handler } from './handler.js'
import { isText } from './text.js'

/** What we can't hear or see; anything else that isn't text. */
const words: Readonly<Record<string, string>> = {
  ptt: 'voice',
  audio: 'voice',
  image: 'picture',
  video: 'picture',
  document: 'picture',
}

/** Voice, pictures: a person looks. Captions count as text only with their picture. A sticker says nothing but itself. */
export const notText: Handler = ({ message, conversation, replies }) => {
  if (isText(message)) return undefined
  if (message.type === 'sticker')
    return { reply: replies.say(conversation.proposal === undefined ? 'smile' : 'sayYes') }
  const key = words[message.type]
  return { handover: 'not_text', ...(key !== undefined && { reply: replies.say(key) }) }
}
