import { type Chunk, isSeparator } from '../chunks/chunk.js'
import { accepts, type ItemEntry, type OptionEntry } from '../lexicon/meaning.js'

/** A chunk that a phrase is about: an item, a word for one ("that", "one"), or something that isn't on the menu. */
export interface Head {
  /** Index of its chunk in the clause */
  readonly at: number
  readonly kind: 'item' | 'that' | 'ones' | 'unknown'
  /** What it may be; more than one is ambiguous */
  readonly items: readonly ItemEntry[]
  /** May be meant as an option of the item before it: "a cheeseburger and bacon" */
  readonly unsure: boolean
}

const lists = new Set<Chunk['kind']>(['with', 'no', 'light', 'extra', 'double', 'triple', 'half', 'instead'])
const determiners = new Set<Chunk['kind']>(['number', 'article'])

function itemsOf(chunk: Chunk): readonly ItemEntry[] {
  return chunk.items.length > 0 ? chunk.items : chunk.category
}

function acceptsAny(items: readonly ItemEntry[], chunk: Chunk): boolean {
  if (chunk.options.length === 0) return chunk.kind === 'unknown'
  return items.some(item => chunk.options.some(option => accepts(item, option)))
}

const isSame = (one: OptionEntry, other: OptionEntry): boolean =>
  one.group === other.group && one.option === other.option

