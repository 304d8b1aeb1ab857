import type { Chunk } from '../chunks/chunk.js'
import { accepts, type ItemEntry, type OptionEntry } from '../lexicon/meaning.js'

/** The options that a chunk may name on these items; on any while they aren't known. */
export function fittingOptions(
  chunk: Chunk | undefined,
  items: readonly ItemEntry[],
): readonly OptionEntry[] {
  if (!chunk) return []
  return items.length === 0
    ? chunk.options
    : chunk.options.filter(option => items.some(item => accepts(item, option)))
}

const skipped = new Set<Chunk['kind']>(['of', 'normal', 'light', 'extra', 'more', 'definite', 'only'])

/** The next chunk that could be what a number or amount is about. */
export function findObject(chunks: readonly Chunk[], at: number): Chunk | undefined {
  let next = at + 1
  while (skipped.has(chunks[next]?.kind ?? 'unknown') && chunks[next]?.options.length === 0) next++
  return chunks[next]
}

/** Whether "two" of them makes sense on one item. */
export function isCountable(options: readonly OptionEntry[]): boolean {
  return options.some(({ group }) => group.isCountable)
}

/** Whether an item is made with one of them, as a rule: a flavour, a size. */
export function isChoice(options: readonly OptionEntry[]): boolean {
  return options.some(({ group }) => group.isChoice)
}

/** What may follow a number that counts some of the items. */
export function opensPart(chunk: Chunk): boolean {
  return chunk.options.length > 0 || ['with', 'no', 'to', 'unknown', 'half', 'note'].includes(chunk.kind)
}
