import type { Chunk, Stretch } from '../chunks/chunk.js'
import type { Group } from '../lexicon/group.js'
import type { ItemEntry, OptionEntry } from '../lexicon/meaning.js'
import type { Amount, QuestionKind } from '../reading.js'
import type { Head } from './heads.js'

/** An item, or a word for one, with the chunks that belong to it. */
export interface Phrase {
  /** Missing: options or numbers on their own */
  readonly head: Head | undefined
  /** The head's own */
  readonly chunk: Chunk | undefined
  readonly before: readonly Chunk[]
  readonly behind: readonly Chunk[]
  /** The last of `before`, where they tell which one is meant and nothing new: "the large" (pizza) */
  readonly describing: readonly Chunk[]
  /** "the latte", "that latte": one that was named before */
  readonly definite: boolean
  /** "no coke" */
  readonly negated: boolean
  /** "(all with onion) except the burger" */
  readonly excepted: boolean
  /** "another", "one more" */
  readonly more: boolean
  /** Leads to a line: "to the latte", "on that" */
  readonly target: boolean
  /** "instead of the latte" */
  readonly instead: boolean
  /** "all", "both": about every line */
  readonly all: boolean
  /** "(2 kg of oranges and) 2 of potatoes" */
  readonly of: boolean
  /** "one of the burgers" */
  readonly among: boolean
  /** "both lattes", "all the pizzas": about every line of the item */
  readonly each: boolean
  /** "just one coke" */
  readonly only?: boolean
  /** Token indices, [start, end) */
  readonly start: number
  readonly end: number
}

/** The phrase without what only tells which line is meant. */
export function withoutDescription(phrase: Phrase): Phrase {
  const { before, describing } = phrase
  return describing.length === 0
    ? phrase
    : { ...phrase, before: before.slice(0, -describing.length), describing: [] }
}

/** An option as it was said. */
export interface SaidOption {
  /** What it may be on this item; more than one is ambiguous */
  readonly entries: readonly OptionEntry[]
  readonly amount: Amount
  readonly part?: 'left' | 'right'
  /** Named after "instead of": something else takes its place */
  readonly replaced?: true
  /** "another pump": on top of those that there are */
  readonly adds?: true
  /** "one with ham, the other without": named only for another, so that it is refused where it would be there */
  readonly unnamed?: true
  /** "just butter": nothing else of its kind */
  readonly only?: true
  readonly chunk: Stretch & Partial<Pick<Chunk, 'partial' | 'typo'>>
}

/** Something said that can't be made part of the order. */
export interface Problem {
  readonly kind: QuestionKind
  readonly chunk: Stretch
  readonly options?: readonly OptionEntry[]
  readonly items?: readonly ItemEntry[]
}

/** What was said about some of an item: how many, and how they should be. */
export interface Portion {
  /** A number; missing: none was said; infinite: what is left of several */
  quantity: number | undefined
  unit: string
  /** The words of the quantity */
  count: Stretch | undefined
  /** The quantity came with a word that counts: "three pumps" */
  counted: boolean
  /** "a", "un" */
  article: boolean
  /** "one of them": some of what there is */
  some: boolean
  /** "all with ham except one with cheese": not like the rest */
  excepted: boolean
  /** Named by what is on it: "one medium pepperoni" */
  named: boolean
  /** Named behind others with "and": "2 with ham and 1 with olives" */
  joined: boolean
  readonly options: SaidOption[]
  /** Groups of which nothing is wanted ("no sauce"), with the words that say so */
  readonly refusals: { readonly groups: readonly Group[]; readonly words: Stretch }[]
  /** Words for the kitchen that the menu has none for */
  readonly notes: Stretch[]
  readonly problems: Problem[]
}

/** What takes back what was said: "all with onion except one". */
export function unsay({ options }: Portion): SaidOption[] {
  return options.map(said => ({
    ...said,
    amount: said.amount === 'none' ? 'normal' : 'none',
    unnamed: true,
  }))
}

export function createPortion(): Portion {
  return {
    quantity: undefined,
    unit: '',
    count: undefined,
    counted: false,
    article: false,
    some: false,
    excepted: false,
    named: false,
    joined: false,
    options: [],
    refusals: [],
    notes: [],
    problems: [],
  }
}

/** Both portions as one; a quantity of the second is only taken where the first has none. */
export function joinPortions(first: Portion, second: Portion): Portion {
  const hasOwn = first.quantity !== undefined
  return {
    quantity: hasOwn ? first.quantity : second.quantity,
    unit: hasOwn ? first.unit : second.unit,
    count: hasOwn ? first.count : second.count,
    counted: hasOwn ? first.counted : second.counted,
    article: first.article || second.article,
    some: first.some,
    excepted: first.excepted,
    named: first.named,
    joined: first.joined,
    options: [...first.options, ...second.options],
    refusals: [...first.refusals, ...second.refusals],
    notes: [...first.notes, ...second.notes],
    problems: [...first.problems, ...second.problems],
  }
}
