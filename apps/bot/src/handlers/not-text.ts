import type { HandoverReason } from '@comanda/shared/handovers/types.js'
import type { InboxMessage } from '@comanda/shared/inbox/types.js'
import { type Handler, idsOf } from './handler.js'

/** Captions count as text only with their picture, and an edit only with what was there before: a person looks. */
function reasonOf(message: InboxMessage): HandoverReason | undefined {
  if (message.kind !== 'message') return 'changed'
  return message.type === 'chat' ? undefined : 'not_text'
}

/** Voice, pictures, edits: a person looks at the whole burst. */
export const notText: Handler = ({ messages }) => {
  const reason = messages.map(reasonOf).find(found => found !== undefined)
  return reason && { handover: { inboxIds: idsOf(messages), reason } }
}
