import type { Handler } from './handler.js'

/** A person writes in this chat: the message waits for that person, and the bot says nothing. */
export const silent: Handler = ({ conversation, now }) => {
  const { silentUntil } = conversation
  if (silentUntil === undefined || silentUntil <= now) return undefined
  return { handover: 'asked_for_person' }
}
