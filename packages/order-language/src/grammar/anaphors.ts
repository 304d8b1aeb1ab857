import { type Chunk, isSeparator } from '../chunks/chunk.js'
import { accepts, type ItemEntry } from '../lexicon/meaning.js'
import { determiners, itemsOf, lists } from './naming.js'

/** "una asada y otra frita", of two that were ordered: a part behind a part, where no item is named. */
export function isSecondPart(chunks: readonly Chunk[], heads: number, at: number): boolean {
  const [first, second] = chunks
  const opens = first !== undefined && determiners.has(first.kind) && !first.counted
  return heads === 0 && at > 1 && opens && (second?.options.length ?? 0) > 0 && chunks[at - 1]?.kind === 'and'
}

export function isEnd(chunk: Chunk | undefined): boolean {
  return (
    chunk === undefined ||
    chunk.kind === 'but' ||
    chunk.kind === 'with' ||
    chunk.kind === 'only' ||
    chunk.kind === 'no' ||
    chunk.kind === 'and' ||
    isSeparator(chunk)
  )
}

function isOne(chunk: Chunk | undefined): boolean {
  return chunk?.kind === 'number' && chunk.spelt && chunk.value === 1 && !chunk.counted && !chunk.unit
}

/** "the large one": tells a line by what it is like. */
export function isDescribedOne(chunks: readonly Chunk[], at: number): boolean {
  if (!isOne(chunks[at]) && chunks[at]?.kind !== 'ones') return false
  let opens = at - 1
  while ((chunks[opens]?.options.length ?? 0) > 0) opens--
  return opens < at - 1 && chunks[opens]?.kind === 'definite'
}

/** "4 avocados ripe ones": of the item before, as nothing counts or points at others. */
export function isDescribingOnes(chunks: readonly Chunk[], at: number): boolean {
  if (chunks[at]?.kind !== 'ones') return false
  let opens = at - 1
  while ((chunks[opens]?.options.length ?? 0) > 0 && chunks[opens]?.items.length === 0) opens--
  const before = chunks[opens]
  return opens < at - 1 && before !== undefined && (itemsOf(before).length > 0 || before.kind === 'comma')
}

/** "the large", "la de jamaica": a choice that tells a line, where no name follows. */
export function isDescription(chunks: readonly Chunk[], at: number): boolean {
  const chunk = chunks[at]
  const next = chunks[at + 1]
  if (!chunk || chunk.options.length === 0 || (chunk.items.length > 0 && !chunk.partial)) return false
  const of = chunks[at - 1]?.kind === 'of' ? 1 : 0
  // "la de piña" is one that has it, "la piña" the pineapple of one.
  const isChoice = of > 0 || chunk.options.every(({ group }) => group.isFixed || group.isNeeded)
  const isLed = chunks[at - 1 - of]?.kind === 'definite'
  if (!isChoice || !isLed || ['to', 'that', 'with'].includes(chunks[at - 2 - of]?.kind ?? '')) return false
  // "make the large a mocha"
  const after = chunks[at + 2]
  const becomes = next?.kind === 'article' && after !== undefined && itemsOf(after).length > 0
  // "make the small medium"
  const isOther = next?.options.some(({ group }) => chunk.options.some(own => own.group === group)) === true
  return of > 0 || isEnd(next) || next?.kind === 'to' || becomes || (isOther && next?.items.length === 0)
}

/** "a large one", "another one": one that isn't counting anything. */
export function isAnaphor(chunks: readonly Chunk[], at: number, focus: readonly ItemEntry[]): boolean {
  const chunk = chunks[at]
  const previous = chunks[at - 1]
  const next = chunks[at + 1]
  if (chunk?.kind === 'ones' || chunk?.kind === 'alike') return true
  const options = next
    ? next.options.filter(option => focus.length === 0 || focus.some(item => accepts(item, option)))
    : []
  const isChoice = options.length > 0 && options.every(({ group }) => group.isChoice)
  const isBareMore = chunk?.kind === 'more' && (isEnd(next) || (isChoice && isEnd(chunks[at + 2])))
  if (isBareMore) return true
  if (!isOne(chunk) || !previous) return false
  // "the one on wheat"
  const [to, object] = chunks.slice(at + 1, at + 3)
  const isPlaced =
    to?.kind === 'to' && object !== undefined && object.options.length > 0 && object.items.length === 0
  if (previous.kind === 'definite' && isPlaced) return true
  if (!isEnd(next)) return false
  if (previous.kind === 'definite') return true
  let opens = at - 1
  while ((chunks[opens]?.options.length ?? 0) > 0) opens--
  const before = chunks[opens]
  return (
    opens < at - 1 && (isEnd(before) || determiners.has(before?.kind ?? 'unknown') || before?.kind === 'to')
  )
}

/** How far before an item its number may stand */
const MAX_LEAD = 12

/** "2 wraps, one with ham and another without": one of those, not one more. */
export function isOneOfSeveral(chunks: readonly Chunk[], head: number | undefined, at: number): boolean {
  if (head === undefined) return false
  const lead = chunks.slice(Math.max(0, head - MAX_LEAD), head)
  const number = lead.findLast(({ kind, counted }) => kind === 'number' && !counted)
  const isPart = (chunk: Chunk) => chunk.kind === 'number' || chunk.kind === 'article'
  // "3 wraps, all with cheese one without onion"
  let opens = at - 1
  while ((chunks[opens]?.options.length ?? 0) > 0) opens--
  const opening = chunks[opens]?.kind ?? 'unknown'
  const isInList = isOne(chunks[at]) && (lists.has(opening) || opening === 'to' || opening === 'all')
  if (number !== undefined && number.value > 1 && isInList) return true
  return number !== undefined && number.value > 1 && chunks.slice(head + 1, at).some(isPart)
}
