import { anyWords } from '../language/vocabulary.js'
import { accepts } from '../lexicon/meaning.js'
import type { Token } from '../text/tokenise.js'
import { convertQuantity, isWeight } from '../text/units.js'
import { type Chunk, createChunk, isOnMenu } from './chunk.js'

const currencySigns = new Set(['$', '€', '£'])
const moneyWords = anyWords(({ details }) => details.money)
const eachWords = anyWords(({ details }) => details.each)

const HUNDRED = 100
/** "200 g" is a weight, where "2 G" may be two large ones. */
const MIN_GRAMS = 20

/** What a customer counts: more is a slip or a joke, and must not become an order. */
const MAX_VALUE = 100_000

const isQuantity = (chunk: Chunk | undefined): chunk is Chunk =>
  chunk?.kind === 'number' || chunk?.kind === 'article'

/** "$5", "5 €", "5 dollars": the price of something, not how many. */
function isPrice(chunk: Chunk, next: Chunk | undefined, tokens: readonly Token[]): boolean {
  if (chunk.kind !== 'number') return false
  const before = tokens[chunk.start - 1]
  const after = tokens[chunk.end]
  // "6.00 each", "(9.50)": nobody counts in hundredths what has no measure.
  const isPrecise = /^\d+[.,]\d\d$/.test(tokens[chunk.start]?.text ?? '')
  const isCounted = next !== undefined && ['measure', 'counter', 'of', 'menu', 'unknown'].includes(next.kind)
  if (isPrecise && !isCounted) return true
  if (isPrecise && after !== undefined && eachWords.has(after.text)) return true
  return (
    (before !== undefined && currencySigns.has(before.text)) ||
    (after !== undefined && (currencySigns.has(after.text) || moneyWords.has(after.text)))
  )
}

/** "1. ", "2) " at the start of a line: where the line stands in a list, not how many. */
function isIndex(chunk: Chunk, previous: Chunk | undefined, tokens: readonly Token[]): boolean {
  if (chunk.kind !== 'number' || chunk.spelt || chunk.end - chunk.start !== 1) return false
  const mark = tokens[chunk.end]
  const after = tokens[chunk.end + 1]
  return (
    (previous === undefined || previous.kind === 'newline') &&
    mark?.glued === true &&
    (mark.text === '.' || mark.text === ')') &&
    after !== undefined &&
    after.kind !== 'newline'
  )
}

/** Whether what follows a measure is sold by it: "300 g de salame", where a cup may be a "g" as well. */
function isOfMeasured(chunks: readonly Chunk[], at: number): boolean {
  const measure = chunks[at]
  const named = chunks[at + 1]?.kind === 'of' ? chunks[at + 2] : chunks[at + 1]
  if (measure?.kind !== 'measure' || !named) return false
  const isSoldBy = (own: string) => convertQuantity(1, measure.unit, own) !== undefined
  return named.items.some(({ item }) => item.units?.some(isSoldBy))
}

/** "300 gramas de salame", where a cup has 300 ml */
const isNumberOf = (chunks: readonly Chunk[], at: number, tokens: readonly Token[]): boolean => {
  const chunk = chunks[at]
  const isOne = chunk?.kind === 'menu' && chunk.end === chunk.start + 1
  if (!isOne || tokens[chunk.start]?.kind !== 'number') return false
  const measure = chunks[at + 1]
  return (measure?.kind === 'measure' && isWeight(measure.unit)) || isOfMeasured(chunks, at + 1)
}

interface Grown {
  readonly chunk: Chunk
  /** Index of the first chunk that isn't part of it */
  readonly next: number
}

