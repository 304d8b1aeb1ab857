import type { CompiledMenu } from '@comanda/order-language/compile-menu.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { Conversation, ConversationState } from '@comanda/shared/conversations/types.js'
import type { KnownCustomer, LastOrder } from '@comanda/shared/customers/types.js'
import type { HandoverReason } from '@comanda/shared/handovers/types.js'
import type { InboxMessage } from '@comanda/shared/inbox/types.js'
import type { Correction } from '@comanda/shared/learnt-words/types.js'
import type { Amendment, AskedChange, NewOrder, OrderStatus } from '@comanda/shared/orders/types.js'
import type { Replies } from '@comanda/shared/replies/replies.js'
import type { OrderLimits } from './large-order.js'
import type { Reader, SoldOut } from './reader.js'

/** An edit or a deletion, and what there is of the message that it is about. */
export interface Change {
  /** undefined where it was never recorded */
  original: { id: number } | undefined
  /** the order that it went into */
  order: Pick<LastOrder, 'id' | 'number' | 'status'> | undefined
  /** the messages of the cart as they stand now, oldest first */
  messages: readonly InboxMessage[]
}

/** What a handler needs to decide, and nothing that acts: the answer is data, committed in one transaction. */
export interface MessageContext {
  business: Business
  /** undefined while the shop has no menu */
  menu: CompiledMenu | undefined
  /** reads against that menu, at the shop's time; undefined while there is none */
  read: Reader | undefined
  conversation: Conversation
  known: KnownCustomer
  message: InboxMessage
  /** of an edit or a deletion: what it changes */
  change?: Change
  /** of a reaction to something that we wrote: in which message of ours */
  reactsTo?: { outboxId: number }
  /** what sold best lately, the best first, where it is asked for and known: ids of the menu */
  popular?: readonly string[] | undefined
  /** what it says */
  text: string
  /** what the message says that it replies to */
  quoted?: string
  writtenAt: Date
  now: Date
  /**
   * What the customer had seen, when this was written, of what the bot asked last. seen: it had left · crossed: it left
   * later, or still waits · unsaid: it is part of the answer to the same burst. An answer to what nobody has seen is none.
   */
  lastAsk: 'seen' | 'crossed' | 'unsaid'
  /** what was taken out of the cart since, and is told with the answer: the menu doesn't offer it any more */
  gone: readonly SoldOut[]
  /** past these a person confirms an order */
  limits?: OrderLimits | undefined
  replies: Replies
}

/** What becomes of a message. What is said of all that are answered together is joined: see join-words.ts. */
export interface Answer {
  /** only said where nothing else is */
  greeting?: string
  /** said in any case */
  reply?: string
  /** what the conversation waits for from here on: said last, unless a later message of the burst moves it on */
  ask?: string
  conversation?: ConversationState
  /** of a question: what the next message may refer to (“do you have tuna?”, “I'll take two”), where nothing else moves on */
  heard?: Pick<ConversationState, 'turns' | 'reading'>
  order?: Pick<NewOrder, 'lines' | 'totalMinor' | 'details' | 'inboxIds' | 'fulfilment' | 'feeMinor' | 'due'>
  /** what the customer chose for words that the menu doesn't know, and ordered: suggested to the shop with the order */
  corrections?: readonly Correction[]
  /** told once the order has its number */
  replyWithNumber?: (orderNumber: number) => string
  /** the customer's own change of a placed order; where it is being made meanwhile, it becomes a request to staff */
  change?: NonNullable<Answer['order']> & {
    orderId: number
    /** what changed, for the order's page */
    reason: string
    replyTooLate: string
  }
  /** the customer's own cancelling, with `reply`; where the order went on meanwhile, it becomes a request to staff */
  cancel?: { orderId: number; from: OrderStatus; replyTooLate: string }
  /** what else the message says: answered as if it came behind it */
  rest?: string
  /** it waits for a person; without, it is done */
  handover?: HandoverReason
  /** all that was told of allergies: it stands on the order that comes of this conversation, or on the one that is amended */
  allergy?: string
  /** it stands on the order, for a person to decide */
  amends?: { orderId: number; kind: Amendment['kind']; change?: AskedChange }
  /** from now on a person answers here: the bot is quiet until then */
  silentUntil?: Date
}

/** @returns undefined where it isn't this handler's business: the next one is asked */
export type Handler = (context: MessageContext) => Answer | undefined
