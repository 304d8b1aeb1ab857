import type { OrderLine } from '../orders/types.js'

/** What the customer wrote at once, several messages in a row counting as one. */
export interface Turn {
  inboxIds: number[]
  text: string
}

/** The cart as it was read back: what a yes says yes to. */
export interface Proposal {
  lines: OrderLine[]
  totalMinor: number
  currency: string
  details: Record<string, string>
  menuVersion: number
}

export interface Conversation {
  id: number
  businessId: number
  contactId: number
  chatId: number
  /** since the cart was empty */
  turns: Turn[]
  proposal: Proposal | undefined
  /** when it was read back */
  proposedAt: Date | undefined
}
