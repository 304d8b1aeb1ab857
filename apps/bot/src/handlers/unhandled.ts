import type { Handler } from './handler.js'

/** What no handler understood reaches a person. */
export const unhandled: Handler = ({ messages }) => ({
  handover: { inboxIds: messages.map(message => message.id), reason: 'not_understood' },
})
