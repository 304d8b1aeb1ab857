import { type Chunk, isSeparator } from '../chunks/chunk.js'
import type { ItemEntry, OptionEntry } from '../lexicon/meaning.js'
import type { MenuGroup } from '../menu/menu.js'
import type { Amount } from '../reading.js'
import { createNegation } from './negation.js'
import { findObject, fittingOptions, isChoice, isCountable, opensPart } from './objects.js'
import { createPortion, type Portion, unsay } from './phrase.js'

/** Cuts a chunk's words anew so that they name options which an item has ("double shot": 2 × shot). */
export type Resegment = (chunk: Chunk, items: readonly ItemEntry[]) => readonly Chunk[]

interface Reader {
  /** What the options are for; empty: not known */
  readonly items: readonly ItemEntry[]
  readonly resegment: Resegment
  /** How many of the item there are, as far as it is known */
  readonly quantity: number
  /** Groups that were chosen from in front of the item */
  readonly chosen?: ReadonlySet<MenuGroup>
}

function isEnd(chunk: Chunk | undefined): boolean {
  return chunk === undefined || chunk.kind === 'and' || chunk.kind === 'with' || isSeparator(chunk)
}

/** Words that say nothing without what they link */
const links = new Set<Chunk['kind']>(['of', 'with', 'to', 'from', 'and', 'definite'])

/** "Half with cheese" of so many is half of them. */
const MIN_TO_HALVE = 4

/** What a list of options begins with: "with", "no", an amount. */
const opensList = new Set<Chunk['kind']>(['with', 'no', 'but', 'only', 'light', 'extra', 'double', 'triple'])

