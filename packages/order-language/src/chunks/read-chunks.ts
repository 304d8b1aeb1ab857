import type { Vocabulary } from '../language/vocabulary.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import type { Token } from '../text/tokenise.js'
import { type Chunk, isOnMenu } from './chunk.js'
import { readItemNumbers } from './item-numbers.js'
import { joinNumbers } from './numbers.js'
import { type OptionFilter, segment } from './segment.js'
import type { Word } from './words.js'

/** Words that say nothing about the order. Everyday words are kept: they tell talk from orders. */
const silent = new Set<Chunk['kind']>([
  'courtesy',
  'people',
  'yes',
  'counter',
  'measure',
  'times',
  'numberSign',
])

function joinUnknown(chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = []
  for (const chunk of chunks) {
    const last = joined.at(-1)
    if (chunk.kind === 'unknown' && last?.kind === 'unknown' && last.end === chunk.start)
      joined[joined.length - 1] = { ...last, end: chunk.end }
    else joined.push(chunk)
  }
  return joined
}

/** Cuts a turn's words into chunks, numbers joined; keeps only those that say something about the order. */
export function readChunks(
  lexicon: Lexicon,
  vocabulary: Vocabulary,
  tokens: readonly Token[],
  words: readonly Word[],
  filter?: OptionFilter,
): Chunk[] {
  const chunks = joinNumbers(segment(lexicon, vocabulary, words, filter), tokens)
  return joinUnknown(readItemNumbers(lexicon, tokens, chunks)).filter(
    chunk => !silent.has(chunk.kind) || isOnMenu(chunk),
  )
}
