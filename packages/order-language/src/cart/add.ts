import { isSeparator, type Stretch } from '../chunks/chunk.js'
import { createPortion, type Phrase, type Portion, type SaidOption } from '../grammar/phrase.js'
import type { Group } from '../lexicon/group.js'
import { accepts, type ItemEntry } from '../lexicon/meaning.js'
import { findNode } from '../lexicon/trie.js'
import type { MenuOption } from '../menu/menu.js'
import type { LineOption } from '../reading.js'
import { tokenise } from '../text/tokenise.js'
import { convertQuantity, isMeasure, isWeight } from '../text/units.js'
import type { CartLine } from './cart.js'
import { applyOptions, type OptionMode } from './options.js'
import { carryOut } from './reducer.js'
import { ask, createQuestion, describe, keysOf, spanOf, type Turn, textOf } from './turn.js'

/**
 * Brings a quantity to the item's own measure; undefined when it isn't sold that way.
 * @param inPieces of something sold by measure so many pieces may be meant: "3 onions"
 */
export function measure({ item }: ItemEntry, quantity: number, unit: string, inPieces = false) {
  const units = item.units ?? []
  if (unit === '') {
    const [own] = units
    const isSoldByMeasure = own !== undefined && units.every(isMeasure)
    // "3/4 of aubergines": of what they are sold by.
    if (isSoldByMeasure && quantity > 0 && quantity < 1) return { quantity, unit: own }
    return (isSoldByMeasure && !inPieces) || !Number.isInteger(quantity) ? undefined : { quantity, unit }
  }
  if (units.includes(unit)) return { quantity, unit }
  for (const own of units) {
    const converted = convertQuantity(quantity, unit, own)
    if (converted !== undefined) return { quantity: converted, unit: own }
  }
  return undefined
}

/** "3 onions", "a red onion", of what is sold by weight: as many pieces. "A bag of onions" says neither. */
function countsPieces({ before, behind }: Phrase, entry: ItemEntry, portion: Portion): boolean {
  const counts = portion.quantity !== undefined || portion.article
  return counts && ![...before, ...behind].some(({ counted }) => counted) && isSoldByWeight(entry)
}

export function isSoldByWeight({ item }: ItemEntry): boolean {
  return item.units?.every(isWeight) ?? false
}

/** How many, of what is named by a bare number behind one that has a measure: "2 kg of oranges and 2 of potatoes" */
function carriedUnit({ made }: Turn, { of, before }: Phrase): string {
  return of && before.some(({ kind }) => kind === 'number') ? (made.at(-1)?.saidUnit ?? '') : ''
}

function createLine(turn: Turn, phrase: Phrase, entry: ItemEntry, whole: Portion): CartLine | undefined {
  const portion = takeCountedSize(phrase, entry, whole)
  const said = Number.isFinite(portion.quantity) ? (portion.quantity ?? 1) : 1
  const isPart = said > 0 && said < 1 && portion.unit === ''
  const size = portion.unit !== '' || isPart ? findSize(turn, entry, portion) : undefined
  const unit = portion.unit || carriedUnit(turn, phrase)
  const inPieces = countsPieces(phrase, entry, portion)
  const measured = size ? { quantity: isPart ? 1 : said, unit: '' } : measure(entry, said, unit, inPieces)
  if (said <= 0) return undefined
  const chunk = phrase.chunk ?? phrase
  const person = turn.people.find(({ from, to }) => phrase.start >= from && phrase.start < to)
  const line: CartLine = {
    entry,
    quantity: measured?.quantity ?? said,
    unit: measured?.unit ?? '',
    saidUnit: unit,
    options: [],
    spans: [spanOf(turn, phrase)],
    words: { text: textOf(turn, chunk), span: spanOf(turn, chunk) },
    ...(person && { note: person.name }),
  }
  if (!measured) ask(turn, [{ kind: 'quantity', chunk: phrase }])
  addLine(turn, line, size ? { ...portion, options: [...portion.options, size] } : portion)
  return line
}

/** "a dozen wings", where twelve wings are one of its sizes: one of that size. */
function takeCountedSize(phrase: Phrase, entry: ItemEntry, portion: Portion): Portion {
  const { quantity = 1, unit, count } = portion
  if (quantity < MIN_COUNTED_SIZE || unit !== '' || !count || !Number.isInteger(quantity)) return portion
  const isSaid = (group: Group) =>
    portion.options.some(({ entries }) => entries.some(own => own.group === group))
  const words = new Set(entry.names.flatMap(names => [...names]))
  for (const group of entry.groups.values()) {
    if (!group.isSingle || isSaid(group) || !group.options.every(({ name }) => /^\d+ ?\p{L}+/u.test(name)))
      continue
    const isIt = ({ name }: MenuOption) => {
      const [number, ...rest] = tokenise(name)
      const isOfItem = rest.some(({ text }) =>
        [...words].some(word => word.length > 2 && text.startsWith(word)),
      )
      return Number(number?.text) === quantity && isOfItem
    }
    const option = group.options.find(isIt)
    if (option) {
      const said: SaidOption = {
        entries: [{ group, option }],
        amount: 'normal',
        chunk: phrase.chunk ?? count,
      }
      return { ...portion, quantity: 1, options: [...portion.options, said] }
    }
  }
  return portion
}

