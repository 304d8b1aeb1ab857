import { type Chunk, isOnMenu } from '../chunks/chunk.js'
import { readChunks } from '../chunks/read-chunks.js'
import { toWords } from '../chunks/words.js'
import type { CompiledMenu } from '../compile-menu.js'
import { detectLanguage } from '../language/detect.js'
import { isRightWord, languages } from '../language/vocabulary.js'
import { MAX_TURN_LENGTH } from '../read-order.js'
import { readOrderWish, readWish } from '../read-wish.js'
import { type Token, tokenise } from '../text/tokenise.js'
import { findHits } from './phrases.js'
import { type Asked, readPiece } from './piece.js'
import { isBare, joinPieces, onMenu, type Piece, says, splitPieces } from './split.js'

export interface QuestionReading {
  /** in their order */
  readonly questions: readonly Asked[]
  /** What the text says besides, with its own words; empty where that is courtesy alone */
  readonly rest: string
}

/** What of the menu the text names. */
function chunksOf(compiled: CompiledMenu, tokens: readonly Token[]): readonly Chunk[] {
  const { lexicon, typos } = compiled
  const vocabulary = compiled.vocabularies.get(detectLanguage(compiled, tokens))
  if (vocabulary === undefined) return []
  const words = toWords({ lexicon, typos, vocabulary, isKnown: isRightWord }, tokens, new Set())
  return readChunks(lexicon, vocabulary, tokens, words)
}

/** Does it name anything of the menu? @param text one turn */
export const namesMenu = (compiled: CompiledMenu, text: string): boolean =>
  text.length <= MAX_TURN_LENGTH && chunksOf(compiled, tokenise(text)).some(isOnMenu)

const connectives = new Set(languages.flatMap(({ answers }) => answers.connectives))

/** Wishes have words of their own, and whoever answers them. */
const isWish = (text: string, piece: Piece): boolean => {
  const wish = readWish(text)
  // “what do you have to drink?” wants more than the menu
  if (wish === 'menu') return onMenu(piece).length === 0
  if (wish !== undefined && wish !== 'hours') return true
  return readOrderWish(text) !== undefined && !says(piece, 'minimum')
}

const marks = ' \t,;:–-'
const leadingMarks = `${marks}.!?¿¡`

/** Without these at its beginning and end. */
function trimMarks(line: string): string {
  let [from, to] = [0, line.length]
  while (from < to && leadingMarks.includes(line[from] ?? '')) from += 1
  while (to > from && marks.includes(line[to - 1] ?? '')) to -= 1
  return line.slice(from, to)
}

/** What joined a sentence to one that is cut out. */
function withoutConnectives(line: string): string {
  const words = line.split(' ')
  while (words.length > 1 && connectives.has(fold(words[0]))) words.shift()
  while (words.length > 1 && connectives.has(fold(words.at(-1)))) words.pop()
  return trimMarks(words.join(' '))
}

const fold = (word = ''): string => trimMarks(word.toLowerCase())

/** What is left of the text where the questions are cut out. */
function withoutQuestions(text: string, tokens: readonly Token[], asked: readonly Piece[]): string {
  let rest = ''
  let at = 0
  for (const { start, end } of asked) {
    rest += `${text.slice(at, tokens[start]?.from ?? 0)}\n`
    at = tokens[end - 1]?.to ?? 0
    while (/[?!.…\s]/u.test(text[at] ?? '')) at += 1
  }
  rest += text.slice(at)
  return rest
    .split('\n')
    .map(line => withoutConnectives(trimMarks(line)))
    .filter(line => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(line))
    .join('\n')
}

/**
 * What a message asks the shop, and what it says besides. An order that is put as a question (“can I get 2 cokes?”) is
 * none, and neither is what `readWish` hears.
 * @param text one turn
 */
export function readQuestions(compiled: CompiledMenu, text: string): QuestionReading {
  if (text.length > MAX_TURN_LENGTH) return { questions: [], rest: text }
  const tokens = tokenise(text)
  const hits = findHits(tokens)
  const chunks = chunksOf(compiled, tokens)
  const pieces = joinPieces(splitPieces(tokens, hits, chunks))
  const questions: Asked[] = []
  const asked: Piece[] = []
  for (const piece of pieces) {
    const from = tokens[piece.start]?.from ?? 0
    const to = tokens[piece.end - 1]?.to ?? 0
    const words = text.slice(from, to)
    const question = isWish(words, piece) ? undefined : readPiece(piece, text, tokens)
    if (question === undefined) continue
    questions.push(question)
    // “what's the minimum, and the fee?”
    const areTwo = piece.chunks.some(({ kind }) => kind === 'and')
    const isFeeToo = areTwo && (says(piece, 'fee') || (says(piece, 'deliver') && says(piece, 'price')))
    if (question.topic === 'minimum' && isFeeToo) questions.push({ ...question, topic: 'delivery_fee' })
    asked.push({ ...piece, end: question.end })
  }
  if (asked.length === 0) return { questions, rest: text }
  const others = pieces.filter(piece => !asked.some(({ start }) => start === piece.start))
  const rest = withoutQuestions(text, tokens, asked)
  const isCourtesy = rest === '' || (others.every(isBare) && asked.every(piece => isWhole(piece, pieces)))
  return { questions, rest: isCourtesy ? '' : rest }
}

const isWhole = (asked: Piece, pieces: readonly Piece[]): boolean =>
  pieces.some(({ start, end }) => start === asked.start && end === asked.end)