/** Reads what stands before (`isBefore`) or behind an item, from left to right, into one portion or several. */
export function readModifiers(chunks: readonly Chunk[], isBefore: boolean, reader: Reader): Portion[] {
  if (chunks.length === 0) return [createPortion()]
  const { items } = reader
  let portion = createPortion()
  const portions = [portion]
  const negation = createNegation()
  let refusedFrom = 0
  let isReplaced = false
  let isOnly = false
  let adds = false
  let amount: Amount | undefined
  let halves = 0
  let onHalves = 0
  /** Where in the portion the list at hand begins */
  let listFrom = 0
  const part = () => (halves === 0 ? undefined : halves % 2 === 1 ? ('left' as const) : ('right' as const))

  const addOption = (chunk: Chunk, entries: readonly OptionEntry[], list: readonly Chunk[], at: number) => {
    if (isReplaced) {
      portion.options.push({ entries, amount: 'none', chunk, replaced: true })
      isReplaced = false
      return
    }
    const side = onHalves === 0 ? part() : undefined
    const refusal = negation.judge(entries, list, at)
    if (refusal === 'unsure') portion.problems.push({ kind: 'conflict', chunk, options: entries })
    portion.options.push({
      entries,
      amount: refusal === 'wanted' ? (amount ?? 'normal') : 'none',
      chunk,
      ...(side && { part: side }),
      ...(isOnly && { only: true as const }),
      ...(adds && { adds: true as const }),
    })
    isOnly = false
    adds = false
    amount = undefined
  }

  const readOption = (chunk: Chunk, at: number, list: readonly Chunk[]) => {
    const entries = fittingOptions(chunk, items)
    const previous = list[at - 1]
    if (entries.length > 0) return addOption(chunk, entries, list, at)
    const group = chunk.groups[0]
    if (group && chunk.options.length === 0) return readGroup(chunk, previous, list[at + 1])
    const pieces = chunk.options.length > 0 ? reader.resegment(chunk, items) : []
    const [piece, ...others] = pieces
    // Cut anew, it is the same again: reading it wouldn't end.
    const isSame =
      others.length === 0 && (piece?.options.length ?? 0) > 0 && fittingOptions(piece, items).length === 0
    if (!isSame && pieces.some(({ kind }) => !links.has(kind))) return read(pieces)
    portion.problems.push({ kind: 'unknown_option', chunk })
    amount = undefined
  }

  /** A group's name: says no more beside one of its options, refuses all with "no", asks which one with "with". */
  const readGroup = (chunk: Chunk, previous: Chunk | undefined, next: Chunk | undefined) => {
    const isBeside = (other: Chunk | undefined) =>
      other?.options.some(({ group }) => chunk.groups.includes(group))
    if (isBeside(previous) || isBeside(next)) return
    const groups = chunk.groups.filter(
      group => items.length === 0 || items.some(item => item.groups.has(group.id)),
    )
    if (negation.isActive) portion.refusals.push({ groups, words: { start: refusedFrom, end: chunk.end } })
    else if (previous?.kind === 'with' || previous?.kind === 'definite' || amount !== undefined)
      portion.problems.push({
        kind: groups.length > 0 ? 'missing_option' : 'unknown_option',
        chunk,
        options: groups.flatMap(group => group.options.map(option => ({ group, option }))),
      })
    amount = undefined
  }

  /** "mushrooms on one half": about what was named since the last half. */
  const putOnHalf = () => {
    halves++
    const side = part()
    for (const [at, option] of portion.options.entries())
      if (side && at >= onHalves) portion.options[at] = { ...option, part: side }
    onHalves = portion.options.length
  }

  /** A word for a half that is a size here ("médio"), unless another half shows that it isn't. */
  const isSize = (chunk: Chunk, list: readonly Chunk[]) =>
    fittingOptions(chunk, items).length > 0 && list.filter(({ kind }) => kind === 'half').length === 1

  /** "10 pies, half apple half cherry", where each has one of those */
  const isHalfOfAll = (at: number, list: readonly Chunk[]) => {
    const isEven = reader.quantity > 1 && reader.quantity % 2 === 0
    if (isBefore || !isEven) return false
    const object = findObject(list, at)
    const options = fittingOptions(object, items)
    const isOne = options.length > 0 && options.every(({ group }) => group.max === 1)
    const isBoth = list.filter(({ kind }) => kind === 'half').length === 2
    // Two pizzas may well be half and half each; four of anything hardly are.
    const isOfMany = reader.quantity >= MIN_TO_HALVE && object !== undefined && opensPart(object)
    return (isOne && isBoth) || isOfMany
  }

  const startPart = (quantity: number, joined = false, unit = '') => {
    portion = createPortion()
    portion.quantity = quantity
    portion.unit = unit
    portion.joined = joined
    portions.push(portion)
    halves = 0
    listFrom = 0
  }

  /** "hold the onions on one", "sin cebolla en una": the list at hand is about so many of them. */
  const putOnSome = (quantity: number, at: number, list: readonly Chunk[]) => {
    const next = list[at + 1]
    const isOf = next?.kind === 'of' && isEnd(list[at + 2])
    const isBare = isEnd(next) || isOf || next?.kind === 'ones'
    const isSome = quantity < reader.quantity || quantity === Number.POSITIVE_INFINITY
    const options = portion.options.slice(listFrom)
    if (isBefore || list[at - 1]?.kind !== 'to' || !isBare || !isSome || options.length === 0) return false
    portion.options.splice(listFrom)
    portions.push({ ...createPortion(), quantity, some: true, options })
    negation.end()
    return true
  }

  const readNumber = (chunk: Chunk, at: number, list: readonly Chunk[]) => {
    if (list[at - 1]?.except && portion.excepted && portion.options.length > 0) return
    if (!chunk.counted && chunk.unit === '' && putOnSome(chunk.value, at, list)) return
    if (countsAnother(chunk, at, list)) return startPart(chunk.value, false, chunk.unit)
    if (namesAnother(chunk, at, list)) return startPart(chunk.value, true)
    const object = findObject(list, at)
    const options = fittingOptions(object, items)
    const previous = list[at - 1]
    const opens = previous === undefined || previous.kind === 'and' || isSeparator(previous)
    if (previous !== undefined && opens) negation.end()
    const isFirst = portion.quantity === undefined && !portion.article
    if (chunk.value < 1 && fittingOptions(chunk, items).length > 0) return readOption(chunk, at, list)
    if (isBefore && isFirst && portion.options.length === 0 && !(chunk.counted && isCountable(options))) {
      portion.quantity = chunk.value
      portion.unit = chunk.unit
      portion.count = chunk
    } else if (isNameOfPart(chunk, at, list)) return
    else if (previous?.kind === 'all' && isEnd(list[at + 1])) return
    else if (previous?.kind === 'of' && portions.length > 1 && portion.options.length === 0) return
    else if (countsPlain(chunk, at, list)) startPart(chunk.value)
    else if (isFractionOfOption(chunk, list[at + 1])) halves++
    else if (object && (previous?.except || isPart(chunk, object, at, list))) {
      startPart(chunk.value, isJoined(list, at))
      portion.some = isOfThem(list[at + 1])
      portion.excepted = previous?.except === true
    } else if (object && options.length > 0 && (chunk.counted || chunk.times || isCountable(options)))
      amount = chunk.value
    else if (chunk.times && portion.options.length > 0 && !isFirst) setLastAmount(chunk.value)
    else if (isFirst && previous?.kind !== 'and' && previous?.kind !== 'with') {
      portion.quantity = chunk.value
      portion.unit = chunk.unit
      portion.count = chunk
      portion.counted = chunk.counted
    } else portion.problems.push({ kind: 'quantity', chunk })
  }

  const isChosen = (group: MenuGroup) =>
    portion.options.some(({ entries }) => entries.some(entry => entry.group === group))

  /** Whether the numbers from here on come to as many as there are: "3 shakes 2 vanilla 1 chocolate" */
  const sumsUp = (list: readonly Chunk[], at: number) => {
    let sum = 0
    for (let next = at; next < list.length; next++) {
      const chunk = list[next]
      if (chunk?.kind === 'article') sum += 1
      if (chunk?.kind === 'number' && !chunk.counted && chunk.unit === '') sum += chunk.value
      if (sum > reader.quantity) return false
    }
    return sum === reader.quantity && reader.quantity > 1
  }

  /** "3 wraps 2 turkey and 1 ham": counts of one kind of thing that come to as many as there are */
  const listsAll = (list: readonly Chunk[], at: number) => {
    if (isBefore || reader.quantity < 2) return false
    let sum = 0
    let counts = 0
    let groups: ReadonlySet<MenuGroup> | undefined
    // Those that went before are parts already.
    for (const [from, other] of portions.entries()) if (from > 0) sum += other.quantity ?? 1
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
      if (sum > reader.quantity) return false
    }
    return sum === reader.quantity && counts + portions.length - 1 > 1
  }

  /** "3 burgers, one plain, two with cheese": a part of which nothing more is said */
  const countsPlain = (chunk: Chunk, at: number, list: readonly Chunk[]) => {
    const next = list[at + 1]
    const after = list[at + 2]
    const isBare = next?.kind === 'normal' && next.options.length === 0
    const ends = isEnd(after) || after?.kind === 'number' || after?.kind === 'article'
    return !isBefore && isBare && ends && !chunk.counted && chunk.unit === '' && chunk.value < reader.quantity
  }

  /** "all with cheese except one": which of what is said the one has is for the customer to tell. */
  const exceptsSome = (at: number, list: readonly Chunk[]) => {
    const count = list[at + 1]
    const counts =
      (count?.kind === 'number' && !count.counted) || (count?.kind === 'article' && !count.counted)
    return counts && count.unit === '' && portion.options.length > 0 && isEnd(list[at + 2])
  }

  /** "all with cheese except one with ham": a part that isn't like the rest */
  const startException = (at: number, list: readonly Chunk[]) => {
    const count = list[at + 1]
    const opens = list[at + 2]
    const counts = count?.kind === 'number' || count?.kind === 'article'
    if (isBefore || !counts || count.counted || count.unit !== '' || !opens || !opensPart(opens)) return false
    return count.value < reader.quantity
  }

  /** "all with cheese except one" */
  const exceptPlain = (at: number, list: readonly Chunk[]) => {
    const count = list[at + 1]
    if (isBefore || !exceptsSome(at, list) || !count || count.value >= reader.quantity) return false
    const options = unsay(portion)
    startPart(count.value)
    portion.excepted = true
    portion.options.push(...options)
    return true
  }

  /** "one with ham, the other without" */
  const refuseUnnamed = (chunk: Chunk) => {
    const named = portions.at(-2)?.options.filter(said => said.amount !== 'none') ?? []
    if (portion.options.length > 0 || named.length === 0) return false
    for (const { entries } of named) {
      const [entry] = entries
      const others = entry?.group.options.filter(option => option !== entry.option) ?? []
      const [other] = others
      // "one sparkling and one without": of two things, the other.
      if (entry && other && others.length === 1 && entry.group.max === 1 && !entry.group.removable)
        portion.options.push({ entries: [{ group: entry.group, option: other }], amount: 'normal', chunk })
      else portion.options.push({ entries, amount: 'none', chunk, unnamed: true })
    }
    return true
  }

  /** "1/2 ham 1/2 olives" */
  const isFractionOfOption = (chunk: Chunk, next: Chunk | undefined) =>
    chunk.value === 0.5 && !chunk.spelt && fittingOptions(next, items).length > 0

  /** "of them", as opposed to "of" */
  const isOfThem = (chunk: Chunk | undefined) => chunk?.among === true

  /** "and one with", but not "and one of them with" */
  const isJoined = (list: readonly Chunk[], at: number) =>
    list[at - 1]?.kind === 'and' && list[at + 1]?.kind !== 'of'

  /** "and a small one": the article said that it is one. */
  const isNameOfPart = (chunk: Chunk, at: number, list: readonly Chunk[]) =>
    chunk.spelt &&
    chunk.value === 1 &&
    portions.length > 1 &&
    portion.article &&
    (list[at - 1]?.options.length ?? 0) > 0

  /** "…, one without onions" counts some of the items, "and two sugars" what goes on each. */
  const isPart = (chunk: Chunk, object: Chunk, at: number, list: readonly Chunk[]) => {
    const previous = list[at - 1]
    const isTaken = fittingOptions(object, items).some(
      ({ group }) => (group.max === 1 || group.min > 0) && isChosen(group),
    )
    const follows = !isBefore && (reader.quantity > 1 || isTaken) && (previous?.options.length ?? 0) > 0
    const opens =
      previous === undefined ||
      previous.kind === 'and' ||
      isSeparator(previous) ||
      portions.length > 1 ||
      follows
    if (previous === undefined && (chunk.times || reader.quantity === 1) && !isBefore) return false
    if (!opens || chunk.unit !== '' || chunk.counted || !opensPart(object)) return false
    const options = fittingOptions(object, items)
    // "a cola and a chicken": nothing that a cola has, so that there aren't two of those.
    const isOther = object.options.length > 0 && options.length === 0 && reader.quantity === 1
    if (isOther && reader.resegment(object, items).length === 0) return false
    // "a combo with tots and a coke": it needs one of those too.
    const isNeeded = options.length > 0 && options.every(({ group }) => group.min > 0) && !isTaken
    if (isNeeded && chunk.article && list.slice(0, at).some(({ kind }) => kind === 'with')) return false
    if (options.length === 0 || !isCountable(options)) return true
    if (!chunk.article && previous?.kind !== 'with' && listsAll(list, at)) return true
    // "2 wraps, one ham …, the other tuna"
    if (
      !isBefore &&
      !chunk.counted &&
      reader.quantity > 1 &&
      list.slice(at).some(({ kind }) => kind === 'other')
    )
      return true
    if (isChoice(options) && !chunk.counted && (sumsUp(list, at) || portions.length > 1 || isTaken))
      return true
    if (isBefore || chunk.value >= reader.quantity) return false
    return portions.length > 1 || isSeparator(previous) || list[at + 1] !== object
  }

  /** "a bag of plain crisps, a bag of salted": of what each has one of, another. */
  const countsAnother = (chunk: Chunk, at: number, list: readonly Chunk[]) => {
    const options = fittingOptions(findObject(list, at), items)
    const isTaken = ({ group }: OptionEntry) =>
      group.max === 1 && (isChosen(group) || (reader.chosen?.has(group) ?? false))
    const isCounted = chunk.counted || chunk.unit !== ''
    return !isBefore && isCounted && options.length > 0 && options.every(isTaken)
  }

  /** "2 ham rolls 3 tuna", "2 ham 3 tuna rolls": so many more, of what hardly any has two of. */
  const namesAnother = (chunk: Chunk, at: number, list: readonly Chunk[]) => {
    const object = list[at + 1]
    const previous = list[at - 1]
    const options = fittingOptions(object, items)
    const said = isBefore ? portion.options.flatMap(({ entries }) => entries) : []
    const taken = isBefore ? new Set(said.map(({ group }) => group)) : reader.chosen
    const opens = isBefore
      ? portion.quantity !== undefined && previous !== undefined && previous.options.length > 0
      : previous === undefined ||
        ((previous.kind === 'and' || isSeparator(previous)) && portions.length === 1)
    const isPlain = !chunk.counted && !chunk.times && chunk.unit === ''
    // "1 large cola 1 small"
    const isRight = !isBefore && previous === undefined
    const isUsual = ({ group }: OptionEntry) => group.max === 2 || (isRight && group.max === 1)
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
    const isSaid = portion.article || portion.quantity !== undefined
    return opens && isSaid && portion.options.length > 0 && (list[at + 1]?.options.length ?? 0) > 0
  }

  /** "and a small one", "una sin cebolla" */
  const readArticle = (chunk: Chunk, at: number, list: readonly Chunk[]) => {
    if (list[at - 1]?.except && portion.excepted && portion.options.length > 0) return
    if (putOnSome(1, at, list)) return
    if (namesAnother(chunk, at, list)) return startPart(1, true)
    const previous = list[at - 1]
    if (previous?.kind === 'and' || isSeparator(previous)) negation.end()
    const object = findObject(list, at)
    if (isBefore || !object || !(previous?.except || isPart(chunk, object, at, list))) return
    startPart(1, isJoined(list, at))
    portion.excepted = previous?.except === true
    portion.article = true
    portion.some = isOfThem(list[at + 1])
  }

  const setLastAmount = (value: Amount) => {
    const last = portion.options.at(-1)
    if (last?.amount !== 'normal') return false
    portion.options[portion.options.length - 1] = { ...last, amount: value }
    return true
  }

  const readAmount = (value: Amount, chunk: Chunk, at: number, list: readonly Chunk[]) => {
    const previous = list[at - 1]
    if (previous?.kind !== 'no' && previous?.kind !== 'or') negation.end()
    const object = findObject(list, at)
    const options = fittingOptions(object, items)
    const isObject = options.length > 0 || object?.kind === 'unknown' || (object?.groups.length ?? 0) > 0
    const own = fittingOptions(chunk, items)
    const isAmount = value !== 'normal' && options.length > 0 && isCountable(options)
    if (own.length > 0 && !isAmount) addOption(chunk, own, list, at)
    else if (isObject && typeof amount === 'number' && chunk.kind === 'more') adds = true
    else if (isObject) {
      amount = value
      adds = chunk.kind === 'more'
    } else if (!setLastAmount(value) && value !== 'normal' && !(isBefore && value === 'extra'))
      portion.problems.push({ kind: 'unknown_option', chunk })
  }

  /** "sugar free (vanilla)": another thing than sugar, and as a rule than what follows. */
  const readFree = (chunk: Chunk) => {
    const last = portion.options.at(-1)
    if (last?.chunk.end !== chunk.start) return
    portion.options.pop()
    portion.problems.push({ kind: 'unknown_option', chunk: { start: last.chunk.start, end: chunk.end } })
  }

  const read = (list: readonly Chunk[]): void => {
    list.forEach((chunk, at) => {
      if (opensList.has(chunk.kind)) listFrom = portion.options.length
      switch (chunk.kind) {
        case 'with':
        case 'but':
          negation.end()
          // "half ham half cheese with olives"
          if (halves === 2 && portion.options.at(-1)?.part === 'right') halves = 0
          amount = undefined
          break
        case 'only':
          negation.end()
          isOnly = true
          break
        case 'instead':
          isReplaced = true
          break
        case 'free':
          readFree(chunk)
          break
        case 'no':
          if (chunk.except && (startException(at, list) || exceptPlain(at, list))) break
          if (isEnd(list[at + 1])) {
            if (!refuseUnnamed(chunk)) portion.problems.push({ kind: 'unknown_option', chunk })
          } else if (exceptsSome(at, list)) portion.problems.push({ kind: 'quantity', chunk })
          negation.begin()
          refusedFrom = chunk.start
          amount = undefined
          break
        case 'light':
        case 'extra':
        case 'double':
          readAmount(chunk.kind, chunk, at, list)
          break
        case 'triple':
          readAmount(3, chunk, at, list)
          break
        case 'normal':
          readAmount('normal', chunk, at, list)
          break
        case 'number':
          readNumber(chunk, at, list)
          break
        case 'article':
          if (countsAnother(chunk, at, list)) {
            startPart(1)
            break
          }
          if (chunk.counted && at > 0) break
          if (isBefore && isAnotherBefore(at, list)) {
            startPart(1)
            portion.article = true
            break
          }
          readArticle(chunk, at, list)
          if (isBefore && portion.quantity === undefined && portion.options.length === 0)
            portion.article = true
          break
        case 'other':
          if (!isBefore && !putOnSome(Number.POSITIVE_INFINITY, at, list)) startPart(Number.POSITIVE_INFINITY)
          break
        case 'half':
          negation.end()
          if (list[at - 1]?.kind === 'to') putOnHalf()
          else if (isSize(chunk, list)) readOption(chunk, at, list)
          else if (isHalfOfAll(at, list)) startPart(reader.quantity / 2)
          else if (fittingOptions(findObject(list, at), items).length > 0) halves++
          else portion.problems.push({ kind: 'quantity', chunk })
          break
        case 'all':
          if (fittingOptions(chunk, items).length > 0) readOption(chunk, at, list)
          else if (list[at - 1]?.kind === 'with') portion.notes.push(chunk)
          break
        case 'note':
          portion.notes.push(chunk)
          break
        case 'more':
          // "one with ham and another without": more of the portions, or more of an option.
          if (portions.length > 1 && opensPart(findObject(list, at) ?? chunk)) startPart(1)
          else if (!isBefore || findObject(list, at)) readAmount('extra', chunk, at, list)
          break
        case 'unknown':
          portion.problems.push({ kind: 'unknown_option', chunk })
          amount = undefined
          break
        default:
          if (chunk.options.length > 0 || chunk.groups.length > 0) readOption(chunk, at, list)
          // "arepa integral de mechada": the item's own name, said before what describes it
          else if (
            chunk.items.length > 0 &&
            !(chunk.partial && items.every(item => chunk.items.includes(item)))
          )
            portion.problems.push({ kind: 'unknown_option', chunk })
      }
    })
  }
  read(chunks)
  return portions
}
