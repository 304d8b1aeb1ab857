import { type Chunk, isSeparator } from '../chunks/chunk.js'
import { accepts, type ItemEntry, type OptionEntry } from '../lexicon/meaning.js'

export const lists = new Set<Chunk['kind']>([
  'with',
  'no',
  'light',
  'extra',
  'double',
  'triple',
  'half',
  'instead',
])

export const determiners = new Set<Chunk['kind']>(['number', 'article'])

export function itemsOf(chunk: Chunk): readonly ItemEntry[] {
  return chunk.items.length > 0 ? chunk.items : chunk.category
}

/** What was chosen so far of groups of one choice, by the group's id */
export type Taken = ReadonlyMap<string, readonly string[]>

/** Whether what brings an option with it, if anything must, was chosen. */
export function isOpen({ group: { within } }: OptionEntry, taken: Taken): boolean {
  return within === undefined || (taken.get(within.group)?.some(id => within.options.has(id)) ?? false)
}

export function acceptsAny(items: readonly ItemEntry[], chunk: Chunk): boolean {
  if (chunk.options.length === 0) return chunk.kind === 'unknown'
  return items.some(item => chunk.options.some(option => accepts(item, option)))
}

export const isSame = (one: OptionEntry, other: OptionEntry): boolean =>
  one.group === other.group && one.option === other.option

/** Whether an item that takes the chunk as an option follows with nothing but options between. */
export function leadsToItem(chunks: readonly Chunk[], at: number): boolean {
  for (let next = at + 1; next < chunks.length; next++) {
    const chunk = chunks[next]
    if (!chunk) return false
    const items = itemsOf(chunk)
    const own = chunks[at]
    if (items.length > 0 && own && acceptsAny(items, own)) return true
    if (chunk.options.length === 0 && chunk.kind !== 'unknown' && chunk.kind !== 'of') return false
  }
  return false
}

/** "bacon to the burger", where "bacon" is part of another dish's name */
export function isAddedTo(chunks: readonly Chunk[], at: number): boolean {
  const [to, next, other] = chunks.slice(at + 1, at + 4)
  const item = next?.kind === 'definite' ? other : next
  const own = chunks[at]
  return (
    to?.kind === 'to' &&
    item !== undefined &&
    own !== undefined &&
    own.options.length > 0 &&
    acceptsAny(itemsOf(item), own)
  )
}

/** "pizza margherita", "margherita pizza": the category's name adds nothing to one of its items. */
export function isAbsorbed(chunks: readonly Chunk[], at: number): boolean {
  const chunk = chunks[at]
  if (chunk?.partial && chunk.items.length > 1 && isGenericOf(chunks, at)) return true
  if (!chunk || chunk.items.length > 0 || chunk.category.length === 0) return false
  const isMember = (other: Chunk | undefined) =>
    other !== undefined && other.items.length > 0 && other.items.some(item => chunk.category.includes(item))
  // "pizza grande de calabresa": what describes it may stand between.
  const isBetween = ({ kind, items, options }: Chunk) =>
    kind === 'of' || (items.length === 0 && options.length > 0)
  const after = chunks.slice(at + 1).find(other => !isBetween(other))
  return isMember(chunks[at - 1]) || isMember(after)
}

/** "1 arepa integral de mechada": a word of many names, and the rest of one of them behind what describes it. */
function isGenericOf(chunks: readonly Chunk[], at: number): boolean {
  const all = chunks[at]?.items ?? []
  let next = at + 1
  while (
    chunks[next]?.kind === 'of' ||
    (chunks[next]?.items.length === 0 && (chunks[next]?.options.length ?? 0) > 0)
  )
    next++
  const named = chunks[next]?.items ?? []
  return (
    next > at + 1 && named.length > 0 && named.length < all.length && named.every(item => all.includes(item))
  )
}

/** "all the toppings" of an item that has them, where a dish is called like that as well */
export function isAllOfGroup(chunks: readonly Chunk[], at: number, items: readonly ItemEntry[]): boolean {
  const previous = chunks[at - 1]?.kind === 'definite' ? chunks[at - 2] : chunks[at - 1]
  const groups = chunks[at]?.groups ?? []
  return previous?.kind === 'all' && groups.some(({ id }) => items.some(item => item.groups.has(id)))
}

/** "a sundae with vanilla and mint ice cream": what its flavours are of, rather than another item. */
export function isNameOfGroup(chunks: readonly Chunk[], at: number, items: readonly ItemEntry[]): boolean {
  const own = chunks[at]?.items ?? []
  const options = chunks[at - 1]?.options.filter(option => items.some(item => accepts(item, option))) ?? []
  if (own.length === 0 || options.length === 0) return false
  return options.every(({ group }) => own.every(({ item }) => isNamedIn(group.name, item.name)))
}

