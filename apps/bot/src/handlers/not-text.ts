import type { Handler } from './handler.js'

/** Voice, pictures: a person looks. Captions count as text only with their picture. */
export const notText: Handler = ({ message }) =>
  message.type === 'chat' ? undefined : { handover: 'not_text' }
