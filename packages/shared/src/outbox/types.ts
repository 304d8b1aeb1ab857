export type OutboxKind = 'reply' | 'status' | 'staff'

export interface NewOutboxMessage {
  accountId: number
  chatId: number
  contactId: number | undefined
  kind: OutboxKind
  body: string
  /** the inbox rows that this answers */
  inboxIds: readonly number[]
  /** how long it stays here first, so that it can be taken back; 0 unless given */
  holdMs?: number
}

/** Who may be written to next, and who comes first of them. */
export interface Turn {
  /** how many messages each chat had lately: those with fewer come first */
  counts: ReadonlyMap<number, number>
  /** chats that may not, for now */
  excluded: readonly number[]
  /** false: only customers who have ordered before */
  isForStrangers: boolean
  /** a chat with so many of them comes behind all others */
  shareOfChat: number
}

/** Nobody is held back. */
export const anybodysTurn: Turn = {
  counts: new Map(),
  excluded: [],
  isForStrangers: true,
  shareOfChat: 2_147_483_647,
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
  /** since it was sent, by the database's clock */
  ageMs: number
  attempts: number
}