/** Takes up what belongs to a number behind it: units of tens, multipliers, fractions, measures, counting words. */
function growNumber(chunks: readonly Chunk[], first: Chunk, index: number): Grown {
  let { value, unit, article, counted, times, spelt } = first
  let next = index + 1
  let end = first.end
  const take = (count = 1) => {
    next += count
    end = chunks[next - 1]?.end ?? end
  }
  const isTens = (number: number) => number >= 20 && number < 100 && number % 10 === 0
  const at = (offset = 0): Chunk | undefined => chunks[next + offset]

  const isUnits = (chunk: Chunk | undefined) =>
    chunk?.kind === 'number' && chunk.spelt && chunk.value > 0 && chunk.value < 10
  if (spelt && isTens(value)) {
    const offset = at()?.kind === 'and' ? 1 : 0
    if (isUnits(at(offset))) {
      value += at(offset)?.value ?? 0
      take(offset + 1)
    }
  }
  const fraction = at()
  if (!article && fraction?.kind === 'number' && fraction.value > 0 && fraction.value < 1 && value >= 1) {
    value += fraction.value
    take()
  }
  const multiplier = at()
  if (multiplier?.kind === 'multiplier') {
    value *= multiplier.value
    article = false
    take()
    if (at()?.kind === 'plusHalf') {
      value += multiplier.value / 2
      take()
    }
  }
  // "two hundred and fifty", "trezentas e vinte"
  if ((spelt || multiplier?.kind === 'multiplier') && value >= HUNDRED && value % HUNDRED === 0) {
    const offset = at()?.kind === 'and' ? 1 : 0
    const rest = at(offset)
    const isRest = rest?.kind === 'number' && rest.spelt && rest.value > 0 && rest.value < HUNDRED
    // "a hundred and one coke" counts two things
    if (isRest && Number.isInteger(rest.value) && (offset === 0 || rest.value > 1)) {
      value += rest.value
      take(offset + 1)
      const more = at()?.kind === 'and' ? 1 : 0
      if (isTens(rest.value) && isUnits(at(more))) {
        value += at(more)?.value ?? 0
        take(more + 1)
      }
    }
  }
  const takeHalf = () => {
    if (at()?.kind !== 'plusHalf') return
    value += 0.5
    article = false
    take()
  }
  takeHalf()
  if (at()?.kind === 'times' && !article) {
    times = true
    take()
    // "2 x 500 g"
    if (at()?.kind === 'number' && at(1)?.kind === 'measure') {
      value *= at()?.value ?? 1
      take()
    }
  }
  // "3/4 de kilo"
  if (value < 1 && at()?.kind === 'of' && at(1)?.kind === 'measure') take()
  const measure = at()
  const isGrams = measure?.kind === 'measure' && measure.unit === 'g' && value >= MIN_GRAMS
  if (measure?.kind === 'measure' && (!isOnMenu(measure) || isGrams || isOfMeasured(chunks, next))) {
    unit = measure.unit
    article = false
    take()
    takeHalf()
    const quarter = at()?.kind === 'and' ? at(1) : undefined
    if (quarter?.kind === 'number' && quarter.spelt && quarter.value < 1) {
      value += quarter.value
      take(2)
    }
  } else if (measure?.kind === 'counter' && !isOnMenu(measure)) {
    counted = true
    take()
  }
  if ((counted || unit !== '' || multiplier?.kind === 'multiplier') && at()?.kind === 'of') take()
  return {
    chunk: {
      ...first,
      kind: article ? 'article' : 'number',
      end,
      value: Math.min(value, MAX_VALUE),
      unit,
      article,
      counted,
      times,
      spelt,
    },
    next,
  }
}

