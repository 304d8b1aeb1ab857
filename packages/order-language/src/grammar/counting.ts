import { type Chunk, isSeparator } from '../chunks/chunk.js'
import type { Group } from '../lexicon/group.js'
import type { ItemEntry, OptionEntry } from '../lexicon/meaning.js'
import { findObject, fittingOptions, isChoice, isCountable, opensPart } from './objects.js'
import type { Portion } from './phrase.js'

/** Cuts a chunk's words anew so that they name options which an item has ("double shot": 2 × shot). */
export type Resegment = (chunk: Chunk, items: readonly ItemEntry[]) => readonly Chunk[]

/** What modifiers are read for. */
export interface Modified {
  /** What the options are for; empty: not known */
  readonly items: readonly ItemEntry[]
  readonly resegment: Resegment
  /** How many of the item there are, as far as it is known */
  readonly quantity: number
  /** Groups that were chosen from in front of the item */
  readonly chosen?: ReadonlySet<Group>
}

/** What was read of the modifiers up to here. */
export interface SoFar {
  /** The one at hand */
  portion: Portion
  readonly portions: Portion[]
}

/** "Half with cheese" of so many is half of them. */
const MIN_TO_HALVE = 4

/** Nothing follows that a number before it could be about. */
export function isEnd(chunk: Chunk | undefined): boolean {
  return chunk === undefined || chunk.kind === 'and' || chunk.kind === 'with' || isSeparator(chunk)
}

/**
 * Tells what a number or an article counts: some of the items ("3 burgers, one without onion"), another item ("a small
 * and a large latte"), or an option ("with two sugars"). Asked at a place in a list of chunks.
 */
