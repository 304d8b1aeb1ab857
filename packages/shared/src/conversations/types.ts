import type { OrderLine as ReadLine } from '@comanda/order-language/reading.js'
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
  /** the lines as they were read from the turns */
  cart: readonly ReadLine[]
  proposal: Proposal | undefined
  /** when it was read back */
  proposedAt: Date | undefined
}

/** What changes from message to message. */
export type ConversationState = Pick<Conversation, 'turns' | 'cart' | 'proposal' | 'proposedAt'>

export const emptyConversation: ConversationState = {
  turns: [],
  cart: [],
  proposal: undefined,
  proposedAt: undefined,
}