/** "half a kilo", "medio kilo": a half only counts as a number in front of a measure. */
function readHalf(chunks: readonly Chunk[], index: number): Grown | undefined {
  const chunk = chunks[index]
  if (chunk?.kind !== 'half') return undefined
  // "medio de zanahorias"
  const isOfMeasured =
    chunks[index + 1]?.kind === 'of' && chunks[index + 2]?.items.some(({ item }) => item.units?.length)
  const isTaken = chunks[index + 2]?.items.some(item => chunk.options.some(option => accepts(item, option)))
  if (isOfMeasured && !isTaken)
    return {
      chunk: createChunk('number', chunk.start, chunk.end, { value: 0.5, spelt: true }),
      next: index + 1,
    }
  // "meio cento"
  if (chunks[index + 1]?.kind === 'multiplier')
    return growNumber(
      chunks,
      createChunk('number', chunk.start, chunk.end, { value: 0.5, spelt: true }),
      index,
    )
  const offset = chunks[index + 1]?.kind === 'article' ? 2 : 1
  const measure = chunks[index + offset]
  if (measure?.kind !== 'measure') return undefined
  const half = createChunk('number', chunk.start, chunks[index + offset - 1]?.end ?? chunk.end, {
    value: 0.5,
  })
  return growNumber(chunks, half, index + offset - 1)
}

/** "kilo y medio de carnitas": one of the measure, if what it measures follows. */
function isLoneMeasure(chunks: readonly Chunk[], index: number, tokens: readonly Token[]): boolean {
  const chunk = chunks[index]
  const next = chunks[index + 1]
  const part = chunks[index + 2]
  // "kilo y cuarto"
  const addsPart = next?.kind === 'and' && part?.kind === 'number' && part.spelt && part.value < 1
  return (
    chunk?.kind === 'measure' &&
    !isOnMenu(chunk) &&
    (tokens[chunk.start]?.text.length ?? 0) > 1 &&
    (next?.kind === 'of' || next?.kind === 'plusHalf' || addsPart || chunks[index - 1]?.kind === 'more')
  )
}

/** Brings all that says how many or how much into one chunk each, and leaves out prices and list indices. */
export function joinNumbers(chunks: readonly Chunk[], tokens: readonly Token[]): Chunk[] {
  const joined: Chunk[] = []
  for (let index = 0; index < chunks.length; ) {
    const chunk = chunks[index]
    if (!chunk) break
    const half = readHalf(chunks, index)
    if (half) {
      joined.push(half.chunk)
      index = half.next
    } else if (chunk.kind === 'number' && chunks[index + 1]?.kind === 'people') index += 2
    else if (isPrice(chunk, chunks[index + 1], tokens))
      index += moneyWords.has(tokens[chunk.end]?.text ?? '') ? 2 : 1
    else if (isIndex(chunk, joined.at(-1), tokens)) index += 2
    else if (
      chunk.kind === 'note' &&
      chunks[index + 1]?.kind === 'to' &&
      chunks[index + 2]?.kind === 'number'
    ) {
      // "cut in 8"
      joined.push({ ...chunk, end: chunks[index + 2]?.end ?? chunk.end })
      index += 3
    } else if (chunk.kind === 'times' && chunks[index + 1]?.kind === 'number') {
      const { chunk: number, next } = growNumber(chunks, chunks[index + 1] ?? chunk, index + 1)
      joined.push({ ...number, start: chunk.start, times: true, trails: true })
      index = next
    } else if (isLoneMeasure(chunks, index, tokens)) {
      const { chunk: number, next } = growNumber(
        chunks,
        createChunk('number', chunk.start, chunk.start),
        index - 1,
      )
      joined.push(number)
      index = next
    } else if (chunk.kind === 'plusHalf') {
      joined.push({ ...chunk, kind: 'half' })
      index++
    } else if (chunk.kind === 'multiplier') {
      const one = createChunk('number', chunk.start, chunk.start, { spelt: true })
      const { chunk: number, next } = growNumber(chunks, one, index - 1)
      joined.push(number)
      index = next
    } else if (isNumberOf(chunks, index, tokens)) {
      const { start, end } = chunk
      const count = createChunk('number', start, end, { value: tokens[start]?.value ?? 1 })
      const { chunk: number, next } = growNumber(chunks, count, index)
      joined.push(number)
      index = next
    } else if (isQuantity(chunk)) {
      const { chunk: number, next } = growNumber(chunks, chunk, index)
      joined.push(number)
      index = next
    } else {
      joined.push(chunk)
      index++
    }
  }
  return joined
}
