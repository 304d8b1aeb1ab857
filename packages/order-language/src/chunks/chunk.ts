import type { WordRole } from '../language/vocabulary.js'
import type { Group } from '../lexicon/group.js'
import type { ItemEntry, OptionEntry } from '../lexicon/meaning.js'

/** What a stretch of a turn is: a role of the language, something of the menu, a mark, or nothing known. */
export type ChunkKind =
  | Exclude<WordRole, 'among' | 'except' | 'again' | 'fewer'>
  | 'menu'
  | 'unknown'
  | 'comma'
  | 'stop'
  | 'newline'
  | 'detail'

/** Token indices, [start, end) */
export type Stretch = Pick<Chunk, 'start' | 'end'>

/** A stretch of tokens with one meaning. A word of the language may name something on the menu as well. */
export interface Chunk {
  readonly kind: ChunkKind
  /** Token indices, [start, end) */
  readonly start: number
  readonly end: number
  readonly items: readonly ItemEntry[]
  readonly options: readonly OptionEntry[]
  readonly category: readonly ItemEntry[]
  readonly groups: readonly Group[]
  /** Options that the name of its item says as well */
  readonly implied: readonly OptionEntry[]
  /** Items that must have one of its options: "a horchata", where that is a flavour of an agua fresca */
  readonly bearers: readonly ItemEntry[]
  /** Found by single words of a name, not by a whole one */
  readonly partial: boolean
  /** A word of it had to be corrected */
  readonly typo: boolean
  /** Numbers: what it counts, and how it was said */
  readonly value: number
  readonly unit: string
  /** "a", "un": one, but a number only if nothing else is */
  readonly article: boolean
  /** With a word that counts what follows: "two pumps of" */
  readonly counted: boolean
  /** With "×" */
  readonly times: boolean
  /** With "×" in front of it: "latte x2", rather than "2x latte" */
  readonly trails: boolean
  /** Written with letters */
  readonly spelt: boolean
  /** Place of the line that it stands for, from 1; -1 is the last, 0 none */
  readonly ordinal: number
  /** "of them", rather than "of" */
  readonly among: boolean
  /** "except", rather than "no"; "less", rather than "a little" */
  readonly except: boolean
  /** A word for a kind of dish: "sandwich" */
  readonly genus: boolean
  /** Halves: which one, where that was said */
  readonly side: 'left' | 'right' | undefined
  /** "?" */
  readonly asks: boolean
  /** "the same again", rather than "another like it" */
  readonly again: boolean
}

const nothing: readonly never[] = []

export function createChunk(kind: ChunkKind, start: number, end: number, more: Partial<Chunk> = {}): Chunk {
  return {
    kind,
    start,
    end,
    items: nothing,
    options: nothing,
    category: nothing,
    groups: nothing,
    implied: nothing,
    bearers: nothing,
    partial: false,
    typo: false,
    value: 1,
    unit: '',
    article: false,
    counted: false,
    times: false,
    trails: false,
    spelt: false,
    ordinal: 0,
    among: false,
    except: false,
    genus: false,
    side: undefined,
    asks: false,
    again: false,
    ...more,
  }
}

export function isOnMenu(chunk: Chunk): boolean {
  return (
    chunk.items.length > 0 || chunk.options.length > 0 || chunk.category.length > 0 || chunk.groups.length > 0
  )
}

export function isSeparator(chunk: Chunk | undefined): boolean {
  return chunk?.kind === 'comma' || chunk?.kind === 'stop' || chunk?.kind === 'newline'
}

const silent = new Set<ChunkKind>(['courtesy', 'people', 'yes', 'counter', 'measure', 'times', 'numberSign'])

/** Whether it says nothing about the order. Everyday words do: they tell talk from orders. */
export function isSilent(chunk: Chunk): boolean {
  return silent.has(chunk.kind) && !isOnMenu(chunk)
}
