import { type Chunk, isSeparator } from '../chunks/chunk.js'
import { accepts, type ItemEntry, type OptionEntry } from '../lexicon/meaning.js'
import { isEnd } from './anaphors.js'
import { acceptsAny, determiners, isOpen, itemsOf, leadsToItem, lists, type Taken } from './naming.js'

interface Scope {
  /** The item that options would belong to now */
  readonly items: readonly ItemEntry[]
  /** The item last spoken of */
  readonly focus: readonly ItemEntry[]
  /** What was chosen for it of groups of one choice, by the group's id */
  readonly taken: Taken
  /** Behind a "with" or "no" of the item, however far */
  readonly listed: boolean
  /** Inside a list that "with" or "no" opened */
  readonly inList: boolean
  readonly modifiersFollow: boolean
  /** The clause says how many of each item there are, so that a bare name is none */
  readonly counts: boolean
}

/**
 * "combo, onion rings, coke", "wings, buffalo", "4 avocados, 2 ripe": what an item needs one of, and hasn't yet, is no
 * item of its own; nor is what goes by another item's name only in part.
 */
function isWantedChoice(chunk: Chunk, { items, taken }: Scope, isCounted: boolean): boolean {
  const fitting = chunk.options.filter(option => items.some(item => accepts(item, option)))
  const isFree = isCounted || fitting.some(({ group }) => !taken.has(group.id))
  const isNeeded = !isCounted && fitting.some(({ group }) => group.isNeeded)
  return isFree && (isNeeded || (chunk.partial && fitting.some(({ group }) => group.isChoice)))
}

/**
 * "western omelette, wheat toast", where toast is sold on its own too: what the item comes with anyway, and nobody has
 * chosen yet. "2 rye toasts" are no part of it.
 */
export function isIncluded(chunks: readonly Chunk[], at: number, { items, taken }: Scope): boolean {
  const chunk = chunks[at]
  const previous = chunks[at - 1]
  if (!chunk || items.length === 0 || (previous && determiners.has(previous.kind))) return false
  const comesWith = (item: ItemEntry, { group }: OptionEntry) =>
    group.isNeeded || item.item.defaults.some(standard => standard.group === group.id)
  return chunk.options.some(
    option =>
      option.group.isSingle &&
      !taken.has(option.group.id) &&
      isOpen(option, taken) &&
      items.every(item => accepts(item, option) && comesWith(item, option)),
  )
}

/** "a medium pepperoni", "large veggie, large pepperoni": a choice of its own makes a name an item. */
function isLedByChoice(chunks: readonly Chunk[], at: number, { taken }: Scope): boolean {
  const chunk = chunks[at]
  if (!chunk) return false
  const own = itemsOf(chunk)
  let start = at
  let isTaken = false
  for (let before = chunks[start - 1]; before?.items.length === 0; before = chunks[start - 1]) {
    const choices = before.options.filter(({ group }) => group.isFixed)
    if (!choices.some(option => own.some(item => accepts(item, option)))) break
    isTaken ||= choices.some(({ group }) => taken.has(group.id))
    start--
  }
  if (start === at) return false
  const opens = chunks[start - 1]
  return isTaken || (opens !== undefined && determiners.has(opens.kind) && !opens.counted)
}

/** The number that counts a chunk: "3", "3 de". */
function findCounter(chunks: readonly Chunk[], at: number): Chunk | undefined {
  const before = chunks[at - 1]?.kind === 'of' ? chunks[at - 2] : chunks[at - 1]
  return before && determiners.has(before.kind) && !before.counted && before.unit === '' ? before : undefined
}

/**
 * "4 pies: 2 apple, 1 cherry, 1 pumpkin", "3 de carne y 2 de queso": behind counts of what the item needs one of, one
 * more of those, though something else has the word in its name.
 */
function goesOnCounting(chunks: readonly Chunk[], at: number, items: readonly ItemEntry[]): boolean {
  const chunk = chunks[at]
  const needed = (other: Chunk | undefined) =>
    (other?.options ?? []).filter(option => option.group.isKind && items.some(item => accepts(item, option)))
  const own = needed(chunk)
  if (!chunk || own.length === 0 || !findCounter(chunks, at)) return false
  if (comesToAll(chunks, at, items)) return true
  const isSame = (other: Chunk | undefined) =>
    needed(other).some(({ group }) => own.some(option => option.group === group))
  for (let before = at - 1; before > at - MAX_LIST_STEP && before > 0; before--) {
    if (!isSame(chunks[before])) continue
    // "6 meat, 2 fries" may well be fries, but not where the item is only a heading for what is counted.
    return findCounter(chunks, before) !== undefined
      ? chunk.partial || isHeading(chunks, before, items)
      : chunk.partial
  }
  return false
}

