import type { Vocabulary } from '../language/vocabulary.js'
import { countChoices, type Lexicon } from '../lexicon/lexicon.js'
import type { ItemEntry } from '../lexicon/meaning.js'
import type { Token } from '../text/tokenise.js'
import { type Chunk, createChunk, isOnMenu, isSeparator, isSilent } from './chunk.js'
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

/** Those with the fewest choices, and hardly anything that goes on them besides. */
function plainest(items: readonly ItemEntry[]): ItemEntry[] {
  const choices = Math.min(...items.map(countChoices))
  const few = items.filter(item => countChoices(item) === choices)
  const groups = Math.min(...few.map(item => item.groups.size))
  return few.filter(item => item.groups.size <= groups + 1)
}

/** Among more of them it says nothing. */
const MAX_BEARERS = 3

function findBearers(
  lexicon: Lexicon,
  tokens: readonly Token[],
  chunk: Chunk,
  next: Chunk | undefined,
): Chunk {
  if (chunk.options.length === 0 || chunk.items.length > 0 || chunk.partial) return chunk
  const all = [...new Set(chunk.options.flatMap(({ group }) => lexicon.bearers.get(group.id) ?? []))]
  // "a coke can", where cokes come in bottles too
  const counter = next?.kind === 'counter' ? lexicon.toKey(tokens[next.start]?.text ?? '') : undefined
  const named = all.filter(({ names }) => names.some(words => counter !== undefined && words.has(counter)))
  // "2 cokes" are no 2 meals with a coke
  const bearers = named.length > 0 ? named : plainest(all)
  return bearers.length > 0 && bearers.length <= MAX_BEARERS ? { ...chunk, bearers } : chunk
}

const endsNames = new Set<Chunk['kind']>(['and', 'detail', 'courtesy', 'common'])

/** "2 balls", of the dish "dough balls": a word that counts, with nothing behind it to count, names what it is part of. */
function nameCounters(lexicon: Lexicon, tokens: readonly Token[], chunks: readonly Chunk[]): Chunk[] {
  return chunks.flatMap((chunk, at) => {
    const next = chunks[at + 1]
    const isCounter =
      chunk.kind === 'counter' || ((chunk.kind === 'number' || chunk.article) && chunk.counted)
    if (!isCounter || isOnMenu(chunk) || (next && !isSeparator(next) && !endsNames.has(next.kind)))
      return [chunk]
    const last = chunk.end - 1
    const key = lexicon.toKey(tokens[last]?.text ?? '')
    const items = lexicon.byWord.get(key)?.items ?? []
    // behind its dish it counts that: "dough balls, 2 portions"
    const isSaid = chunks.slice(0, at).some(other => other.items.length > 0)
    if (items.length === 0 || isSaid) return [chunk]
    const named = createChunk('menu', last, chunk.end, { items, partial: true })
    return chunk.kind === 'counter' ? [named] : [{ ...chunk, end: last, counted: false }, named]
  })
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
  const named = nameCounters(lexicon, tokens, readItemNumbers(lexicon, tokens, chunks))
  return joinUnknown(readCare(named)).map((chunk, at, all) =>
    findBearers(lexicon, tokens, chunk, all[at + 1]),
  )
}
