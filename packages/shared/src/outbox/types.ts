export type OutboxKind = 'reply' | 'status' | 'staff'

export interface NewOutboxMessage {
  accountId: number
  chatId: number
  contactId: number | undefined
  kind: OutboxKind
  body: string
  /** the inbox rows that this answers */
  inboxIds: readonly number[]
}

/** A row that this process holds the claim on. */
export interface ClaimedMessage {
  id: number
  accountId: number
  chatId: number
  /** where it goes to */
  chatWid: string
  /** other ids of the same person: a chat's address changes between phone and lid */
  otherWids: readonly string[]
  body: string
  claimToken: number
  claimedAt: Date
  attempts: number
}

/** A row that went out, as the page said, without a sign from WhatsApp's server so far. */
export interface UnconfirmedMessage {
  id: number
  accountId: number
  chatWid: string
  otherWids: readonly string[]
  messageKey: string
  sentAt: Date
  attempts: number
}
