export type MessageKind = 'message' | 'edit' | 'revoke' | 'reaction'

/** WhatsApp's identity of a person: at least one of the two. Both are full ids ("4479…@c.us", "1234…@lid"). */
export interface ContactIdentity {
  phone: string | undefined
  lid: string | undefined
  /** the name that the person chose */
  name: string | undefined
}

/** A message as the WhatsApp edge hands it over, with ids built by ourselves. */
export interface Message {
  fromMe: boolean
  /** the bare key id, the same under every id form */
  key: string
  kind: MessageKind
  /** an edit's time in ms; 0 for the other kinds */
  version: number
  chat: { kind: 'direct' | 'group'; wid: string }
  /** in a direct chat the other person, whoever wrote; in a group the author, unknown for some */
  contact: ContactIdentity | undefined
  /** WhatsApp's word: chat, image, ptt, location, vcard, order, … */
  type: string
  body: string
  payload: Record<string, unknown>
  sentAt: Date
}

export type InboxStatus = 'pending' | 'done' | 'handover' | 'recorded'

export interface InboxMessage {
  id: number
  /** the bare key; an edit and a deletion have that of their message */
  key: string
  accountId: number
  chatId: number
  contactId: number
  kind: MessageKind
  type: string
  body: string
  payload: Record<string, unknown>
  sentAt: Date
  /** by the database's clock */
  receivedAt: Date
  /** how often its processing was started */
  attempts: number
}

/** A contact with messages that wait. */
export interface WaitingContact {
  contactId: number
  /** ms since the first and since the last of them was received */
  oldestAgeMs: number
  newestAgeMs: number
}
