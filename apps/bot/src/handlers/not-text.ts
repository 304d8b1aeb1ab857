import type { HandoverReason } from '@comanda/shared/handovers/types.js'
import type { InboxMessage } from '@comanda/shared/inbox/types.js'
import type { Handler } from './handler.js'

/** Captions count as text only with their picture, and an edit only with what was there before: a person looks. */
function reasonOf(message: InboxMessage): HandoverReason | undefined {
  if (message.kind !== 'message') return 'changed'
  return message.type === 'chat' ? undefined : 'not_text'
}

/** Voice, pictures, edits: a person looks. */
export const notText: Handler = ({ message }) => {
  const reason = reasonOf(message)
  return reason && { handover: reason }
}
