import type { Vocabulary, WordRole } from '../language/vocabulary.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { joinMeanings, type MenuMeaning, noMeaning, type OptionEntry } from '../lexicon/meaning.js'
import { type Chunk, type ChunkKind, createChunk } from './chunk.js'
import { findNames, findParts, findPhrases, type Match } from './matches.js'
import type { Word } from './words.js'

// What a piece costs: whole names and known phrases are cheapest, fewer pieces are better, unknown words are dear.
const COST_OF_PHRASE = 1
const COST_OF_PART = 2.3
const COST_OF_PARTS = 2.1
const COST_OF_SHORT_NAME = 0.2
const COST_OF_TYPO = 0.5
const COST_OF_NOTE = 0.1
/** "de litro" and "y medio" say less than "litro y medio" */
const COST_OF_PLUS_HALF = 0.1
/** "a toastie with blue cheese": rather the cheese whole than a dish "toastie with cheese" and talk */
const COST_OF_TALK = 0.05
const COST_OF_UNKNOWN = 4

interface Piece {
  readonly cost: number
  readonly end: number
  readonly match: Match | undefined
}

/** Restricts what options a name may stand for; items are left out altogether. */
export type OptionFilter = (option: OptionEntry) => boolean

function restrict(meaning: MenuMeaning, filter: OptionFilter | undefined): MenuMeaning | undefined {
  if (!filter) return meaning
  const options = meaning.options.filter(filter)
  return options.length > 0 ? { ...noMeaning, options } : undefined
}

function collectMatches(
  lexicon: Lexicon,
  vocabulary: Vocabulary,
  words: readonly Word[],
  at: number,
  filter: OptionFilter | undefined,
): Match[] {
  const byEnd = new Map<number, Match>()
  for (const match of findPhrases(vocabulary, words, at)) {
    const role = match.meaning?.role
    if (role === 'plusHalf' && !mayBeHalved(vocabulary, words[at - 1])) continue
    const isPart = role === 'number' && (match.meaning?.value ?? 1) < 1
    const isOrdinal = (match.meaning?.ordinal ?? 0) > 0
    if ((isPart || isOrdinal) && namesItem(lexicon, words, at, match.end)) continue
    // "pequena de" of a child's age, or of a pizza's flavour
    if (role === 'aged' && namesOption(lexicon, words, at, match.end)) continue
    if (role !== undefined && mayOpenName.has(role) && opensName(lexicon, words, at + 1, match.end)) continue
    if (role !== undefined && mayNameOption.has(role) && namesOption(lexicon, words, at + 1, match.end))
      continue
    byEnd.set(match.end, match)
  }
  // "150 gr de jamón", where a croquette may be "de jamón"
  const isOfMeasure =
    roleOf(vocabulary, words[at]) === 'of' && roleOf(vocabulary, words[at - 1]) === 'measure'
  // "1 x large", where "x large" may be a size
  const isTimes = words[at]?.text === 'x' && words[at - 1]?.token.kind === 'number'
  for (const match of isOfMeasure ? [] : findNames(lexicon, words, at)) {
    if (isTimes && match.onMenu?.items.length === 0 && match.onMenu.shortItems.length === 0) continue
    const onMenu = match.onMenu && restrict(match.onMenu, filter)
    const known = byEnd.get(match.end)
    if (!onMenu) continue
    if (known?.onMenu && match.typo) {
      // Two corrections of one word: both are candidates.
      if (known.typo) byEnd.set(match.end, { ...known, onMenu: joinMeanings(known.onMenu, onMenu) })
    } else if (known?.onMenu && !known.typo)
      // "diet coke", and "dietcoke" in one word
      byEnd.set(match.end, { ...known, ...match, onMenu: joinMeanings(known.onMenu, onMenu) })
    else byEnd.set(match.end, { ...known, ...match, onMenu })
  }
  for (const match of findParts(lexicon, vocabulary, words, at)) {
    const onMenu = match.onMenu && restrict(match.onMenu, filter)
    if (onMenu && !byEnd.has(match.end)) byEnd.set(match.end, { ...match, onMenu })
  }
  return [...byEnd.values()].sort((a, b) => b.end - a.end)
}

/** Phrases that give way to an option which they name */
const mayNameOption = new Set<WordRole>(['note', 'all'])

/** Phrases that may end with the first word of a name: "con extra", before "palta", where "extra palta" is an option */
const mayOpenName = new Set<WordRole>(['extra', 'double', 'light'])

function opensName(lexicon: Lexicon, words: readonly Word[], from: number, end: number): boolean {
  for (let at = from; at < end; at++)
    for (const match of findNames(lexicon, words, at)) if (match.end > end && !match.typo) return true
  return false
}

/** "with everything on it", "on everything", where "everything" is an option of its own */
function namesOption(lexicon: Lexicon, words: readonly Word[], from: number, end: number): boolean {
  for (let at = from; at < end; at++)
    if (words[at]?.keys.some(key => (lexicon.phrases.children.get(key)?.value?.options.length ?? 0) > 0))
      return true
  return false
}

/** "a quarter of", "el octavo", where a tub of ice cream or an eighth of a chicken is called so */
function namesItem(lexicon: Lexicon, words: readonly Word[], from: number, end: number): boolean {
  for (let at = from; at < end && end > from + 1; at++)
    if (words[at]?.keys.some(key => (lexicon.phrases.children.get(key)?.value?.items.length ?? 0) > 0))
      return true
  return false
}

function roleOf({ phrases }: Vocabulary, word: Word | undefined): WordRole | undefined {
  return word?.mark === 'word' ? phrases.children.get(word.text)?.value?.role : undefined
}

