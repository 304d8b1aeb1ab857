import type { CompiledMenu } from '@comanda/order-language/compile-menu.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { Conversation, ConversationState } from '@comanda/shared/conversations/types.js'
import type { KnownCustomer } from '@comanda/shared/customers/types.js'
import type { HandoverReason } from '@comanda/shared/handovers/types.js'
import type { InboxMessage } from '@comanda/shared/inbox/types.js'
import type { Correction } from '@comanda/shared/learnt-words/types.js'
import type { NewOrder, OrderStatus } from '@comanda/shared/orders/types.js'
import type { Replies } from '@comanda/shared/replies/replies.js'

/** What a handler needs to decide, and nothing that acts: the answer is data, committed in one transaction. */
export interface MessageContext {
  business: Business
  /** undefined while the shop has no menu */
  menu: CompiledMenu | undefined
  conversation: Conversation
  known: KnownCustomer
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
  order?: Pick<NewOrder, 'lines' | 'totalMinor' | 'details' | 'inboxIds' | 'fulfilment' | 'feeMinor'>
  /** what the customer chose for words that the menu doesn't know, and ordered: suggested to the shop with the order */
  corrections?: readonly Correction[]
  /** told once the order has its number */
  replyWithNumber?: (orderNumber: number) => string
  /** the customer's own cancelling; where the order went on meanwhile, it becomes a request to staff */
  cancel?: { orderId: number; from: OrderStatus; replyTooLate: string }
  /** these wait for a person; the rest of the messages are done */
  handover?: { inboxIds: readonly number[]; reason: HandoverReason }
  /** from now on a person answers here: the bot is quiet until then */
  silentUntil?: Date
}

/** @returns undefined where it isn't this handler's business: the next one is asked */
export type Handler = (context: MessageContext) => Answer | undefined

export const idsOf = (messages: readonly InboxMessage[]): number[] => messages.map(message => message.id)
