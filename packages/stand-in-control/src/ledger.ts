/**
 * What a line of the ledger is about.
 * `redelivery` is the same message handed to the page once more, under the same or the other id form.
 */
export type LedgerKind =
  | 'message'
  | 'edit'
  | 'revoke'
  | 'reaction'
  | 'redelivery'
  | 'typing'
  | 'recording'
  | 'paused'
  | 'seen'

/** `in`: a customer wrote. `out`: the driven page sent. `own`: the owner wrote on his own phone. */
export type LedgerDirection = 'in' | 'out' | 'own'

/** -1 failed, 0 waiting, 1 WhatsApp's server has it, 2 the customer's phone has it, 3 read, 4 played. */
export type Ack = -1 | 0 | 1 | 2 | 3 | 4

/** One thing that went in or came out. Times are milliseconds since 1970. */
export interface LedgerEntry {
  /** Grows by one with each entry, across all accounts; the `after` of the waiting calls. */
  seq: number
  at: number
  /** The account's phone number, digits only. */
  account: string
  direction: LedgerDirection
  kind: LedgerKind
  /** The chat id under which it travelled: `15551230001@c.us`, `99887766@lid` or `…@g.us`. */
  chat: string
  /** One id for one person, whichever form was used: the phone where the stand-in knows it, else the lid. */
  contact: string
  /** Who wrote inside a group. */
  participant?: string
  /** The bare message id (the part that is the same under every id form). Empty for typing and seen. */
  id: string
  /** The whole serialised key: `false_15551230001@c.us_3AF0…`. Empty for typing and seen. */
  key: string
  /** WhatsApp's message type: `chat`, `image`, `order`, … */
  type: string
  /** The text, the caption, the edited text or the reaction's emoji. */
  body: string
  /** The bare id of the message quoted. */
  quotedId?: string
  /** Outgoing messages: each ack given, in order. */
  acks: { ack: Ack; at: number }[]
  /** Incoming: how often a connected page was handed it live, and when first. 0 when the page was away. */
  deliveries: number
  deliveredAt?: number
}
