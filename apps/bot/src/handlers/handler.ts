import type { CompiledMenu } from '@comanda/order-language/compile-menu.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { Conversation, ConversationState } from '@comanda/shared/conversations/types.js'
import type { HandoverReason } from '@comanda/shared/handovers/types.js'
import type { InboxMessage } from '@comanda/shared/inbox/types.js'
import type { NewOrder } from '@comanda/shared/orders/types.js'
import type { Replies } from '@comanda/shared/replies/replies.js'

/** What a handler needs to decide, and nothing that acts: the answer is data, committed in one transaction. */
export interface MessageContext {
  business: Business
  /** undefined while the shop has no menu */
  menu: CompiledMenu | undefined
  conversation: Conversation
  /** one contact's, oldest first; several where they came as a burst */
  messages: readonly InboxMessage[]
  /** what was written, a line a message */
  text: string
  /** when the last of them was written */
  writtenAt: Date
  now: Date
  replies: Replies
}

/** What becomes of the messages. */
export interface Answer {
  reply?: string
  conversation?: ConversationState
  order?: Pick<NewOrder, 'lines' | 'totalMinor' | 'details' | 'inboxIds'>
  /** told once the order has its number */
  replyWithNumber?: (orderNumber: number) => string
  /** these wait for a person; the rest of the messages are done */
  handover?: { inboxIds: readonly number[]; reason: HandoverReason }
}

/** @returns undefined where it isn't this handler's business: the next one is asked */
export type Handler = (context: MessageContext) => Answer | undefined
