import { type Chunk, isSeparator } from '../chunks/chunk.js'
import { determiners, itemsOf } from './naming.js'

interface Each {
  readonly count: Chunk
  /** What there is some of each kind of: "2 empanadas of each" */
  readonly named: Chunk | undefined
  /** Where it stands, [from, to) */
  readonly from: number
  readonly to: number
}

/** "2 of each", "2 tacos de cada uno" */
function findEach(chunks: readonly Chunk[]): Each | undefined {
  const at = chunks.findIndex(({ kind, options }) => kind === 'all' && options.length === 0)
  if (at < 0 || chunks[at - 1]?.kind !== 'of') return undefined
  const before = chunks[at - 2]
  const hasName = before !== undefined && itemsOf(before).length > 0
  const from = hasName ? at - 3 : at - 2
  const count = chunks[from]
  const isCount = count !== undefined && determiners.has(count.kind) && !count.counted && count.unit === ''
  return isCount ? { count, named: hasName ? before : undefined, from, to: at + 1 } : undefined
}

const opensName = (previous: Chunk | undefined): boolean =>
  previous === undefined || previous.kind === 'and' || previous.kind === 'definite' || isSeparator(previous)

/** "2 of each: cola, fanta and water", "cola, fanta and water, 2 of each": as many of each one that is named. */
export function countEach(chunks: readonly Chunk[]): readonly Chunk[] {
  const each = findEach(chunks)
  if (!each) return chunks
  const { count, named, from, to } = each
  const before = chunks.slice(0, from)
  const after = chunks.slice(to)
  const isOne = (chunk: Chunk, at: number, list: readonly Chunk[]) =>
    opensName(list[at - 1]) &&
    (itemsOf(chunk).length > 0 || (named !== undefined && chunk.options.length > 0))
  const list = after.some(isOne) ? after : before
  if (list.filter(isOne).length < 2) return chunks
  const counted = list.flatMap((chunk, at) => {
    if (!isOne(chunk, at, list)) return [chunk]
    const isKind = named !== undefined && !chunk.items.some(item => itemsOf(named).includes(item))
    return isKind ? [count, named, chunk] : [count, chunk]
  })
  return list === after ? [...before, ...counted] : [...counted, ...after]
}
