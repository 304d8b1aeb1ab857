import type { Lexicon } from '../lexicon/lexicon.js'
import { accepts, type ItemEntry } from '../lexicon/meaning.js'
import type { Token } from '../text/tokenise.js'
import { type Chunk, isSeparator } from './chunk.js'

const verbs = new Set<Chunk['kind']>(['want', 'add', 'remove', 'change', 'prefer', 'cancel'])
/** "another 2" is two more; a larger number that the menu has is rather what it calls something. */
const MAX_COUNT_AFTER_MORE = 9

function isEnd(chunk: Chunk | undefined): boolean {
  return chunk === undefined || isSeparator(chunk) || chunk.kind === 'and' || chunk.kind === 'to'
}

function opens(chunk: Chunk | undefined): boolean {
  return chunk === undefined || isSeparator(chunk) || chunk.kind === 'and' || verbs.has(chunk.kind)
}

interface Candidate {
  readonly at: number
  readonly entry: ItemEntry
  /** Said in a way that a count isn't: "2x 51", "a 51", "51 with chicken" where it needs a meat */
  readonly isSure: boolean
}

function findCandidate(
  lexicon: Lexicon,
  tokens: readonly Token[],
  chunks: readonly Chunk[],
  at: number,
): Candidate | undefined {
  const chunk = chunks[at]
  if (chunk?.kind !== 'number' || chunk.spelt || chunk.counted || chunk.times || chunk.unit !== '')
    return undefined
  const entry =
    chunk.end - chunk.start === 1 ? lexicon.byNumber.get(tokens[chunk.start]?.text ?? '') : undefined
  if (!entry) return undefined
  const previous = chunks[at - 1]
  const next = chunks[at + 1]
  const takesNext = next?.options.some(option => accepts(entry, option)) ?? false
  if (!isEnd(next) && !takesNext && next?.kind !== 'with' && next?.kind !== 'no') return undefined
  const isDescribed = previous?.kind === 'definite' && (next?.kind === 'with' || next?.kind === 'no')
  const isNamed =
    isDescribed ||
    ((isEnd(next) || chunk.value > MAX_COUNT_AFTER_MORE) &&
      (previous?.kind === 'article' || previous?.kind === 'definite')) ||
    (previous?.kind === 'more' && chunk.value > MAX_COUNT_AFTER_MORE)
  const isOf = previous?.kind === 'of' || previous?.kind === 'from' || previous?.kind === 'definite'
  const before = isOf ? chunks[at - 2] : undefined
  const isSpelt = previous?.kind === 'number' && previous.spelt && !previous.counted && previous.unit === ''
  const isCounted = (previous?.kind === 'number' && previous.times) || isSpelt || before?.kind === 'number'
  // "os do 4"
  const isPointedAt = before?.kind === 'definite' && previous?.kind === 'of'
  if (!opens(previous) && !isNamed && !isCounted && !isPointedAt) return undefined
  const needsNext = takesNext && (next?.options.some(({ group }) => group.isNeeded) ?? false)
  return { at, entry, isSure: isNamed || isCounted || isPointedAt || needsNext }
}

/** From here on a number is hardly ever how many, if it is a size. */
const MIN_SIZE = 100

/** "a smoothie, 500": a number that is the size of something. */
export function readSizes(
  lexicon: Lexicon,
  tokens: readonly Token[],
  chunks: readonly Chunk[],
): readonly Chunk[] {
  if (lexicon.bySize.size === 0) return chunks
  return chunks.map((chunk, at) => {
    const isBare = chunk.kind === 'number' && !chunk.times && !chunk.counted && chunk.unit === ''
    if (!isBare || (chunk.value < MIN_SIZE && chunks[at - 1]?.kind !== 'of')) return chunk
    // "de quinhentos"
    const options = lexicon.bySize.get(chunk.spelt ? String(chunk.value) : (tokens[chunk.start]?.text ?? ''))
    return options ? { ...chunk, kind: 'menu' as const, options } : chunk
  })
}

/** "2x 51, 22 beef": bare numbers that the menu has, where they can't be counts. Linear. */
export function readItemNumbers(
  lexicon: Lexicon,
  tokens: readonly Token[],
  chunks: readonly Chunk[],
): readonly Chunk[] {
  if (lexicon.byNumber.size === 0) return chunks
  const candidates = chunks.flatMap((_, at) => findCandidate(lexicon, tokens, chunks, at) ?? [])
  const namesItem = chunks.some(({ items, partial }) => items.length > 0 && !partial)
  const isList = !namesItem && (candidates.length > 1 || candidates.some(({ isSure }) => isSure))
  const meant = new Map(
    candidates.filter(({ isSure }) => isSure || isList).map(({ at, entry }) => [at, entry]),
  )
  return chunks.map((chunk, at) => {
    const entry = meant.get(at)
    return entry ? { ...chunk, kind: 'menu' as const, items: [entry] } : chunk
  })
}
