import { type Chunk, isSilent, type Stretch } from '../chunks/chunk.js'
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

const isIt = (own: LineOption, { group, option }: OptionEntry): boolean =>
  own.group === group.id && own.option === option.id

const numbersOf = (lines: readonly LineBefore[]): Map<ItemEntry, number> => {
  const sums = new Map<ItemEntry, number>()
  for (const { entry, quantity } of lines) sums.set(entry, (sums.get(entry) ?? 0) + quantity)
  return sums
}

const takesBack = ({ corrects, apologises, replaces, verb }: Clause): boolean =>
  corrects || apologises || replaces || verb === 'anew' || verb === 'cancel'

/** How far behind a name it may be taken back */
const MAX_REACH = 60

/** As many readings of one number as are tried; a message with more lines is seldom wrong about one */
const MAX_SUMMED = 12

const toAmount = ({ amount }: LineOption): number =>
  typeof amount === 'number' ? amount : amount === 'double' ? 2 : isNone({ amount } as LineOption) ? 0 : 1

/** All that the numbers of a cart come to: of a line, of some lines next to each other, of a dish more or less than before. */
function numbersIn(before: readonly LineBefore[], after: readonly CartLine[]): Set<number> {
  const numbers = new Set<number>()
  const add = (number: number) => numbers.add(Number(Math.abs(number).toFixed(6)))
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
  const earlier = before.flatMap(({ options }) => options)
  for (const { options } of after) {
    const byGroup = new Map<string, number>()
    for (const option of options) {
      add(toAmount(option))
      for (const own of earlier)
        if (own.group === option.group && own.option === option.option) add(toAmount(option) - toAmount(own))
      if (!isNone(option)) byGroup.set(option.group, (byGroup.get(option.group) ?? 0) + 1)
    }
    for (const count of byGroup.values()) add(count)
  }
  return numbers
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
  const { lines, choices } = turn.cart
  // "with ham, no, with bacon": the ham shows nowhere, and needn't
  const takenBackTo = clauses.findLast(takesBack)?.start ?? 0
  const removed = clauses.filter(({ verb }) => verb === 'remove' || verb === 'cancel')
  const isRemoved = ({ start }: Chunk) => removed.some(clause => start >= clause.start && start < clause.end)
  const saysNought = chunks.some(({ kind, value }) => kind === 'number' && value === 0)
  const isNamedLater = ({ items, options }: Chunk, at: number) =>
    chunks
      .slice(at + 1, at + 1 + MAX_REACH)
      .some(
        later =>
          later.items.some(item => items.includes(item)) ||
          later.options.some(({ option }) => options.some(own => own.option === option)),
      )
  const asked = [
    ...turn.questions,
    ...choices.flatMap(({ question, turn: number }) => (number === turn.number ? question : [])),
  ].flatMap(({ span }) => (span ? [span] : []))
  const isAsked = (stretch: Stretch) => {
    const [, from, to] = spanOf(turn, stretch)
    return asked.some(([number, start, end]) => number === turn.number && from < end && to > start)
  }
  const choosable = choices.flatMap(({ portion, items }) => ({ options: portion.options, items }))
  const touched = (option: OptionEntry) =>
    lines.some(line => line.options.some(own => isIt(own, option))) ||
    before.some(line => line.options.some(own => isIt(own, option)))
  const isStandard = ({ group, option }: OptionEntry) =>
    lines.some(({ entry }) =>
      entry.item.defaults.some(own => own.group === group.id && own.option === option.id),
    )
  const isRefused = (option: OptionEntry) =>
    lines.some(line => line.options.some(own => isIt(own, option) && isNone(own))) ||
    !lines.some(line => line.options.some(own => isIt(own, option)))
  const isOffered = (option: OptionEntry) =>
    choosable.some(({ options }) =>
      options.some(({ entries }) => entries.some(own => own.option === option.option)),
    )
  const isItem = (entry: ItemEntry) =>
    lines.some(line => line.entry === entry) ||
    before.some(line => line.entry === entry) ||
    choosable.some(({ items }) => items.includes(entry))
  const followsNo = (at: number) => {
    let previous = at - 1
    while (behindNo.has(chunks[previous]?.kind ?? 'unknown')) previous--
    const { kind } = chunks[previous] ?? { kind: undefined }
    return kind === 'no' || chunks[at + 1]?.kind === 'free'
  }
  const shows = (chunk: Chunk, at: number): boolean => {
    const isNo = followsNo(at) || isRemoved(chunk) || saysNought
    const names = [...chunk.items, ...chunk.category, ...chunk.bearers]
    if (names.some(isItem)) return true
    if (names.length > 0 && isNo) return true
    if (chunk.options.length === 0) return names.length === 0
    if (chunks[at - 1]?.kind === 'instead') return true
    if (isNo) return chunk.options.some(isRefused) || (isRemoved(chunk) && chunk.options.some(touched))
    if (chunk.options.some(option => touched(option) || isStandard(option) || isOffered(option))) return true
    // "double shot", which was read as two of a shot
    const pieces = turn.resegment(
      chunk,
      lines.map(({ entry }) => entry),
    )
    const named = pieces.filter(({ options }) => options.length > 0)
    return named.length > 0 && named.every(({ options }) => options.some(touched))
  }
  const numbers = numbersIn(before, lines)
  // "2 cokes, actually make that 3"
  const lastChange = clauses.findLast(({ verb }) => verb === 'change' || verb === 'remove')?.start ?? 0
  /** "2 hamburgers", where those are asked about */
  const countsAsked = (at: number) => {
    let next = at + 1
    while (behindNo.has(chunks[next]?.kind ?? 'unknown')) next++
    const counted = chunks[next]
    return counted !== undefined && (counted.kind === 'unknown' || isAsked(counted))
  }
  const showsNumber = ({ value, unit, options }: Chunk) =>
    value <= 1 ||
    options.some(touched) ||
    numbers.has(value) ||
    lines.some(line =>
      // "250 g of cheddar and 300 of mince"
      (unit === '' ? ['g', 'ml'] : [unit]).some(said => {
        const own = convertQuantity(value, said, line.unit)
        return own !== undefined && numbers.has(own)
      }),
    )
  return chunks.filter((chunk, at) => {
    if (
      isSilent(chunk) ||
      chunk.end <= chunk.start ||
      chunk.start < takenBackTo ||
      answered.has(chunk.start) ||
      isAsked(chunk)
    )
      return false
    if (chunk.kind === 'number' && chunk.items.length === 0) {
      if (chunk.start < lastChange || showsNumber(chunk) || countsAsked(at)) return false
      turn.questions.push(createQuestion(turn, { kind: 'quantity', chunk }))
      return false
    }
    return !manners.has(chunk.kind) && !shows(chunk, at) && !isNamedLater(chunk, at)
  })
}
