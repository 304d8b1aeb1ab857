import type { Vocabulary } from '../language/vocabulary.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import type { Token } from '../text/tokenise.js'
import { type Chunk, createChunk, isSilent } from './chunk.js'
import { readItemNumbers, readSizes } from './item-numbers.js'
import { joinNumbers } from './numbers.js'
import { type OptionFilter, segment } from './segment.js'
import type { Word } from './words.js'

/** "a nut allergy", "allergic to nuts or shellfish": what it is to is nothing that anybody orders. */
function readCare(chunks: readonly Chunk[]): Chunk[] {
  const read: Chunk[] = []
  let isOpen = false
  for (const chunk of chunks) {
    const last = read.at(-1)
    const names = chunk.kind === 'menu' || chunk.kind === 'unknown'
    if (chunk.kind === 'care') {
      const isNamed = last?.kind === 'menu' || last?.kind === 'unknown'
      if (isNamed) read.pop()
      read.push(createChunk('care', isNamed ? (last?.start ?? chunk.start) : chunk.start, chunk.end))
      isOpen = true
    } else if (isOpen && last && names) read[read.length - 1] = { ...last, end: chunk.end }
    else {
      const links = ['or', 'and', 'to', 'of', 'definite'].includes(chunk.kind)
      isOpen &&= links
      if (!isOpen) read.push(chunk)
    }
  }
  return read
}

function findBearers(lexicon: Lexicon, chunk: Chunk): Chunk {
  if (chunk.options.length === 0 || chunk.items.length > 0 || chunk.partial) return chunk
  const bearers = new Set(chunk.options.flatMap(({ group }) => lexicon.bearers.get(group.id) ?? []))
  return bearers.size === 1 ? { ...chunk, bearers: [...bearers] } : chunk
}

function joinUnknown(chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = []
  for (const chunk of chunks) {
    const last = joined.at(-1)
    if (chunk.kind === 'unknown' && last?.kind === 'unknown' && last.end === chunk.start)
      joined[joined.length - 1] = { ...last, end: chunk.end, genus: false }
    else joined.push(chunk)
  }
  return joined
}

/** Cuts a turn's words into chunks, numbers joined. */
export function readChunks(
  lexicon: Lexicon,
  vocabulary: Vocabulary,
  tokens: readonly Token[],
  words: readonly Word[],
  filter?: OptionFilter,
): Chunk[] {
  const joined = joinNumbers(segment(lexicon, vocabulary, words, filter), tokens)
  // What is cut anew names options alone, and those of some items.
  if (filter) return joinUnknown(joined).filter(chunk => !isSilent(chunk))
  const chunks = readSizes(lexicon, tokens, joined)
  return joinUnknown(readCare(readItemNumbers(lexicon, tokens, chunks))).map(chunk =>
    findBearers(lexicon, chunk),
  )
}
