import type { Chunk } from '../chunks/chunk.js'
import type { Portion } from '../grammar/phrase.js'
import type { ItemEntry } from '../lexicon/meaning.js'
import type { Candidate, LineOption, OrderLine, Question, Span } from '../reading.js'

/** A line while the turns are being read. */
export interface CartLine {
  entry: ItemEntry
  quantity: number
  unit: string
  /** The measure as it was said, before it became the item's own: "250 g" of what is sold by kg */
  saidUnit: string
  options: LineOption[]
  spans: Span[]
  /** What was said that the menu has no word for */
  note?: string
  /** The words that named the item, for questions about it */
  words: { readonly text: string; readonly span: Span }
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

/** What the turns so far come to. */
export interface Cart {
  lines: CartLine[]
  /** The line last spoken of */
  focus: CartLine | undefined
  /** What the customer asked about last, while nothing else was said: "do you have tuna? I'll take two" */
  asked: Asked | undefined
  choices: OpenChoice[]
  /** Something was taken out last, so that "instead" says what comes in its place */
  isVacant: boolean
}

export function createCart(): Cart {
  return { lines: [], focus: undefined, asked: undefined, choices: [], isVacant: false }
}

function optionKey(option: LineOption): string {
  return JSON.stringify([option.group, option.option, option.amount, option.part])
}

/** Lines with the same key are the same thing ordered twice. */
function lineKey(line: CartLine): string {
  return JSON.stringify([line.entry.item.id, line.unit, line.options.map(optionKey).sort(), line.note])
}

/** Lines that were split and come together again have words in common: each is told once. */
function addSpans(line: CartLine, spans: readonly Span[], seen: Map<CartLine, Set<string>>): void {
  const known = seen.get(line) ?? new Set(line.spans.map(String))
  seen.set(line, known)
  for (const span of spans)
    if (!known.has(String(span))) {
      known.add(String(span))
      line.spans.push(span)
    }
}

/** Joins lines that an order or an edit made equal, so that nobody reads "1 latte, 1 latte". Linear. */
export function joinEqualLines(cart: Cart): void {
  const byKey = new Map<string, CartLine>()
  const seen = new Map<CartLine, Set<string>>()
  const lines: CartLine[] = []
  for (const line of cart.lines) {
    const key = lineKey(line)
    const same = byKey.get(key)
    if (same) {
      same.quantity = Number((same.quantity + line.quantity).toFixed(6))
      addSpans(same, line.spans, seen)
      if (cart.focus === line) cart.focus = same
    } else {
      byKey.set(key, line)
      lines.push(line)
    }
  }
  cart.lines = lines
}

export function removeLine(cart: Cart, line: CartLine): void {
  cart.lines = cart.lines.filter(other => other !== line)
  if (cart.focus === line) cart.focus = cart.lines.at(-1)
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
