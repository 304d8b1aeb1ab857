import type { Chunk } from '../chunks/chunk.js'
import type { Phrase } from '../grammar/phrase.js'
import type { ItemEntry } from '../lexicon/meaning.js'
import type { Cart, CartLine } from './cart.js'
import type { Turn } from './turn.js'

/** How customers may mean a line: by its item, by a word of its name, by its options. */
export interface LineDescription {
  readonly items: readonly ItemEntry[]
  readonly chunk: Chunk
  /** Keys of the words that name it */
  readonly keys: readonly string[]
}

/** Whether the words occur in one of the item's names: "the latte" may be a chai latte. */
function isNamedBy(entry: ItemEntry, keys: readonly string[]): boolean {
  return keys.length > 0 && entry.names.some(words => keys.every(key => words.has(key)))
}

/** How many of the options that describe a line it has, less those that it has otherwise. */
function matchOptions(line: CartLine, described: readonly Chunk[]): number {
  let score = 0
  for (const { options } of described) {
    if (options.length === 0) continue
    const isStandard = options.some(({ group, option }) =>
      line.entry.item.defaults.some(standard => standard.group === group.id && standard.option === option.id),
    )
    const has = options.some(({ group, option }) =>
      line.options.some(
        other => other.group === group.id && other.option === option.id && other.amount !== 'none',
      ),
    )
    const hasOther = options.some(({ group }) =>
      line.options.some(other => other.group === group.id && group.isSingle),
    )
    score += has || (isStandard && !hasOther) ? 1 : -1
  }
  return score
}

/** The line that has most of what describes it; undefined: none has any of it. The line last spoken of wins a tie. */
export function findDescribedLine(cart: Cart, described: readonly Chunk[]): CartLine | undefined {
  const scores = cart.lines.map(line => ({
    line,
    score: matchOptions(line, described) + (line === cart.focus ? 0.25 : 0),
  }))
  const best = Math.max(...scores.map(({ score }) => score))
  return best >= 1 ? scores.find(({ score }) => score === best)?.line : undefined
}

/** As many options as anybody tells a line by. */
const MAX_DESCRIPTION = 6

/** Whether a line has all of the options that describe it. */
export function isDescribedBy(line: CartLine, described: readonly Chunk[]): boolean {
  return matchOptions(line, described) === described.filter(({ options }) => options.length > 0).length
}

/**
 * "the one with cheddar toasted": the first of the options behind it tell which line is meant, as long as there is one
 * that has them; the rest is said of it.
 */
export function takeDescription({ cart }: Pick<Turn, 'cart'>, phrase: Phrase): Phrase {
  const { head, chunk, definite, describing, behind } = phrase
  const opens = behind[0]?.kind
  if (head?.kind !== 'ones' || !definite || chunk?.options.length !== 0 || chunk.ordinal !== 0) return phrase
  if (describing.length > 0 || (opens !== 'with' && opens !== 'of' && opens !== 'to')) return phrase
  let end = 0
  for (let at = 1; at < behind.length && at <= MAX_DESCRIPTION; at++) {
    const next = behind[at]
    if (!next || (next.kind !== 'and' && next.options.length === 0)) break
    if (next.options.length === 0) continue
    if (!cart.lines.some(line => isDescribedBy(line, behind.slice(1, at + 1)))) break
    end = at + 1
  }
  const named = behind.slice(1, end).filter(({ options }) => options.length > 0)
  if (named.length === 0) return phrase
  return { ...phrase, describing: named, before: [...phrase.before, ...named], behind: behind.slice(end) }
}

export interface FoundLine {
  readonly line: CartLine
  /** Another line answers the description as well */
  readonly isAmbiguous: boolean
}

/**
 * The line that a customer means: the item itself before one that only has the word in its name, but what fits the
 * options before either ("the short latte" may be a short latte macchiato). The line last spoken of wins a tie.
 */
export function findLine(
  cart: Cart,
  { items, chunk, keys }: LineDescription,
  described: readonly Chunk[],
): FoundLine | undefined {
  let best: CartLine | undefined
  let bestScore = 0
  let isAmbiguous = false
  for (const line of cart.lines) {
    const isItem = items.includes(line.entry)
    if (!isItem && !(isNamedBy(line.entry, keys) || chunk.category.includes(line.entry))) continue
    const score = (isItem ? 100.5 : 100) + matchOptions(line, described) + (line === cart.focus ? 0.25 : 0)
    if (best && score === bestScore) isAmbiguous = true
    if (!best || score >= bestScore) {
      if (score > bestScore) isAmbiguous = false
      best = line
      bestScore = score
    }
  }
  return best && { line: best, isAmbiguous }
}
