import { type Chunk, isOnMenu, isSilent, type Stretch } from '../chunks/chunk.js'
import type { Clause } from '../grammar/clauses.js'
import type { ItemEntry, OptionEntry } from '../lexicon/meaning.js'
import type { LineOption } from '../reading.js'
import { convertQuantity } from '../text/units.js'
import type { CartLine } from './cart.js'
import { createQuestion, spanOf, type Turn } from './turn.js'

/** What a line is of, kept from before a turn: lines themselves change. */
export interface LineBefore {
  readonly entry: ItemEntry
  readonly quantity: number
  readonly options: readonly LineOption[]
}

export const keepLines = (lines: readonly CartLine[]): LineBefore[] =>
  lines.map(({ entry, quantity, options }) => ({ entry, quantity, options }))

/** Words between a "no" and what it refuses */
const behindNo = new Set<Chunk['kind']>(['definite', 'article', 'of', 'more', 'extra'])

/** Say how, and nothing that a cart must show */
const manners = new Set<Chunk['kind']>([
  'extra',
  'light',
  'double',
  'triple',
  'normal',
  'note',
  'care',
  'all',
])

const isNone = ({ amount }: LineOption): boolean => amount === 'none' || amount === 0

const keyOf = (group: string, option: string): string => `${group}\n${option}`

const numbersOf = (lines: readonly LineBefore[]): Map<ItemEntry, number> => {
  const sums = new Map<ItemEntry, number>()
  for (const { entry, quantity } of lines) sums.set(entry, (sums.get(entry) ?? 0) + quantity)
  return sums
}

const takesBack = ({ corrects, apologises, replaces, verb }: Clause): boolean =>
  corrects || apologises || replaces || verb === 'anew' || verb === 'cancel'

/** How far behind a name it may be taken back */
const MAX_REACH = 60

const MILLION = 1_000_000

/** As many readings of one number as are tried; a message with more lines is seldom wrong about one */
const MAX_SUMMED = 12

const toAmount = ({ amount }: LineOption): number =>
  typeof amount === 'number' ? amount : amount === 'double' ? 2 : isNone({ amount } as LineOption) ? 0 : 1

/** All that the numbers of a cart come to: of a line, of some lines next to each other, of a dish more or less than before. */
function numbersIn(before: readonly LineBefore[], after: readonly CartLine[]): Set<number> {
  const numbers = new Set<number>()
  const add = (number: number) => numbers.add(Math.round(Math.abs(number) * MILLION) / MILLION)
  for (let from = 0; from < after.length; from++) {
    let sum = 0
    for (const { quantity } of after.slice(from, from + MAX_SUMMED)) {
      sum += quantity
      add(sum)
    }
  }
  const [was, is] = [numbersOf(before), numbersOf(after)]
  for (const [entry, sum] of is) {
    add(sum)
    add(sum - (was.get(entry) ?? 0))
  }
  for (const [entry, sum] of was) if (!is.has(entry)) add(sum)
  for (const { quantity } of before) add(quantity)
  // "cancel the last two"
  add(before.length - after.length)
  const earlier = new Map(
    before.flatMap(({ options }) =>
      options.map(own => [keyOf(own.group, own.option), toAmount(own)] as const),
    ),
  )
  for (const { options } of after) {
    const byGroup = new Map<string, number>()
    for (const option of options) {
      add(toAmount(option))
      add(toAmount(option) - (earlier.get(keyOf(option.group, option.option)) ?? 0))
      if (!isNone(option)) byGroup.set(option.group, (byGroup.get(option.group) ?? 0) + 1)
    }
    for (const count of byGroup.values()) add(count)
  }
  return numbers
}

/** All that a cart and how a turn changed it show of the menu. */
function collectShown(turn: Turn, before: readonly LineBefore[]) {
  const { lines, choices } = turn.cart
  const items = new Set([
    ...lines.map(({ entry }) => entry),
    ...before.map(({ entry }) => entry),
    ...choices.flatMap(choice => choice.items),
  ])
  const said = new Set<string>()
  const wanted = new Set<string>()
  const refused = new Set<string>()
  const standard = new Set<string>()
  for (const { options } of [...before, ...lines])
    for (const { group, option } of options) said.add(keyOf(group, option))
  for (const { options, entry } of lines) {
    for (const own of options) (isNone(own) ? refused : wanted).add(keyOf(own.group, own.option))
    for (const own of entry.item.defaults) standard.add(keyOf(own.group, own.option))
  }
  for (const { portion } of choices)
    for (const { entries } of portion.options)
      for (const { group, option } of entries) standard.add(keyOf(group.id, option.id))
  return { items, said, wanted, refused, standard }
}

/** Tells whether words are asked about in the turn. */
function createIsAsked(turn: Turn): (stretch: Stretch) => boolean {
  const questions = [
    ...turn.questions,
    ...turn.cart.choices.flatMap(({ question, turn: number }) => (number === turn.number ? question : [])),
  ]
  const spans = questions.flatMap(({ span }) => (span && span[0] === turn.number ? [span] : []))
  return stretch => {
    const [, from, to] = spanOf(turn, stretch)
    return spans.some(([, start, end]) => from < end && to > start)
  }
}

