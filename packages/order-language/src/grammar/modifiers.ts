import { type Chunk, isSeparator } from '../chunks/chunk.js'
import type { OptionEntry } from '../lexicon/meaning.js'
import type { Amount } from '../reading.js'
import { createCounting, isEnd, type Modified, type SoFar } from './counting.js'
import { createNegation } from './negation.js'
import { findObject, fittingOptions, isCountable, opensPart } from './objects.js'
import { createPortion, type Portion, unsay } from './phrase.js'

/** Words that say nothing without what they link */
const links = new Set<Chunk['kind']>(['of', 'with', 'to', 'from', 'and', 'definite'])

/** What a list of options begins with: "with", "no", an amount. */
const opensList = new Set<Chunk['kind']>(['with', 'no', 'but', 'only', 'light', 'extra', 'double', 'triple'])

/** "one medium pepperoni": behind a choice and with nothing between, what is on it names it. */
function namesTopping(list: readonly Chunk[], at: number): boolean {
  let next = at + 1
  const isChoice = (chunk: Chunk | undefined) =>
    (chunk?.options.length ?? 0) > 0 && chunk?.options.every(({ group }) => group.isFixed) === true
  while (isChoice(list[next])) next++
  const topping = list[next]
  return next > at + 1 && topping !== undefined && topping.options.some(({ group }) => !group.isSingle)
}