/** A smaller number counts. */
const MIN_COUNTED_SIZE = 3

/** "2 litres of lemonade", "un cuarto de pollo", where that is one of its sizes. */
function findSize(turn: Turn, entry: ItemEntry, { count }: Portion): SaidOption | undefined {
  if (!count || entry.item.units?.length) return undefined
  const key = keysOf(turn, count).findLast(word => !/^\d+$/.test(word) && !turn.lexicon.links.has(word))
  const named = key === undefined ? [] : (findNode(turn.lexicon.phrases, [key])?.value?.options ?? [])
  const entries = named.filter(option => accepts(entry, option) && option.group.isSingle)
  return entries.length > 0 ? { entries, amount: 'normal', chunk: count } : undefined
}

/** Whether a portion makes a choice that the line has made otherwise. */
export function choosesAnew(line: CartLine, { options }: Portion): boolean {
  return options.some(
    ({ entries, amount }) =>
      amount !== 'none' &&
      entries.every(
        ({ group, option }) =>
          group.isChoice &&
          line.options.some(other => other.group === group.id && other.option !== option.id),
      ),
  )
}

/** Puts a line in the cart, with what was said about its options. */
function addLine(turn: Turn, line: CartLine, portion: Portion, mode: OptionMode = 'new'): void {
  ask(turn, portion.problems)
  bringOptions(turn, line, portion, mode)
  carryOut(turn.cart, { do: 'add', line })
  turn.made.push(line)
}

/** Brings what was said about its options to a line, asks about the rest, and notes what the menu has no word for. */
export function bringOptions(turn: Turn, line: CartLine, portion: Portion, mode: OptionMode): void {
  ask(turn, applyOptions(turn.cart, line, portion, mode))
  const isOnLine = (groups: readonly Group[]) =>
    line.options.some(({ group }) => groups.some(({ id }) => id === group))
  const refusals = portion.refusals.filter(({ groups }) => !isOnLine(groups)).map(({ words }) => words)
  for (const words of [...refusals, ...portion.notes]) {
    const note = textOf(turn, words)
    if (!line.note?.includes(note))
      carryOut(turn.cart, { do: 'note', line, note: line.note ? `${line.note}, ${note}` : note })
  }
}

/** Whether a portion has something else in a choice's place. */
function isChosenAnew(option: LineOption, { options }: Portion): boolean {
  return options.some(
    ({ entries, amount }) =>
      amount !== 'none' && entries.some(({ group }) => group.id === option.group && group.isNeeded),
  )
}

/** How many a portion is of; one where it is "the others" of nothing. */
function countOf({ quantity = 1 }: Portion): number {
  return Number.isFinite(quantity) ? quantity : 1
}

/** "two margheritas and one medium pepperoni": not a margherita with pepperoni, where there are plain pizzas too. */
function entryOf({ lexicon }: Turn, { entry }: CartLine, part: Portion): ItemEntry {
  const plain = part.named ? lexicon.plain.get(entry.item.category ?? '') : undefined
  const takes = (item: ItemEntry) =>
    part.options.every(({ entries }) => entries.some(own => accepts(item, own)))
  return plain && takes(plain) ? plain : entry
}

/** "3 chocolate shakes and 1 vanilla": not one of the three, and with nothing of theirs but what stands in `lead`. */
function addAnother(turn: Turn, line: CartLine, part: Portion, lead = createPortion()): void {
  const entry = entryOf(turn, line, part)
  const measured = part.unit === '' ? undefined : measure(entry, countOf(part), part.unit)
  const { note: _, ...same } = line
  const other: CartLine = {
    ...same,
    entry,
    options: [],
    quantity: measured?.quantity ?? countOf(part),
    unit: measured?.unit ?? line.unit,
  }
  const anew = new Set(part.options.flatMap(({ entries }) => entries.map(({ group }) => group)))
  const isKept = ({ entries }: Portion['options'][number]) =>
    !entries.some(({ group }) => group.isFew && anew.has(group))
  applyOptions(turn.cart, other, { ...lead, options: lead.options.filter(isKept) }, 'new')
  addLine(turn, other, part, 'set')
}

/**
 * Whether parts are more of the item, rather than some of those that were ordered: "2 with ham and 1 with olives", as
 * opposed to "2 pizzas, 1 with olives" and "2 pizzas and one with ham and one with olives".
 */
function areAdditional(line: CartLine, parts: readonly Portion[]): boolean {
  if (!parts[0]?.joined) return false
  const total = parts.reduce((sum, { quantity }) => sum + (quantity ?? 1), 0)
  return parts.length === 1 || total !== line.quantity
}

