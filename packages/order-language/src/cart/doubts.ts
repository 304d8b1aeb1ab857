import type { Chunk, ChunkKind } from '../chunks/chunk.js'
import type { Clause } from '../grammar/clauses.js'
import type { ItemEntry } from '../lexicon/meaning.js'
import type { CartLine } from './cart.js'
import { ask, type Turn } from './turn.js'

/** How many of each item there are. */
export const countItems = (lines: readonly CartLine[]): ReadonlyMap<ItemEntry, number> => {
  const sums = new Map<ItemEntry, number>()
  for (const { entry, quantity } of lines) sums.set(entry, (sums.get(entry) ?? 0) + quantity)
  return sums
}

/** Words by which there are to be more or fewer than before, however many were said */
const addsOrTakes = new Set<ChunkKind>(['more', 'alike', 'no', 'light', 'all'])

/** As many numbers as are added up; a clause with more of them is seldom about what was there before */
const MAX_NUMBERS = 8

/** All that some of the numbers of a clause come to. */
function sumsOf(chunks: readonly Chunk[]): ReadonlySet<number> {
  const sums = new Set([0])
  const numbers = chunks.filter(
    ({ kind, counted, unit }) => (kind === 'number' || kind === 'article') && !counted && unit === '',
  )
  for (const { value } of numbers.slice(0, MAX_NUMBERS)) for (const sum of [...sums]) sums.add(sum + value)
  return sums
}

/**
 * Asks where a clause that only changes what is there left another number of it behind, and said no such number: "make
 * two of them strawberry" of four that come to six. Whatever went wrong on the way, it is noticed by what came of it.
 * @param before how many of each item there were in front of the clause
 */
export function doubtNumbers(turn: Turn, clause: Clause, before: ReadonlyMap<ItemEntry, number>): void {
  const { verb, corrects, replaces, apologises, chunks } = clause
  const takesBack = corrects || replaces || apologises
  const changes = verb === 'change' || ((verb === 'none' || verb === 'want') && takesBack)
  if (
    !changes ||
    before.size === 0 ||
    chunks.some(({ kind, options }) => addsOrTakes.has(kind) && options.length === 0)
  )
    return
  if (turn.cart.lines.some(({ unit }) => unit !== '')) return
  const after = countItems(turn.cart.lines)
  const sums = sumsOf(chunks)
  const isSaid = (entry: ItemEntry, number: number) =>
    sums.has(number) || turn.cart.lines.some(line => line.entry === entry && sums.has(line.quantity))
  let gone = 0
  let came = 0
  let isSound = true
  for (const entry of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(entry) ?? 0, after.get(entry) ?? 0]
    gone += Math.max(0, was - is)
    came += Math.max(0, is - was)
    isSound &&= was === is || is === 0 || isSaid(entry, is) || (was === 0 && is === 1)
  }
  if (gone === came || (gone > 0 && came > 0 ? sums.has(came) || sums.has(gone) : isSound)) return
  ask(turn, [{ kind: 'quantity', chunk: clause }])
}
