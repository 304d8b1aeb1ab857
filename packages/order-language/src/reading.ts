import type { TimeSaid } from './details/time-said.js'

/** A stretch of a turn's original text: [turn, from, to), in UTF-16 units. */
export type Span = readonly [turn: number, from: number, to: number]

export type Intent = 'order' | 'edit' | 'cancel' | 'question' | 'other'

/** A number is a count ("three sugars" → 3). */
export type Amount = 'normal' | 'none' | 'light' | 'extra' | 'double' | number

export interface LineOption {
  readonly group: string
  readonly option: string
  readonly amount: Amount
  /** Which half of the item it goes on; missing: all of it */
  readonly part?: 'left' | 'right'
}

/** A line of the cart. `options` are those that the customer said; the menu's defaults are not filled in. */
export interface OrderLine {
  readonly item: string
  /** Of `unit`; pieces without one. Above 0; may be fractional with a unit. */
  readonly quantity: number
  readonly unit?: string
  readonly options: readonly LineOption[]
  readonly note?: string
  /** The words that it was read from */
  readonly spans?: readonly Span[]
}

export type QuestionKind =
  | 'ambiguous_item'
  | 'unknown_item'
  | 'unknown_option'
  | 'missing_option'
  | 'quantity'
  | 'conflict'

/** What the customer may have meant. Ids of the menu. */
export type Candidate = { readonly item: string } | { readonly group: string; readonly option: string }

/** Something to ask the customer before the order can be trusted. */
export interface Question {
  readonly kind: QuestionKind
  /** The customer's words that it is about */
  readonly text: string
  readonly span?: Span
  readonly candidates?: readonly Candidate[]
}

/** What belongs to the order but isn't food, in the customer's words. */
export interface OrderDetails {
  readonly address?: string
  readonly phone?: string
  readonly when?: string
  readonly payment?: string
  readonly name?: string
}

/** Words of a customer's, and where they stand. */
export interface Words {
  readonly text: string
  readonly span: Span
}

/** What the turns come to: the cart after the last one. */
export interface OrderReading {
  /** What the last turn is about */
  readonly intent: Intent
  readonly lines: readonly OrderLine[]
  readonly details: OrderDetails
  /** What the last turn says of when it is wanted, in parts */
  readonly time?: TimeSaid
  readonly questions: readonly Question[]
  /** Words of the last turn that nothing was made of */
  readonly unknown: readonly string[]
  /** The same words with their places; missing where there are none */
  readonly notTaken?: readonly Words[]
  /** What the last turn asks the shop besides what it orders, in the customer's words: “do you take cards” */
  readonly enquiries?: readonly string[]
  /** Ids of the rules that the turns were read by, in order; for telling why they were read so */
  readonly rules?: readonly string[]
  /** A turn is over `MAX_TURN_LENGTH` or `MAX_TURN_TOKENS` and wasn't read: a person must look. Missing otherwise. */
  readonly tooLong?: true
}