/** The tokens of clauses that take something out. */
function findRemoved(clauses: readonly Clause[]): ReadonlySet<number> {
  const tokens = new Set<number>()
  for (const { verb, start, end } of clauses)
    if (verb === 'remove' || verb === 'cancel') for (let at = start; at < end; at++) tokens.add(at)
  return tokens
}

/**
 * Which words of a turn that mean something on the menu show nowhere in what came of it: neither in the cart, nor in how
 * it was changed, nor in a question. Looks at the result alone, so that whatever loses a word on the way is noticed.
 * Numbers that show nowhere become questions.
 * @param answered tokens of questions to the shop and of talk
 */
export function findLost(
  turn: Turn,
  chunks: readonly Chunk[],
  before: readonly LineBefore[],
  clauses: readonly Clause[],
  answered: ReadonlySet<number>,
): Stretch[] {
  const { lines } = turn.cart
  // "with ham, no, with bacon": the ham shows nowhere, and needn't
  const takenBackTo = clauses.findLast(takesBack)?.start ?? 0
  // "2 cokes, actually make that 3"
  const lastChange = clauses.findLast(({ verb }) => verb === 'change' || verb === 'remove')?.start ?? 0
  const removed = findRemoved(clauses)
  const saysNought = chunks.some(({ kind, value }) => kind === 'number' && value === 0)
  const isAsked = createIsAsked(turn)
  const shown = collectShown(turn, before)
  const isIn = (keys: ReadonlySet<string>) => (entry: OptionEntry) =>
    keys.has(keyOf(entry.group.id, entry.option.id))
  const [isSaid, isWanted, isRefused, isStandard] = [
    isIn(shown.said),
    isIn(shown.wanted),
    isIn(shown.refused),
    isIn(shown.standard),
  ]
  const isNamedLater = ({ items, options }: Chunk, at: number) =>
    chunks
      .slice(at + 1, at + 1 + MAX_REACH)
      .some(
        later =>
          later.items.some(item => items.includes(item)) ||
          later.options.some(({ option }) => options.some(own => own.option === option)),
      )
  const followsNo = (at: number) => {
    let previous = at - 1
    while (behindNo.has(chunks[previous]?.kind ?? 'unknown')) previous--
    return chunks[previous]?.kind === 'no' || chunks[at + 1]?.kind === 'free'
  }
  const entries = [...new Set(lines.map(({ entry }) => entry))]
  const shows = (chunk: Chunk, at: number): boolean => {
    const isRemoved = removed.has(chunk.start)
    const isNo = followsNo(at) || isRemoved || saysNought
    const names = [...chunk.items, ...chunk.category, ...chunk.bearers]
    if (names.some(item => shown.items.has(item))) return true
    if (names.length > 0 && isNo) return true
    if (chunk.options.length === 0) return names.length === 0
    if (chunks[at - 1]?.kind === 'instead') return true
    if (isNo)
      return chunk.options.some(
        option => isRefused(option) || !isWanted(option) || (isRemoved && isSaid(option)),
      )
    if (chunk.options.some(option => isSaid(option) || isStandard(option))) return true
    // "double shot", which was read as two of a shot
    const named = turn.resegment(chunk, entries).filter(({ options }) => options.length > 0)
    return named.length > 0 && named.every(({ options }) => options.some(isSaid))
  }
  const numbers = numbersIn(before, lines)
  const units = [...new Set(lines.map(({ unit }) => unit))]
  /** "2 hamburgers", where those are asked about */
  const countsAsked = (at: number) => {
    let next = at + 1
    while (behindNo.has(chunks[next]?.kind ?? 'unknown')) next++
    const counted = chunks[next]
    return counted !== undefined && (counted.kind === 'unknown' || isAsked(counted))
  }
  const showsNumber = ({ value, unit, options }: Chunk) =>
    value <= 1 ||
    options.some(isSaid) ||
    numbers.has(value) ||
    units.some(own =>
      // "250 g of cheddar and 300 of mince"
      (unit === '' ? ['g', 'ml'] : [unit]).some(other => {
        const converted = convertQuantity(value, other, own)
        return converted !== undefined && numbers.has(converted)
      }),
    )
  return chunks.filter((chunk, at) => {
    const isOver = chunk.end <= chunk.start || chunk.start < takenBackTo || answered.has(chunk.start)
    if (isSilent(chunk) || isOver || manners.has(chunk.kind)) return false
    if (chunk.kind === 'number' && chunk.items.length === 0) {
      if (chunk.start < lastChange || showsNumber(chunk) || isAsked(chunk) || countsAsked(at)) return false
      turn.questions.push(createQuestion(turn, { kind: 'quantity', chunk }))
      return false
    }
    return isOnMenu(chunk) && !shows(chunk, at) && !isAsked(chunk) && !isNamedLater(chunk, at)
  })
}
