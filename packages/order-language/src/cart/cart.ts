import type { Chunk } from '../chunks/chunk.js'
import type { Portion } from '../grammar/phrase.js'
import type { ItemEntry } from '../lexicon/meaning.js'
import type { Candidate, LineOption, OrderLine, Question, Span } from '../reading.js'

/** A line while the turns are being read. Only the reducer changes one. */
export interface CartLine {
  readonly entry: ItemEntry
  /** Above 0 */
  readonly quantity: number
  readonly unit: string
  /** The measure as it was said, before it became the item's own: "250 g" of what is sold by kg */
  readonly saidUnit: string
  readonly options: readonly LineOption[]
  readonly spans: readonly Span[]
  /** What was said that the menu has no word for */
  readonly note?: string
  /** The words that named the item, for questions about it */
  readonly words: { readonly text: string; readonly span: Span }
}

/** An item that the customer must choose before it can be a line. */
export interface OpenChoice {
  readonly question: Question
  readonly items: readonly ItemEntry[]
  readonly portion: Portion
  readonly turn: number
  /** Nothing but a name, with a mark behind it */
  readonly isHeading: boolean
}

/** Something of the menu that was asked about, with the options that were named with it. */
export interface Asked {
  readonly items: readonly ItemEntry[]
  readonly named: readonly Chunk[]
  readonly turn: number
}

/** What the turns so far come to. Only the reducer changes it. */
export interface Cart {
  readonly lines: readonly CartLine[]
  /** The line last spoken of */
  readonly focus: CartLine | undefined
  /** How many of that line were last spoken of, where it had others before: "another one. That one without onions" */
  readonly spokenOf: number | undefined
  /** What the customer asked about last, while nothing else was said: "do you have tuna? I'll take two" */
  readonly asked: Asked | undefined
  readonly choices: readonly OpenChoice[]
  /** What some were last taken out of, so that "another without onions" is one more of those */
  readonly rest: CartLine | undefined
  /** Something was taken out last, so that "instead" says what comes in its place */
  readonly isVacant: boolean
}

export function createCart(): Cart {
  return {
    lines: [],
    focus: undefined,
    spokenOf: undefined,
    asked: undefined,
    choices: [],
    rest: undefined,
    isVacant: false,
  }
}

export function toOrderLine(line: CartLine): OrderLine {
  return {
    item: line.entry.item.id,
    quantity: line.quantity,
    ...(line.unit !== '' && { unit: line.unit }),
    options: line.options,
    ...(line.note !== undefined && { note: line.note }),
    spans: line.spans,
  }
}

export function itemCandidates(items: readonly ItemEntry[]): Candidate[] {
  return items.map(({ item }) => ({ item: item.id }))
}
