import type { Chunk } from '../chunks/chunk.js'
import { accepts, type ItemEntry, type OptionEntry } from '../lexicon/meaning.js'
import {
  isAnaphor,
  isDescribedOne,
  isDescribingOnes,
  isDescription,
  isEnd,
  isOneOfSeveral,
  isSecondPart,
} from './anaphors.js'
import {
  acceptsAny,
  determiners,
  isAbsorbed,
  isAddedTo,
  isAllOfGroup,
  isBearer,
  isForeign,
  isLabel,
  isNameOfGroup,
  isOrderedAlone,
  isSame,
  isStrayPart,
  itemsOf,
  lists,
  type Taken,
} from './naming.js'
import { isIncluded, isOption } from './option-or-item.js'

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

/** "10 beef, 5 cheese", behind a box of 15 of which nothing is said yet */
const isOfBox = ({ options }: Chunk, { items, taken }: Focus): boolean =>
  options.some(
    option => option.group.isMix && !taken.has(option.group.id) && items.some(item => accepts(item, option)),
  )

/** The item last spoken of, before a clause */
export interface Focus {
  readonly items: readonly ItemEntry[]
  /** What was chosen for it */
  readonly taken: Taken
}

export const noFocus: Focus = { items: [], taken: new Map() }

/**
 * Finds what each phrase of a clause is about, in order. `addsTo`: the item that a clause adds to, if it is one that
 * adds; a bare name that it takes as an option is one.
 */
export function findHeads(
  chunks: readonly Chunk[],
  modifiersFollow: boolean,
  spokenOf: Focus = noFocus,
  addsTo: readonly ItemEntry[] = [],
): Head[] {
  const heads: Head[] = []
  const focus = spokenOf.items
  let items: readonly ItemEntry[] = []
  let inList = false
  let listed = false
  const taken = new Map<string, readonly string[]>()
  /** Those of the options right before the chunk at hand */
  let own: OptionEntry[] = []
  const take = (options: readonly OptionEntry[]) => {
    for (const { group, option } of options) taken.set(group.id, [...(taken.get(group.id) ?? []), option.id])
  }
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
      take(before)
    }
    const before = own
    if (chunk.items.length > 0 || chunk.options.length === 0) own = []
    else {
      const single = chunk.options.filter(({ group }) => group.isSingle)
      take(single)
      own.push(...single)
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
    else if (candidates.length > 0 && isLabel(chunks, at, items.length > 0 ? items : focus)) return
    else if (candidates.length > 0 && items.length > 0 && isStrayPart(chunks, at, items)) return
    else if (candidates.length > 0) {
      if (heads.length === 0 && at === 0 && chunk.options.length > 0 && acceptsAny(addsTo, chunk)) return
      if (addsTo.length > 0 && chunk.partial && isAddedTo(chunks, at)) return
      if (heads.length === 0 && isOfBox(chunk, spokenOf)) return
      const fitsFocus =
        chunk.partial && focus.length > 0 && chunk.options.length > 0 && acceptsAny(focus, chunk)
      if (heads.length === 0 && fitsFocus && !determiners.has(chunks[at - 1]?.kind ?? 'unknown')) return
      const scope = { items, focus, taken, listed, inList, modifiersFollow, counts }
      const isImplied = chunk.options.every(option => chunk.implied.some(own => isSame(own, option)))
      if (
        isImplied
          ? !isIncluded(chunks, at, heads.length > 0 ? scope : { ...scope, ...spokenOf })
          : !isOption(chunks, at, scope)
      )
        push('item', candidates)
    } else if (isBearer(chunks, at, heads.length > 0 ? { items, taken } : spokenOf, heads.at(-1)))
      push('item', chunk.bearers)
    else if (isOrderedAlone(chunks, at)) push('unknown')
    else if (
      chunk.kind === 'unknown' &&
      !isOption(chunks, at, { items, focus, taken, listed, inList, modifiersFollow, counts })
    )
      push('unknown')
  })
  return heads
}
