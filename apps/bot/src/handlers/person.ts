import { readWish } from '@comanda/order-language/read-wish.js'
import { silenceMs } from '@comanda/shared/conversations/silence.js'
import type { Handler } from './handler.js'

/** Whoever asks for a person gets one, whatever else is said. */
export const person: Handler = ({ text, now, replies }) => {
  if (readWish(text) !== 'person') return undefined
  return {
    reply: replies.say('person'),
    handover: 'asked_for_person',
    silentUntil: new Date(now.getTime() + silenceMs),
  }
}