/** Whether an item that takes the chunk as an option follows with nothing but options between. */
function leadsToItem(chunks: readonly Chunk[], at: number): boolean {
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
function isAddedTo(chunks: readonly Chunk[], at: number): boolean {
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
function isAbsorbed(chunks: readonly Chunk[], at: number): boolean {
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
function isAllOfGroup(chunks: readonly Chunk[], at: number, items: readonly ItemEntry[]): boolean {
  const previous = chunks[at - 1]?.kind === 'definite' ? chunks[at - 2] : chunks[at - 1]
  const groups = chunks[at]?.groups ?? []
  return previous?.kind === 'all' && groups.some(({ id }) => items.some(item => item.groups.has(id)))
}

/** "a sundae with vanilla and mint ice cream": what its flavours are of, rather than another item. */
function isNameOfGroup(chunks: readonly Chunk[], at: number, items: readonly ItemEntry[]): boolean {
  const own = chunks[at]?.items ?? []
  const options = chunks[at - 1]?.options.filter(option => items.some(item => accepts(item, option))) ?? []
  if (own.length === 0 || options.length === 0) return false
  return options.every(({ group }) => own.every(({ item }) => isNamedIn(group.name, item.name)))
}

const isNamedIn = (text: string, name: string): boolean =>
  ` ${text.toLowerCase()} `.includes(` ${name.toLowerCase()} `)

/** "blueberry latte", where only a muffin has blueberries: a part of a name in front of another item. */
function isForeign(chunks: readonly Chunk[], at: number): boolean {
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
function isStrayPart(chunks: readonly Chunk[], at: number, items: readonly ItemEntry[]): boolean {
  const chunk = chunks[at]
  const before = chunks[at - 1]?.kind === 'of' ? chunks[at - 2] : chunks[at - 1]
  // "a dozen pies, half apple and half cherry"
  const isHalf = before?.kind === 'half' && items.length > 1
  if (isHalf && chunk?.items.some(item => items.includes(item))) return false
  return chunk?.partial === true && lists.has(before?.kind ?? 'unknown')
}

/** "1 celery and 1 kg of lemons", where celery is only something that a soup may have: nothing that is sold. */
function isOrderedAlone(chunks: readonly Chunk[], at: number): boolean {
  const chunk = chunks[at]
  const [previous, next, count] = [chunks[at - 1], chunks[at + 1], chunks[at + 2]]
  const counts = previous !== undefined && determiners.has(previous.kind) && !previous.counted
  if (!chunk || chunk.options.length === 0 || !counts || at > 1) return false
  if (next?.kind !== 'and' && !isSeparator(next)) return false
  const item = chunks.slice(at + 1).find(other => itemsOf(other).length > 0)
  const goesOn = count !== undefined && determiners.has(count.kind) && !count.counted
  return goesOn && item !== undefined && !acceptsAny(itemsOf(item), chunk)
}

/** "2 tacos and a horchata", which no taco has but one drink comes in */
function isBearer(chunks: readonly Chunk[], at: number, items: readonly ItemEntry[]): boolean {
  const chunk = chunks[at]
  const previous = chunks[at - 1]
  if (!chunk || chunk.bearers.length === 0 || !previous || previous.counted) return false
  if (!determiners.has(previous.kind) || leadsToItem(chunks, at)) return false
  return items.length > 0 ? !acceptsAny(items, chunk) : isOrderedAlone(chunks, at)
}

interface Scope {
  /** The item that options would belong to now */
  readonly items: readonly ItemEntry[]
  /** The item last spoken of */
  readonly focus: readonly ItemEntry[]
  /** Groups of one choice that have been chosen from for it */
  readonly taken: ReadonlySet<string>
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
  const isNeeded = !isCounted && fitting.some(({ group }) => group.min > 0)
  return (
    isFree && (isNeeded || (chunk.partial && fitting.some(({ group }) => group.max === 1 || group.min > 0)))
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
    const choices = before.options.filter(({ group }) => group.max === 1 && !group.removable)
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
    (other?.options ?? []).filter(option => option.group.min > 0 && items.some(item => accepts(item, option)))
  const own = needed(chunk)
  if (!chunk || own.length === 0 || !findCounter(chunks, at)) return false
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

/** How far apart the members of such a list are */
const MAX_LIST_STEP = 7

/** "pies: 2 apple": nothing says how many of the item itself there are. */
function isHeading(chunks: readonly Chunk[], at: number, items: readonly ItemEntry[]): boolean {
  const head = chunks.findLastIndex(
    (other, index) => index < at && itemsOf(other).some(item => items.includes(item)),
  )
  return head >= 0 && !determiners.has(chunks[head - 1]?.kind ?? 'unknown') && isSeparator(chunks[head + 1])
}

/** "una asada y otra frita", of two that were ordered: a part behind a part, where no item is named. */
function isSecondPart(chunks: readonly Chunk[], heads: number, at: number): boolean {
  const [first, second] = chunks
  const opens = first !== undefined && determiners.has(first.kind) && !first.counted
  return heads === 0 && at > 1 && opens && (second?.options.length ?? 0) > 0 && chunks[at - 1]?.kind === 'and'
}

/** Whether a chunk that may be an option as well as an item (or is unknown) is an option here. */
function isOption(chunks: readonly Chunk[], at: number, scope: Scope): boolean {
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
  if (previous.among) return true
  if (isLedByChoice(chunks, at, scope)) return false
  // "3 de carne 2 de queso": a number "of" something counts items.
  const counter = previous.kind === 'of' ? chunks[at - 2] : undefined
  if (goesOnCounting(chunks, at, scope.items)) return true
  if (counter && determiners.has(counter.kind) && !counter.counted && chunk.items.length > 0) return false
  const isCounted = determiners.has(previous.kind)
  if (isWantedChoice(chunk, scope, isCounted && !(scope.listed && previous.article))) return true
  if (lists.has(previous.kind) || previous.kind === 'or') return true
  if (previous.kind === 'and' || isSeparator(previous)) return scope.inList
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

function isEnd(chunk: Chunk | undefined): boolean {
  return (
    chunk === undefined ||
    chunk.kind === 'but' ||
    chunk.kind === 'with' ||
    chunk.kind === 'no' ||
    chunk.kind === 'and' ||
    isSeparator(chunk)
  )
}

function isOne(chunk: Chunk | undefined): boolean {
  return chunk?.kind === 'number' && chunk.spelt && chunk.value === 1 && !chunk.counted && !chunk.unit
}

/** "the large one": tells a line by what it is like. */
function isDescribedOne(chunks: readonly Chunk[], at: number): boolean {
  if (!isOne(chunks[at]) && chunks[at]?.kind !== 'ones') return false
  let opens = at - 1
  while ((chunks[opens]?.options.length ?? 0) > 0) opens--
  return opens < at - 1 && chunks[opens]?.kind === 'definite'
}

/** "4 avocados ripe ones": of the item before, as nothing counts or points at others. */
function isDescribingOnes(chunks: readonly Chunk[], at: number): boolean {
  if (chunks[at]?.kind !== 'ones') return false
  let opens = at - 1
  while ((chunks[opens]?.options.length ?? 0) > 0 && chunks[opens]?.items.length === 0) opens--
  const before = chunks[opens]
  return opens < at - 1 && before !== undefined && (itemsOf(before).length > 0 || before.kind === 'comma')
}

/** "the large", "la de jamaica": a choice that tells a line, where no name follows. */
function isDescription(chunks: readonly Chunk[], at: number): boolean {
  const chunk = chunks[at]
  const next = chunks[at + 1]
  if (!chunk || chunk.options.length === 0 || (chunk.items.length > 0 && !chunk.partial)) return false
  const of = chunks[at - 1]?.kind === 'of' ? 1 : 0
  // "la de piña" is one that has it, "la piña" the pineapple of one.
  const isChoice =
    of > 0 || chunk.options.every(({ group }) => (group.max === 1 && !group.removable) || group.min > 0)
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
function isAnaphor(chunks: readonly Chunk[], at: number, focus: readonly ItemEntry[]): boolean {
  const chunk = chunks[at]
  const previous = chunks[at - 1]
  const next = chunks[at + 1]
  if (chunk?.kind === 'ones' || chunk?.kind === 'alike') return true
  const options = next
    ? next.options.filter(option => focus.length === 0 || focus.some(item => accepts(item, option)))
    : []
  const isChoice = options.length > 0 && options.every(({ group }) => group.max === 1 || group.min > 0)
  const isBareMore = chunk?.kind === 'more' && (isEnd(next) || (isChoice && isEnd(chunks[at + 2])))
  if (isBareMore) return true
  if (!isOne(chunk) || !previous || !isEnd(next)) return false
  if (previous.kind === 'definite') return true
  let opens = at - 1
  while ((chunks[opens]?.options.length ?? 0) > 0) opens--
  const before = chunks[opens]
  return (
    opens < at - 1 && (isEnd(before) || determiners.has(before?.kind ?? 'unknown') || before?.kind === 'to')
  )
}

/** "2 wraps, one with ham and another without": one of those, not one more. */
function isOneOfSeveral(chunks: readonly Chunk[], head: number | undefined, at: number): boolean {
  if (head === undefined) return false
  const number = chunks.slice(0, head).findLast(({ kind, counted }) => kind === 'number' && !counted)
  const isPart = (chunk: Chunk) => chunk.kind === 'number' || chunk.kind === 'article'
  // "3 wraps, all with cheese one without onion"
  const opens = chunks.findLastIndex(({ options }, index) => index < at && options.length === 0)
  const opening = chunks[opens]?.kind ?? 'unknown'
  const isInList = isOne(chunks[at]) && (lists.has(opening) || opening === 'to' || opening === 'all')
  if (number !== undefined && number.value > 1 && isInList) return true
  return number !== undefined && number.value > 1 && chunks.slice(head + 1, at).some(isPart)
}

/**
 * Finds what each phrase of a clause is about, in order. `focus`: the item last spoken of. `addsTo`: the item that a clause adds to, if it is one that
 * adds; a bare name that it takes as an option is one.
 */
export function findHeads(
  chunks: readonly Chunk[],
  modifiersFollow: boolean,
  focus: readonly ItemEntry[] = [],
  addsTo: readonly ItemEntry[] = [],
): Head[] {
  const heads: Head[] = []
  let items: readonly ItemEntry[] = []
  let inList = false
  let listed = false
  const taken = new Set<string>()
  /** Those of the options right before the chunk at hand */
  let own: string[] = []
  const counts = chunks.some(({ kind, counted }) => determiners.has(kind) && !counted)
  chunks.forEach((chunk, at) => {
    listed ||= lists.has(chunk.kind) && items.length > 0
    if (lists.has(chunk.kind) && items.length > 0) inList = true
    else if (determiners.has(chunk.kind) && !chunk.counted && chunks[at - 1]?.kind === 'and') inList = false
    const candidates = itemsOf(chunk)
    const push = (kind: Head['kind'], found: readonly ItemEntry[] = []) => {
      const mayBeOption = chunk.partial && chunk.options.length > 0 && acceptsAny(items, chunk)
      const previous = chunks[at - 1]
      const isLoose = previous !== undefined && (isEnd(previous) || itemsOf(previous).length > 0)
      const unsure = mayBeOption && isLoose
      heads.push({ at, kind, items: found, unsure })
      const isHalf = previous?.kind === 'half' || (previous?.kind === 'of' && chunks[at - 2]?.kind === 'half')
      // The other half may be another of those that the first was one of.
      if (!isHalf || items.length < 2) items = found
      inList = false
      listed = false
      taken.clear()
      for (const other of before) taken.add(other)
    }
    const before = own
    if (chunk.items.length > 0 || chunk.options.length === 0) own = []
    else
      for (const { group } of chunk.options)
        if (group.max === 1) {
          taken.add(group.id)
          own.push(group.id)
        }
    const isOfOne = chunk.options.length > 0 && isDescribedOne(chunks, at + 1)
    if (isOfOne) return
    if (chunk.kind === 'that' || chunk.kind === 'those') {
      const next = chunks[at + 1]
      if (!next || itemsOf(next).length === 0) push('that')
    } else if (isDescribedOne(chunks, at) || isDescription(chunks, at)) push('ones')
    else if (chunk.kind === 'more' && focus.length > 0 && isSecondPart(chunks, heads.length, at)) return
    else if (heads.length > 0 && isDescribingOnes(chunks, at)) return
    else if (isAnaphor(chunks, at, focus) && !isOneOfSeveral(chunks, heads.at(-1)?.at, at)) push('ones')
    else if (candidates.length > 0 && (isAbsorbed(chunks, at) || isForeign(chunks, at))) return
    else if (isAllOfGroup(chunks, at, items)) return
    else if (inList && isNameOfGroup(chunks, at, items)) return
    else if (candidates.length > 0 && items.length > 0 && isStrayPart(chunks, at, items)) return
    else if (candidates.length > 0) {
      if (heads.length === 0 && at === 0 && chunk.options.length > 0 && acceptsAny(addsTo, chunk)) return
      if (addsTo.length > 0 && chunk.partial && isAddedTo(chunks, at)) return
      const fitsFocus =
        chunk.partial && focus.length > 0 && chunk.options.length > 0 && acceptsAny(focus, chunk)
      if (heads.length === 0 && fitsFocus && !determiners.has(chunks[at - 1]?.kind ?? 'unknown')) return
      const mayBeOption = chunk.options.some(option => !chunk.implied.some(own => isSame(own, option)))
      if (
        !mayBeOption ||
        !isOption(chunks, at, { items, focus, taken, listed, inList, modifiersFollow, counts })
      )
        push('item', candidates)
    } else if (isBearer(chunks, at, items)) push('item', chunk.bearers)
    else if (isOrderedAlone(chunks, at)) push('unknown')
    else if (
      chunk.kind === 'unknown' &&
      !isOption(chunks, at, { items, focus, taken, listed, inList, modifiersFollow, counts })
    )
      push('unknown')
  })
  return heads
}