/** "2 pizzas, one without onions": takes the differing ones out of the line. */
export function splitOff(
  turn: Turn,
  line: CartLine,
  parts: readonly Portion[],
  stretch: Stretch,
  lead?: Portion,
  isAll = false,
): void {
  const isMore = lead !== undefined && areAdditional(line, parts)
  for (const part of parts) {
    const isMeasured = part.unit !== '' && measure(line.entry, countOf(part), part.unit) !== undefined
    const isNew = part.named || choosesAnew(line, part)
    if (!isAll && !part.some && (isMore || isNew) && (part.unit === '' || isMeasured)) {
      addAnother(turn, line, part, isNew ? undefined : lead)
      continue
    }
    const quantity = part.quantity === Number.POSITIVE_INFINITY ? line.quantity : (part.quantity ?? 1)
    if (quantity > line.quantity || quantity <= 0) {
      ask(turn, [{ kind: 'quantity', chunk: stretch }])
      continue
    }
    const anew = part.excepted
      ? part.options.flatMap(({ entries }) => entries.map(({ group }) => group.id))
      : []
    const options = line.options.filter(option => !isChosenAnew(option, part) && !anew.includes(option.group))
    const copy: CartLine = { ...line, quantity, options }
    carryOut(turn.cart, { do: 'split', line, copy })
    addLine(turn, copy, part, 'set')
  }
}

/** Items that take all the options that were said, if there are any; otherwise all of them. */
function narrow(items: readonly ItemEntry[], portion: Portion): readonly ItemEntry[] {
  const fitting = items.filter(item =>
    portion.options.every(({ entries }) => entries.some(entry => accepts(item, entry))),
  )
  return fitting.length > 0 ? fitting : items
}

/** An item that the customer was asked to choose, now chosen, keeps how many there were to be. */
function takeChoice(turn: Turn, entry: ItemEntry, portion: Portion): Portion {
  const { cart } = turn
  const choice = cart.choices.find(open => open.turn < turn.number && open.items.includes(entry))
  if (!choice) return portion
  carryOut(cart, { do: 'offer', choices: cart.choices.filter(open => open !== choice) })
  return {
    ...portion,
    quantity: portion.quantity ?? (portion.article ? 1 : choice.portion.quantity),
    unit: portion.quantity === undefined && !portion.article ? choice.portion.unit : portion.unit,
    options: [...choice.portion.options, ...portion.options],
  }
}

/** An unknown word right beside a name of which only a part was said: more likely another name altogether. */
function findNeighbour(chunk: Stretch, { problems }: Portion): Stretch | undefined {
  return problems.find(
    ({ kind, chunk: other }) =>
      kind === 'unknown_option' && (other.end === chunk.start || other.start === chunk.end),
  )?.chunk
}

/** "3 rolls mixed", of the dish "mixed toast": a word right behind another dish, which may say how that one is. */
function isBehindName(turn: Turn, { chunk, before }: Phrase, { item }: ItemEntry): boolean {
  const previous = turn.made.at(-1)
  if (!chunk || !previous || previous.quantity < 2) return false
  if (before.length > 0 || chunk.end - chunk.start > 1) return false
  const [number, , end] = previous.words.span
  const isNext = number === turn.number && spanOf(turn, chunk)[1] - end === 1
  const isWhole = tokenise(item.name).length === 1
  return isNext && !isWhole && turn.text[end] === ' '
}

/** Adds what a phrase orders as lines of its own. */
export function addPhrase(turn: Turn, phrase: Phrase): void {
  const all = phrase.head?.items ?? []
  const { whole, lead, others, parts } = describe(turn, phrase, all)
  const items = narrow(all, whole)
  const [entry] = items
  if (!entry) return
  const chunk = phrase.chunk ?? phrase
  const stranger = phrase.chunk?.partial && findNeighbour(phrase.chunk, whole)
  if (stranger) {
    const both = { start: Math.min(chunk.start, stranger.start), end: Math.max(chunk.end, stranger.end) }
    ask(turn, [{ kind: 'unknown_item', chunk: both, items }])
    return
  }
  if (items.length > 1) {
    const question = createQuestion(turn, { kind: 'ambiguous_item', chunk, items })
    const isHeading = phrase.before.length === 0 && isSeparator(phrase.behind[0])
    const choice = { question, items, portion: whole, turn: turn.number, isHeading }
    carryOut(turn.cart, { do: 'offer', choices: [...turn.cart.choices, choice] })
    return
  }
  if (isBehindName(turn, phrase, entry)) ask(turn, [{ kind: 'ambiguous_item', chunk, items }])
  else if (phrase.chunk?.typo) ask(turn, [{ kind: 'unknown_item', chunk, items }])
  else if (phrase.head?.unsure)
    ask(turn, [{ kind: 'ambiguous_item', chunk, items, options: phrase.chunk?.options ?? [] }])
  const line = createLine(turn, phrase, entry, takeChoice(turn, entry, whole))
  for (const other of others) createLine(turn, phrase, entry, other)
  if (line && parts.length > 0) splitOff(turn, line, parts, phrase, lead)
}
