import { nothingRead, type ReadingState } from '@comanda/order-language/read-order.js'
import type { Candidate, Question, OrderLine as ReadLine } from '@comanda/order-language/reading.js'
import type { Correction } from '../learnt-words/types.js'
import type { Wanted } from '../orders/due/wanted.js'
import type { Fulfilment, OrderLine } from '../orders/types.js'

/** What the customer wrote towards the cart, a message each. */
export interface Turn {
  inboxIds: number[]
  /** with what the customer chose in the place of words that had to be asked about */
  text: string
  /** what was chosen in it for words that the menu doesn't know */
  corrections?: Correction[]
  /** words of it that nothing was made of: told with each read-back, and marked on the order */
  notTaken?: string[]
}

/** The cart as it was read back: what a yes says yes to. */
export interface Proposal {
  lines: OrderLine[]
  fulfilment: Fulfilment | undefined
  feeMinor: number
  /** lines and fee */
  totalMinor: number
  currency: string
  details: Record<string, string>
  /** when it is for, ISO, and when the kitchen had better begin; missing where it is for now */
  due?: { at: string; startAt: string }
  /** they want it sooner than it can be made: as soon as that is, then */
  isTooSoon?: true
  menuVersion: number
}

/** One of the numbered answers to a question: picking it puts `text` where the question arose. */
export interface Choice {
  label: string
  text: string
  /** what it is on the menu, where the words that were asked about may be another name for it */
  meant?: Candidate
}

/** What the bot asked last and waits for. `asked` counts: a question that isn't understood twice goes to a person. */
export type Pending =
  | {
      ask: 'words'
      asked: number
      turn: number
      from: number
      to: number
      choices: Choice[]
      /** as it was raised: later turns are read without it */
      question: Question
    }
  | { ask: 'fulfilment'; asked: number }
  | { ask: 'address'; asked: number }
  /** for when; the moments that may be meant, ISO, where there are some */
  | { ask: 'when'; asked: number; options?: string[] }
  /** the cart or the placed order, where one is to be cancelled */
  | { ask: 'which'; asked: number }

/** A placed order as it was when its customer began to change it. */
export interface Amended {
  orderId: number
  number: number
  /** lines and fee */
  totalMinor: number
  /** but for its address */
  details: Record<string, string>
}

/** The message that carried what the bot asked last. */
export interface Asked {
  outboxId: number
  /** WhatsApp's key of it; undefined before it is sent */
  messageKey: string | undefined
  /** when it began to leave, by the database's clock; undefined while it waits */
  leftAt: Date | undefined
}

export interface Conversation {
  id: number
  businessId: number
  contactId: number
  chatId: number
  /** since the cart was empty */
  turns: Turn[]
  /** what they come to: the next one is read behind it, and they aren't read again */
  reading: ReadingState
  /** the lines as they were read from the turns */
  cart: readonly ReadLine[]
  proposal: Proposal | undefined
  /** when it was read back */
  proposedAt: Date | undefined
  pending: Pending | undefined
  fulfilment: Fulfilment | undefined
  address: string | undefined
  /** when the order is wanted, as far as that was said */
  wanted: Wanted | undefined
  /** the placed order that the cart changes; undefined where it becomes a new one */
  amends: Amended | undefined
  /** a person writes in this chat: the bot is quiet until then */
  silentUntil: Date | undefined
  /** that the customer writes in, as "es"; undefined where nothing is known of it */
  language?: string | undefined
  /** what was told of allergies, until an order has it */
  allergy: string | undefined
  /** the messages that moved the cart since it was empty, oldest first */
  messageIds: readonly number[]
  /** undefined where nothing was asked, or nobody knows in which message */
  asked: Asked | undefined
}

/** As it was kept: without a reading where a version before kept it, or went on with it. */
export interface KeptConversation extends Omit<Conversation, 'reading'> {
  reading: ReadingState | undefined
}

/** What changes from message to message. */
export type ConversationState = Pick<
  Conversation,
  | 'turns'
  | 'reading'
  | 'cart'
  | 'proposal'
  | 'proposedAt'
  | 'pending'
  | 'fulfilment'
  | 'address'
  | 'wanted'
  | 'amends'
>

export const emptyConversation: ConversationState = {
  turns: [],
  reading: nothingRead,
  cart: [],
  proposal: undefined,
  proposedAt: undefined,
  pending: undefined,
  fulfilment: undefined,
  address: undefined,
  wanted: undefined,
  amends: undefined,
}