/** "a dozen empanadas: 6 beef, 4 chicken and 2 ham": as many as there are of the item */
function comesToAll(chunks: readonly Chunk[], at: number, items: readonly ItemEntry[]): boolean {
  const head = chunks.findLastIndex(
    (other, index) => index < at && itemsOf(other).some(item => items.includes(item)),
  )
  const count = findCounter(chunks, head)
  if (head < 0 || count?.kind !== 'number') return false
  let sum = 0
  for (let next = head + 1; next < chunks.length && sum < count.value; next++) {
    const chunk = chunks[next]
    if (chunk?.kind === 'number' && !chunk.counted && chunk.unit === '') sum += chunk.value
    if (sum === count.value) return next >= at - 2
  }
  return false
}

/** How far apart the members of such a list are */
const MAX_LIST_STEP = 7

/** "pies: 2 apple": nothing says how many of the item itself there are. */
function isHeading(chunks: readonly Chunk[], at: number, items: readonly ItemEntry[]): boolean {
  const head = chunks.findLastIndex(
    (other, index) => index < at && itemsOf(other).some(item => items.includes(item)),
  )
  return head >= 0 && !determiners.has(chunks[head - 1]?.kind ?? 'unknown') && isSeparator(chunks[head + 1])
}

/**
 * "veggie burrito, black beans, guac", where guac is sold on its own too: one more of the things that go on the dish,
 * right behind one of them.
 */
function goesOnListing(chunks: readonly Chunk[], at: number, { items, taken }: Scope): boolean {
  const [chunk, before] = [chunks[at], chunks[at - 2]]
  if (!chunk || before === undefined || before.items.length > 0) return false
  const isOn = ({ options }: Chunk) =>
    options.some(
      option =>
        items.some(item => accepts(item, option)) &&
        isOpen(option, taken) &&
        !(option.group.isSingle && taken.has(option.group.id)),
    )
  const isTopping = before.options.some(
    option => !option.group.isSingle && items.some(item => accepts(item, option)),
  )
  // "large fries"
  const next = chunks[at + 1]
  const isDescribed = next !== undefined && acceptsAny(chunk.items, next) && !acceptsAny(items, next)
  return isTopping && isOn(chunk) && !isDescribed
}

/** "a burger and a coke", where the coke is a combo's, and nothing says combo */
function isOfNoMeal({ items, options }: Chunk, scope: Scope): boolean {
  const fitting = options.filter(option => scope.items.some(item => accepts(item, option)))
  return items.length > 0 && fitting.length > 0 && !fitting.some(option => isOpen(option, scope.taken))
}

/** Whether a chunk that may be an option as well as an item (or is unknown) is an option here. */
export function isOption(chunks: readonly Chunk[], at: number, scope: Scope): boolean {
  const chunk = chunks[at]
  if (!chunk) return false
  if (leadsToItem(chunks, at)) return true
  const previous = chunks[at - 1]
  if (!previous) return false
  const isListed =
    lists.has(previous.kind) ||
    (determiners.has(previous.kind) && lists.has(chunks[at - 2]?.kind ?? 'unknown'))
  if (scope.items.length > 0 && !acceptsAny(scope.items, chunk)) return false
  // "no lemonade" is about a lemonade that was ordered, unless what was last spoken of can be had without.
  if (scope.items.length === 0)
    return isListed && (chunk.partial || chunk.items.length === 0 || acceptsAny(scope.focus, chunk))
  if (isOfNoMeal(chunk, scope)) return false
  if (previous.among) return true
  // "bravas with alioli and salsa brava": the dish's own name, and no second one
  const isOwn = chunk.items.length > 0 && chunk.items.every(item => scope.items.includes(item))
  if (isOwn && (scope.inList || scope.listed) && !determiners.has(previous.kind)) return true
  if (isLedByChoice(chunks, at, scope)) return false
  // "3 de carne 2 de queso": a number "of" something counts items.
  const counter = previous.kind === 'of' ? chunks[at - 2] : undefined
  if (goesOnCounting(chunks, at, scope.items)) return true
  if (counter && determiners.has(counter.kind) && !counter.counted && chunk.items.length > 0) return false
  const isCounted = determiners.has(previous.kind)
  if (isWantedChoice(chunk, scope, isCounted && !(scope.listed && previous.article))) return true
  if (lists.has(previous.kind) || previous.kind === 'or') return true
  if (previous.kind === 'and' || isSeparator(previous))
    return scope.inList || goesOnListing(chunks, at, scope)
  if (determiners.has(previous.kind)) {
    const before = chunks[at - 2]
    // "cheddar 200 g grated"
    if (chunk.kind === 'unknown' && previous.unit !== '' && before && !isEnd(before)) return true
    return previous.counted || before === undefined ? previous.counted : lists.has(before.kind)
  }
  if (chunk.kind === 'unknown') return true
  // "cheeseburger pickles ham": the list goes on.
  const isOfList = previous.options.length > 0 && previous.items.length === 0
  return scope.modifiersFollow || scope.inList || isOfList || scope.counts
}
