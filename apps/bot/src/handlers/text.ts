import type { InboxMessage } from '@comanda/shared/inbox/types.js'

/** Written, or picked from a list or among buttons: its body is what it says. */
const types: ReadonlySet<string> = new Set([
  'chat',
  'list_response',
  'buttons_response',
  'template_button_reply',
])

export const isText = ({ type, body }: Pick<InboxMessage, 'type' | 'body'>): boolean =>
  types.has(type) && (type === 'chat' || body.trim() !== '')