/** "kilo y medio", but not "pan y medio melón" */
function mayBeHalved(vocabulary: Vocabulary, word: Word | undefined): boolean {
  if (word?.mark !== 'word') return false
  const role = roleOf(vocabulary, word)
  return word.token.kind === 'number' || role === 'number' || role === 'measure' || role === 'multiplier'
}

/** Different words of one name tell more than one does. */
function isOfSeveral(words: readonly Word[], start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) if (words[at]?.keys[0] !== words[start]?.keys[0]) return true
  return false
}

function costOf(match: Match, words: readonly Word[], start: number): number {
  const { onMenu } = match
  // A note is only one if its words are nothing else: "extra hot sauce" is extra of a sauce.
  const isNote = match.meaning?.role === 'note' && !onMenu
  const isShort =
    onMenu !== undefined &&
    onMenu.shortItems.length > 0 &&
    onMenu.items.length === 0 &&
    onMenu.options.length === 0
  const partCost = match.partial && isOfSeveral(words, start, match.end) ? COST_OF_PARTS : COST_OF_PART
  return (
    (match.partial ? partCost : COST_OF_PHRASE) +
    (isShort ? COST_OF_SHORT_NAME : 0) +
    (match.typo ? COST_OF_TYPO : 0) +
    (isNote ? COST_OF_NOTE : 0) +
    (match.meaning?.role === 'plusHalf' ? COST_OF_PLUS_HALF : 0) +
    (match.meaning?.role === 'common' && !onMenu ? COST_OF_TALK : 0)
  )
}

function toChunk(
  { genera }: Vocabulary,
  words: readonly Word[],
  start: number,
  { end, match }: Piece,
): Chunk {
  const word = words[start]
  const from = word?.index ?? 0
  const to = (words[end - 1]?.index ?? from) + 1
  if (word && word.mark !== 'word') return createChunk(word.mark, from, to, { asks: word.token.text === '?' })
  const { meaning, onMenu, partial = false, typo = false } = match ?? {}
  const isSpoken = meaning !== undefined && !(onMenu && isWeak(meaning.role))
  const kind = isSpoken
    ? kindOf(meaning.role)
    : onMenu
      ? 'menu'
      : word?.token.kind === 'number'
        ? 'number'
        : 'unknown'
  const isNumber = word?.token.kind === 'number' && end === start + 1
  // "all" is no short name for "X-All" where it means all.
  const shortItems = isSpoken || onMenu?.category.length ? [] : (onMenu?.shortItems ?? [])
  return createChunk(kind, from, to, {
    items: onMenu?.items.length ? onMenu.items : shortItems,
    options: onMenu?.options ?? [],
    category: onMenu?.category ?? [],
    groups: onMenu?.groups ?? [],
    implied: onMenu?.implied ?? [],
    partial: partial || (onMenu?.items.length === 0 && shortItems.length > 0),
    typo,
    value: meaning?.value ?? (isNumber ? word.token.value : 1),
    unit: meaning?.unit ?? '',
    article: kind === 'article',
    ordinal: meaning?.ordinal ?? 0,
    spelt: kind === 'number' && !isNumber,
    among: isSpoken && meaning.role === 'among',
    genus: end === start + 1 && genera.has(word?.token.text ?? ''),
    except: isSpoken && (meaning.role === 'except' || meaning.role === 'fewer'),
    again: isSpoken && meaning.role === 'again',
  })
}

/** Roles that say more than one that they are a kind of. */
function kindOf(role: WordRole): ChunkKind {
  if (role === 'among') return 'of'
  if (role === 'except') return 'no'
  if (role === 'fewer') return 'light'
  return role === 'again' ? 'alike' : role
}

/** Roles that a name on the menu takes precedence over. */
function isWeak(role: string): boolean {
  return [
    'common',
    'no',
    'except',
    'only',
    'sorry',
    'add',
    'remove',
    'change',
    'prefer',
    'people',
    'note',
    'courtesy',
    'counter',
    'want',
    'yes',
    'ask',
    'times',
    'correction',
    'to',
    'from',
  ].includes(role)
}

/**
 * Cuts the words from `from` to `to` into the pieces that explain them best: dynamic programming from the end, a
 * bounded number of pieces from each position.
 */
export function segment(
  lexicon: Lexicon,
  vocabulary: Vocabulary,
  allWords: readonly Word[],
  filter?: OptionFilter,
): Chunk[] {
  const best: Piece[] = new Array(allWords.length)
  for (let at = allWords.length - 1; at >= 0; at--) {
    const word = allWords[at]
    const costAfter = (end: number) => best[end]?.cost ?? 0
    const alone = word?.mark !== 'word' || word.token.kind === 'number' ? COST_OF_PHRASE : COST_OF_UNKNOWN
    let piece: Piece = { cost: alone + costAfter(at + 1), end: at + 1, match: undefined }
    if (word?.mark === 'word')
      for (const match of collectMatches(lexicon, vocabulary, allWords, at, filter)) {
        const cost = costOf(match, allWords, at) + costAfter(match.end)
        if (cost < piece.cost || (cost === piece.cost && match.end >= piece.end && !piece.match))
          piece = { cost, end: match.end, match }
      }
    best[at] = piece
  }
  const chunks: Chunk[] = []
  for (let at = 0; at < allWords.length; ) {
    const piece = best[at]
    if (!piece) break
    chunks.push(toChunk(vocabulary, allWords, at, piece))
    at = piece.end
  }
  return chunks
}