export function createCounting(soFar: SoFar, isBefore: boolean, modified: Modified) {
  const { items } = modified

  /** "10 pies, half apple half cherry", where each has one of those */
  const isHalfOfAll = (at: number, list: readonly Chunk[]) => {
    const isEven = modified.quantity > 1 && modified.quantity % 2 === 0
    if (isBefore || !isEven) return false
    const object = findObject(list, at)
    const options = fittingOptions(object, items)
    const isOne = options.length > 0 && options.every(({ group }) => group.isSingle)
    const isBoth = list.filter(({ kind }) => kind === 'half').length === 2
    // Two pizzas may well be half and half each; four of anything hardly are.
    const isOfMany = modified.quantity >= MIN_TO_HALVE && object !== undefined && opensPart(object)
    return (isOne && isBoth) || isOfMany
  }

  const isChosen = (group: Group) =>
    soFar.portion.options.some(({ entries }) => entries.some(entry => entry.group === group))

  /** Whether the numbers from here on come to as many as there are: "3 shakes 2 vanilla 1 chocolate" */
  const sumsUp = (list: readonly Chunk[], at: number) => {
    let sum = 0
    for (let next = at; next < list.length; next++) {
      const chunk = list[next]
      if (chunk?.kind === 'article') sum += 1
      if (chunk?.kind === 'number' && !chunk.counted && chunk.unit === '') sum += chunk.value
      if (sum > modified.quantity) return false
    }
    return sum === modified.quantity && modified.quantity > 1
  }

  /** "3 wraps 2 turkey and 1 ham": counts of one kind of thing that come to as many as there are */
  const listsAll = (list: readonly Chunk[], at: number) => {
    if (isBefore || modified.quantity < 2) return false
    let sum = 0
    let counts = 0
    let groups: ReadonlySet<Group> | undefined
    // Those that went before are parts already.
    for (const [from, other] of soFar.portions.entries()) if (from > 0) sum += other.quantity ?? 1
    for (let next = at; next < list.length; next++) {
      const count = list[next]
      if (count?.kind !== 'number' && count?.kind !== 'article') continue
      const options = fittingOptions(findObject(list, next), items)
      if (options.length === 0 || count.counted || count.unit !== '') return false
      const own = new Set(options.map(({ group }) => group))
      if (groups && ![...own].some(group => groups?.has(group))) return false
      groups ??= own
      sum += count.value
      counts++
      if (sum > modified.quantity) return false
    }
    return sum === modified.quantity && counts + soFar.portions.length - 1 > 1
  }

  /** "3 burgers, one plain, two with cheese": a part of which nothing more is said */
  const countsPlain = (chunk: Chunk, at: number, list: readonly Chunk[]) => {
    const next = list[at + 1]
    const after = list[at + 2]
    const isBare = next?.kind === 'normal' && next.options.length === 0
    const ends = isEnd(after) || after?.kind === 'number' || after?.kind === 'article'
    return (
      !isBefore && isBare && ends && !chunk.counted && chunk.unit === '' && chunk.value < modified.quantity
    )
  }

  /** "all with cheese except one": which of what is said the one has is for the customer to tell. */
  const exceptsSome = (at: number, list: readonly Chunk[]) => {
    const count = list[at + 1]
    const counts =
      (count?.kind === 'number' && !count.counted) || (count?.kind === 'article' && !count.counted)
    return counts && count.unit === '' && soFar.portion.options.length > 0 && isEnd(list[at + 2])
  }

  /** "all with cheese except one with ham": a part that isn't like the rest */
  const isException = (at: number, list: readonly Chunk[]) => {
    const count = list[at + 1]
    const opens = list[at + 2]
    const counts = count?.kind === 'number' || count?.kind === 'article'
    if (isBefore || !counts || count.counted || count.unit !== '' || !opens || !opensPart(opens)) return false
    return count.value < modified.quantity
  }

  /** "1/2 ham 1/2 olives" */
  const isFractionOfOption = (chunk: Chunk, next: Chunk | undefined) =>
    chunk.value === 0.5 && !chunk.spelt && fittingOptions(next, items).length > 0

  /** "and one with", "y una de queso", but not "and one of them with" */
  const isJoined = (list: readonly Chunk[], at: number) =>
    list[at - 1]?.kind === 'and' &&
    (list[at + 1]?.kind !== 'of' || fittingOptions(list[at + 2], items).length > 0)

  /** "and a small one": the article said that it is one. */
  const isNameOfPart = (chunk: Chunk, at: number, list: readonly Chunk[]) =>
    chunk.spelt &&
    chunk.value === 1 &&
    soFar.portions.length > 1 &&
    soFar.portion.article &&
    (list[at - 1]?.options.length ?? 0) > 0

  /** "…, one without onions" counts some of the items, "and two sugars" what goes on each. */
  const isPart = (chunk: Chunk, object: Chunk, at: number, list: readonly Chunk[]) => {
    const previous = list[at - 1]
    const isTaken = fittingOptions(object, items).some(
      ({ group }) => group.isChoice && (isChosen(group) || modified.chosen?.has(group) === true),
    )
    const follows = !isBefore && (modified.quantity > 1 || isTaken) && (previous?.options.length ?? 0) > 0
    const opens =
      previous === undefined ||
      previous.kind === 'and' ||
      isSeparator(previous) ||
      soFar.portions.length > 1 ||
      follows
    if (previous === undefined && (chunk.times || modified.quantity === 1) && !isBefore) return false
    if (!opens || chunk.unit !== '' || chunk.counted || !opensPart(object)) return false
    const options = fittingOptions(object, items)
    // "a cola and a chicken": nothing that a cola has, so that there aren't two of those.
    const isOther = object.options.length > 0 && options.length === 0 && modified.quantity === 1
    if (isOther && modified.resegment(object, items).length === 0) return false
    // "a box of 10: 5 beef 5 cheese"
    if (modified.quantity === 1 && options.length > 0 && options.every(({ group }) => group.isMix))
      return false
    // "a combo with tots and a coke": it needs one of those too.
    const brings = ({ group }: OptionEntry) => group.isNeeded || group.within !== undefined
    const isWanted = options.length > 0 && options.every(brings) && !isTaken
    const goesOn = modified.quantity === 1 || list.slice(0, at).some(({ kind }) => kind === 'with')
    if (isWanted && chunk.article && goesOn && at > 0) return false
    // "and one with just feta"
    const isOnly = list[at + 1]?.kind === 'only'
    if (options.length === 0 || isOnly || !isCountable(options)) return true
    if (!chunk.article && previous?.kind !== 'with' && listsAll(list, at)) return true
    // "2 wraps, one ham …, the other tuna"
    if (
      !isBefore &&
      !chunk.counted &&
      modified.quantity > 1 &&
      list.slice(at).some(({ kind }) => kind === 'other')
    )
      return true
    if (isChoice(options) && !chunk.counted && (sumsUp(list, at) || soFar.portions.length > 1 || isTaken))
      return true
    // "2 quesadillas de hongos y una de puro queso"
    const isKind = options.every(({ group }) => group.isKind)
    if (!isBefore && previous?.kind === 'and' && isKind && options.some(({ group }) => isChosen(group)))
      return true
    if (isBefore || chunk.value >= modified.quantity) return false
    return soFar.portions.length > 1 || isSeparator(previous) || list[at + 1] !== object
  }

  /** "a bag of plain crisps, a bag of salted": of what each has one of, another. */
  const countsAnother = (chunk: Chunk, at: number, list: readonly Chunk[]) => {
    const options = fittingOptions(findObject(list, at), items)
    const isTaken = ({ group }: OptionEntry) =>
      group.isSingle && (isChosen(group) || (modified.chosen?.has(group) ?? false))
    const isCounted = chunk.counted || chunk.unit !== ''
    return !isBefore && isCounted && options.length > 0 && options.every(isTaken)
  }

  /** "2 ham rolls 3 tuna", "2 ham 3 tuna rolls": so many more, of what hardly any has two of. */
  const namesAnother = (chunk: Chunk, at: number, list: readonly Chunk[]) => {
    const object = list[at + 1]
    const previous = list[at - 1]
    const options = fittingOptions(object, items)
    const said = isBefore ? soFar.portion.options.flatMap(({ entries }) => entries) : []
    const taken = isBefore ? new Set(said.map(({ group }) => group)) : modified.chosen
    const opens = isBefore
      ? soFar.portion.quantity !== undefined && previous !== undefined && previous.options.length > 0
      : previous === undefined ||
        ((previous.kind === 'and' || isSeparator(previous)) && soFar.portions.length === 1)
    const isPlain = !chunk.counted && !chunk.times && chunk.unit === ''
    // "1 large cola 1 small"
    const isRight = !isBefore && previous === undefined
    const isUsual = ({ group }: OptionEntry) => group.max === 2 || (isRight && group.isSingle)
    // "one large pepperoni one large sausage and one large mushroom pizza"
    const isChosenAgain =
      options.length > 0 && options.every(({ group }) => group.isSingle && taken?.has(group))
    if (isBefore && isPlain && opens && isChosenAgain) return true
    return (
      isPlain &&
      opens &&
      options.length > 0 &&
      options.every(option => isUsual(option) && taken?.has(option.group) === true) &&
      !said.some(({ option }) => options.some(other => other.option === option))
    )
  }

  /** "a small and a large (latte)" */
  const isAnotherBefore = (at: number, list: readonly Chunk[]) => {
    const previous = list[at - 1]
    const opens = previous?.kind === 'and' || isSeparator(previous)
    const isSaid = soFar.portion.article || soFar.portion.quantity !== undefined
    return opens && isSaid && soFar.portion.options.length > 0 && (list[at + 1]?.options.length ?? 0) > 0
  }

  return {
    isHalfOfAll,
    countsPlain,
    exceptsSome,
    isException,
    isFractionOfOption,
    isJoined,
    isNameOfPart,
    isPart,
    countsAnother,
    namesAnother,
    isAnotherBefore,
  }
}