/** "steak and eggs, eggs scrambled", "rye for the toast": which of its choices is meant, where a dish is called so too */
export function isLabel(chunks: readonly Chunk[], at: number, items: readonly ItemEntry[]): boolean {
  const previous = chunks[at - 1]
  let opens = at - 1
  while (chunks[opens]?.items.length === 0 && (chunks[opens]?.options.length ?? 0) > 0) opens--
  // "2 eggs over easy", "a sesame bagel"
  if (determiners.has(chunks[opens]?.kind ?? 'unknown')) return false
  const own = (chunks[at]?.groups ?? []).filter(({ id }) => items.some(item => item.groups.has(id)))
  const isOf = (chunk: Chunk | undefined) =>
    chunk?.options.some(({ group }) => own.includes(group)) === true && chunk.items.length === 0
  return own.length > 0 && (isOf(chunks[at + 1]) || isOf(previous))
}

const isNamedIn = (text: string, name: string): boolean =>
  ` ${text.toLowerCase()} `.includes(` ${name.toLowerCase()} `)

/** "blueberry latte", where only a muffin has blueberries: a part of a name in front of another item. */
export function isForeign(chunks: readonly Chunk[], at: number): boolean {
  const chunk = chunks[at]
  const next = chunks[at + 1]
  return (
    chunk?.partial === true &&
    chunk.options.length === 0 &&
    next !== undefined &&
    next.items.length > 0 &&
    !next.partial
  )
}

/** "napolitana con queso", where no option but only another dish has the word: something else, to be asked about. */
export function isStrayPart(chunks: readonly Chunk[], at: number, items: readonly ItemEntry[]): boolean {
  const chunk = chunks[at]
  const before = chunks[at - 1]?.kind === 'of' ? chunks[at - 2] : chunks[at - 1]
  // "a dozen pies, half apple and half cherry"
  const isHalf = before?.kind === 'half' && items.length > 1
  if (isHalf && chunk?.items.some(item => items.includes(item))) return false
  // "3 toasties mixed", where another dish is called "mixed grill"
  const previous = chunks[at - 1]
  const isBehindDish =
    chunk?.partial === true &&
    chunk.options.length === 0 &&
    previous !== undefined &&
    previous.items.length > 0 &&
    !previous.partial &&
    previous.end === chunk.start
  return isBehindDish || (chunk?.partial === true && lists.has(before?.kind ?? 'unknown'))
}

/** "1 celery and 1 kg of lemons", where celery is only something that a soup may have: nothing that is sold. */
export function isOrderedAlone(chunks: readonly Chunk[], at: number): boolean {
  const chunk = chunks[at]
  const [previous, next, count] = [chunks[at - 1], chunks[at + 1], chunks[at + 2]]
  const counts = previous !== undefined && determiners.has(previous.kind) && !previous.counted
  if (!chunk || chunk.options.length === 0 || !counts || at > 1) return false
  if (next?.kind !== 'and' && !isSeparator(next)) return false
  const item = chunks.slice(at + 1).find(other => itemsOf(other).length > 0)
  const goesOn = count !== undefined && determiners.has(count.kind) && !count.counted
  return goesOn && item !== undefined && !acceptsAny(itemsOf(item), chunk)
}

/** "a whole chicken, fries and a cola", where no fries are whole */
function isFollowedByAnother(chunks: readonly Chunk[], at: number): boolean {
  const chunk = chunks[at]
  const next = chunks[at + 1]
  if (!chunk || (next?.kind !== 'and' && !isSeparator(next))) return false
  const item = chunks.slice(at + 1).find(other => itemsOf(other).length > 0)
  return item !== undefined && !acceptsAny(itemsOf(item), chunk)
}

/** "2 tacos and a horchata", which no taco has but one drink comes in */
export function isBearer(
  chunks: readonly Chunk[],
  at: number,
  { items, taken }: { readonly items: readonly ItemEntry[]; readonly taken: Taken },
  last: { readonly at: number; readonly kind: string } | undefined,
): boolean {
  const chunk = chunks[at]
  const previous = chunks[at - 1]
  if (!chunk || chunk.bearers.length === 0 || !previous || previous.counted || previous.unit !== '')
    return false
  // "make the beef one chicken"
  const isOfOther = last !== undefined && last.kind !== 'item'
  if (isOfOther || leadsToItem(chunks, at)) return false
  const fitting = chunk.options.filter(option => items.some(item => accepts(item, option)))
  const isOfNoMeal = fitting.length > 0 && !fitting.some(option => isOpen(option, taken))
  // "a burger and coke", of which only a combo has one
  if (isOfNoMeal && (previous.kind === 'and' || isSeparator(previous))) return true
  if (!determiners.has(previous.kind)) return false
  // "2 cokes and a sprite", of the drink "soda": another one
  const isBorne = last !== undefined && chunks[last.at]?.items.length === 0
  const isOther = isBorne && fitting.every(({ group }) => group.isSingle && taken.has(group.id))
  if (last || isOfNoMeal) return fitting.length === 0 || isOfNoMeal || isOther
  if (fitting.length > 0) return false
  const [opens, next, count] = [chunks[at - 2], chunks[at + 1], chunks[at + 2]]
  const goesOn =
    opens === undefined &&
    (next?.kind === 'and' || isSeparator(next)) &&
    determiners.has(count?.kind ?? 'unknown')
  if (goesOn) return true
  // "a temaki and a long neck", where nobody knows a temaki
  const isListed = opens !== undefined && (opens.kind === 'and' || isSeparator(opens))
  return isListed || isOrderedAlone(chunks, at) || isFollowedByAnother(chunks, at)
}