/** Reads what stands before (`isBefore`) or behind an item, from left to right, into one portion or several. */
export function readModifiers(chunks: readonly Chunk[], isBefore: boolean, modified: Modified): Portion[] {
  if (chunks.length === 0) return [createPortion()]
  const { items } = modified
  const first = createPortion()
  const soFar: SoFar = { portion: first, portions: [first] }
  const { portions } = soFar
  const counting = createCounting(soFar, isBefore, modified)
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
  /** The half that follows: the next, unless its side is said */
  const goToHalf = ({ side }: Chunk) => {
    halves = side === 'left' ? 1 : side === 'right' ? 2 : halves + 1
  }

  const addOption = (chunk: Chunk, entries: readonly OptionEntry[], list: readonly Chunk[], at: number) => {
    if (isReplaced) {
      soFar.portion.options.push({ entries, amount: 'none', chunk, replaced: true })
      isReplaced = false
      return
    }
    const side = onHalves === 0 ? part() : undefined
    const refusal = negation.judge(entries, list, at)
    if (refusal === 'unsure') soFar.portion.problems.push({ kind: 'conflict', chunk, options: entries })
    soFar.portion.options.push({
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
    const pieces = chunk.options.length > 0 ? modified.resegment(chunk, items) : []
    const [piece, ...others] = pieces
    // Cut anew, it is the same again: reading it wouldn't end.
    const isSame =
      others.length === 0 && (piece?.options.length ?? 0) > 0 && fittingOptions(piece, items).length === 0
    if (!isSame && pieces.some(({ kind }) => !links.has(kind))) return read(pieces)
    soFar.portion.problems.push({ kind: 'unknown_option', chunk })
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
    if (negation.isActive)
      soFar.portion.refusals.push({ groups, words: { start: refusedFrom, end: chunk.end } })
    else if (previous?.kind === 'with' || previous?.kind === 'definite' || amount !== undefined)
      soFar.portion.problems.push({
        kind: groups.length > 0 ? 'missing_option' : 'unknown_option',
        chunk,
        options: groups.flatMap(group => group.options.map(option => ({ group, option }))),
      })
    amount = undefined
  }

  /** "mushrooms on one half": about what was named since the last half. */
  const putOnHalf = (chunk: Chunk) => {
    goToHalf(chunk)
    const side = part()
    for (const [at, option] of soFar.portion.options.entries())
      if (side && at >= onHalves) soFar.portion.options[at] = { ...option, part: side }
    onHalves = soFar.portion.options.length
  }

  /** "spinach on half", where nothing follows that the half could be of */
  const isOnHalf = (chunk: Chunk, at: number, list: readonly Chunk[]) =>
    chunk.end - chunk.start > 1 && soFar.portion.options.length > onHalves && isEnd(list[at + 1])

  /** A word for a half that is a size here ("médio"), unless another half shows that it isn't. */
  const isSize = (chunk: Chunk, list: readonly Chunk[]) =>
    fittingOptions(chunk, items).length > 0 && list.filter(({ kind }) => kind === 'half').length === 1

  const startPart = (quantity: number, joined = false, unit = '') => {
    soFar.portion = { ...createPortion(), quantity, unit, joined }
    portions.push(soFar.portion)
    halves = 0
    listFrom = 0
  }

  /** "hold the onions on one", "sin cebolla en una": the list at hand is about so many of them. */
  const putOnSome = (quantity: number, at: number, list: readonly Chunk[]) => {
    const next = list[at + 1]
    const isOf = next?.kind === 'of' && isEnd(list[at + 2])
    const isBare = isEnd(next) || isOf || next?.kind === 'ones'
    const isSome = quantity < modified.quantity || quantity === Number.POSITIVE_INFINITY
    const options = soFar.portion.options.slice(listFrom)
    if (isBefore || list[at - 1]?.kind !== 'to' || !isBare || !isSome || options.length === 0) return false
    soFar.portion.options.splice(listFrom)
    portions.push({ ...createPortion(), quantity, some: true, options })
    negation.end()
    return true
  }

  const readNumber = (chunk: Chunk, at: number, list: readonly Chunk[]) => {
    if (list[at - 1]?.except && soFar.portion.excepted && soFar.portion.options.length > 0) return
    if (!chunk.counted && chunk.unit === '' && putOnSome(chunk.value, at, list)) return
    if (counting.countsAnother(chunk, at, list)) return startPart(chunk.value, false, chunk.unit)
    if (counting.namesAnother(chunk, at, list)) return startPart(chunk.value, true)
    const object = findObject(list, at)
    const options = fittingOptions(object, items)
    const previous = list[at - 1]
    const opens = previous === undefined || previous.kind === 'and' || isSeparator(previous)
    if (previous !== undefined && opens) negation.end()
    const isFirst = soFar.portion.quantity === undefined && !soFar.portion.article
    if (chunk.value < 1 && fittingOptions(chunk, items).length > 0) return readOption(chunk, at, list)
    if (
      isBefore &&
      isFirst &&
      soFar.portion.options.length === 0 &&
      !(chunk.counted && isCountable(options))
    ) {
      soFar.portion.quantity = chunk.value
      soFar.portion.unit = chunk.unit
      soFar.portion.count = chunk
    } else if (counting.isNameOfPart(chunk, at, list)) return
    else if (previous?.kind === 'all' && isEnd(list[at + 1])) return
    else if (previous?.kind === 'of' && portions.length > 1 && soFar.portion.options.length === 0) return
    else if (counting.countsPlain(chunk, at, list)) startPart(chunk.value)
    else if (counting.isFractionOfOption(chunk, list[at + 1])) halves++
    else if (object && (previous?.except || counting.isPart(chunk, object, at, list))) {
      startPart(chunk.value, counting.isJoined(list, at))
      soFar.portion.named = namesTopping(list, at)
      soFar.portion.some = list[at + 1]?.among === true
      soFar.portion.excepted = previous?.except === true
    } else if (object && options.length > 0 && (chunk.counted || chunk.times || isCountable(options)))
      amount = chunk.value
    else if (chunk.times && soFar.portion.options.length > 0 && !isFirst) setLastAmount(chunk.value)
    else if (isFirst && previous?.kind !== 'and' && previous?.kind !== 'with') {
      soFar.portion.quantity = chunk.value
      soFar.portion.unit = chunk.unit
      soFar.portion.count = chunk
      soFar.portion.counted = chunk.counted
    } else soFar.portion.problems.push({ kind: 'quantity', chunk })
  }

  /** "all with cheese except one" */
  const exceptPlain = (at: number, list: readonly Chunk[]) => {
    const count = list[at + 1]
    if (isBefore || !counting.exceptsSome(at, list) || !count || count.value >= modified.quantity)
      return false
    const options = unsay(soFar.portion)
    startPart(count.value)
    soFar.portion.excepted = true
    soFar.portion.options.push(...options)
    return true
  }

  /** "one with ham, the other without" */
  const refuseUnnamed = (chunk: Chunk) => {
    const named = portions.at(-2)?.options.filter(said => said.amount !== 'none') ?? []
    if (soFar.portion.options.length > 0 || named.length === 0) return false
    for (const { entries } of named) {
      const [entry] = entries
      const others = entry?.group.options.filter(option => option !== entry.option) ?? []
      const [other] = others
      // "one sparkling and one without": of two things, the other.
      if (entry && other && others.length === 1 && entry.group.isFixed)
        soFar.portion.options.push({
          entries: [{ group: entry.group, option: other }],
          amount: 'normal',
          chunk,
        })
      else soFar.portion.options.push({ entries, amount: 'none', chunk, unnamed: true })
    }
    return true
  }

  /** "and a small one", "una sin cebolla" */
  const readArticle = (chunk: Chunk, at: number, list: readonly Chunk[]) => {
    if (list[at - 1]?.except && soFar.portion.excepted && soFar.portion.options.length > 0) return
    if (putOnSome(1, at, list)) return
    if (counting.namesAnother(chunk, at, list)) return startPart(1, true)
    const previous = list[at - 1]
    // "one on a potato bun"
    const isLed = previous?.kind === 'to' || previous?.kind === 'with'
    if (isLed && portions.length > 1 && soFar.portion.options.length === 0) return
    if (previous?.kind === 'and' || isSeparator(previous)) negation.end()
    const object = findObject(list, at)
    if (isBefore || !object || !(previous?.except || counting.isPart(chunk, object, at, list))) return
    startPart(1, counting.isJoined(list, at))
    soFar.portion.named = namesTopping(list, at)
    soFar.portion.excepted = previous?.except === true
    soFar.portion.article = true
    soFar.portion.some = list[at + 1]?.among === true
  }

  const setLastAmount = (value: Amount) => {
    const last = soFar.portion.options.at(-1)
    if (last?.amount !== 'normal') return false
    soFar.portion.options[soFar.portion.options.length - 1] = { ...last, amount: value }
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
    // "two extra shots"
    else if (isObject && typeof amount === 'number' && (chunk.kind === 'more' || value === 'extra'))
      adds = chunk.kind === 'more'
    else if (isObject) {
      amount = value
      adds = chunk.kind === 'more'
    } else if (!setLastAmount(value) && value !== 'normal' && !(isBefore && value === 'extra'))
      soFar.portion.problems.push({ kind: 'unknown_option', chunk })
  }

  /** "sugar free (vanilla)": another thing than sugar, and as a rule than what follows. */
  const readFree = (chunk: Chunk) => {
    const last = soFar.portion.options.at(-1)
    if (last?.chunk.end !== chunk.start) return
    soFar.portion.options.pop()
    soFar.portion.problems.push({
      kind: 'unknown_option',
      chunk: { start: last.chunk.start, end: chunk.end },
    })
  }

  const read = (list: readonly Chunk[]): void => {
    list.forEach((chunk, at) => {
      if (opensList.has(chunk.kind)) listFrom = soFar.portion.options.length
      switch (chunk.kind) {
        case 'with':
        case 'but':
          negation.end()
          // "half ham half cheese with olives"
          if (halves === 2 && soFar.portion.options.at(-1)?.part === 'right') halves = 0
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
          if (chunk.except && (counting.isException(at, list) || exceptPlain(at, list))) break
          if (isEnd(list[at + 1])) {
            if (!refuseUnnamed(chunk)) soFar.portion.problems.push({ kind: 'unknown_option', chunk })
          } else if (counting.exceptsSome(at, list)) soFar.portion.problems.push({ kind: 'quantity', chunk })
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
          if (counting.countsAnother(chunk, at, list)) {
            startPart(1)
            break
          }
          if (chunk.counted && at > 0) break
          if (isBefore && counting.isAnotherBefore(at, list)) {
            startPart(1)
            soFar.portion.article = true
            break
          }
          readArticle(chunk, at, list)
          if (isBefore && soFar.portion.quantity === undefined && soFar.portion.options.length === 0)
            soFar.portion.article = true
          break
        case 'other':
          if (!isBefore && !putOnSome(Number.POSITIVE_INFINITY, at, list)) startPart(Number.POSITIVE_INFINITY)
          break
        case 'whole':
          // "sausage on the whole thing and spinach on half"
          onHalves = soFar.portion.options.length
          break
        case 'half':
          negation.end()
          if (isSize(chunk, list) && soFar.portion.options.length === onHalves) readOption(chunk, at, list)
          else if (list[at - 1]?.kind === 'to' || isOnHalf(chunk, at, list)) putOnHalf(chunk)
          else if (isSize(chunk, list)) readOption(chunk, at, list)
          else if (counting.isHalfOfAll(at, list)) startPart(modified.quantity / 2)
          else if (fittingOptions(findObject(list, at), items).length > 0) {
            goToHalf(chunk)
            // "ham on one side, and mushrooms on the other": what follows is on this half
            if (chunk.side) onHalves = 0
          } else soFar.portion.problems.push({ kind: 'quantity', chunk })
          break
        case 'all':
          if (fittingOptions(chunk, items).length > 0) readOption(chunk, at, list)
          else if (list[at - 1]?.kind === 'with') soFar.portion.notes.push(chunk)
          break
        case 'note':
          soFar.portion.notes.push(chunk)
          break
        case 'more':
          // "one with ham and another without": more of the portions, or more of an option.
          if (portions.length > 1 && opensPart(findObject(list, at) ?? chunk)) startPart(1)
          else if (!isBefore || findObject(list, at)) readAmount('extra', chunk, at, list)
          break
        case 'unknown':
          soFar.portion.problems.push({ kind: 'unknown_option', chunk })
          amount = undefined
          break
        default:
          if (chunk.options.length > 0 || chunk.groups.length > 0) readOption(chunk, at, list)
          // "arepa integral de mechada": the item's own name, said before what describes it
          else if (
            chunk.items.length > 0 &&
            !(chunk.partial && items.every(item => chunk.items.includes(item)))
          )
            soFar.portion.problems.push({ kind: 'unknown_option', chunk })
      }
    })
  }
  read(chunks)
  return portions
}
