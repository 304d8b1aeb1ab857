import { type Handler, idsOf } from './handler.js'

/** A person writes in this chat: the message waits for that person, and the bot says nothing. */
export const silent: Handler = ({ conversation, messages, now }) => {
  const { silentUntil } = conversation
  if (silentUntil === undefined || silentUntil <= now) return undefined
  return { handover: { inboxIds: idsOf(messages), reason: 'asked_for_person' } }
}
