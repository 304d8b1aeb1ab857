import type { Chunk } from '../chunks/chunk.js'
import { isOnMenu } from '../chunks/chunk.js'
import type { QuestionClass } from '../language/questions.js'
import type { Token } from '../text/tokenise.js'
import type { Hit } from './phrases.js'

/** A sentence, or a part of one that asks or orders by itself. Token indices, [start, end) */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly hits: readonly Hit[]
  readonly chunks: readonly Chunk[]
  /** it ends with a question mark */
  readonly isAsked: boolean
  /** words that nothing is known of */
  readonly strange: readonly number[]
  /** everyday words that say nothing of food, and nothing of how people ask */
  readonly everyday: readonly number[]
}

const stops = '.!?…;'

const isStop = (token: Token | undefined): boolean =>
  token?.kind === 'newline' || (token?.kind === 'symbol' && stops.includes(token.text))

export const says = (piece: Pick<Piece, 'hits'>, ...names: readonly QuestionClass[]): boolean =>
  piece.hits.some(({ classes }) => names.some(name => classes.has(name)))

function createPiece(
  tokens: readonly Token[],
  hits: readonly Hit[],
  chunks: readonly Chunk[],
  start: number,
  end: number,
  isAsked: boolean,
): Piece {
  const own = hits.filter(hit => hit.start >= start && hit.end <= end)
  const named = chunks.filter(chunk => chunk.start >= start && chunk.end <= end)
  const strange: number[] = []
  const everyday: number[] = []
  for (let index = start; index < end; index += 1) {
    if (tokens[index]?.kind !== 'word') continue
    if (own.some(hit => hit.start <= index && index < hit.end)) continue
    const chunk = named.find(one => one.start <= index && index < one.end)
    if (chunk === undefined || chunk.kind === 'unknown') strange.push(index)
    else if (chunk.kind === 'common') everyday.push(index)
  }
  return { start, end, hits: own, chunks: named, isAsked, strange, everyday }
}

/** What is named of the menu. */
export const onMenu = (piece: Piece): readonly Chunk[] => piece.chunks.filter(isOnMenu)

/** “2”, “a” before what is ordered */
export const counts = (piece: Piece): boolean => piece.chunks.some(({ kind }) => kind === 'number')

/** It says nothing of its own: a greeting, “and”, “please”. */
export function isBare(piece: Piece): boolean {
  if (onMenu(piece).length > 0 || piece.strange.length > 0) return false
  const isNumber = piece.chunks.some(({ kind, article }) => kind === 'number' && !article)
  const isAnswer = piece.chunks.some(({ kind }) => kind === 'yes' || kind === 'no')
  return !isNumber && !isAnswer
}

/** The longest phrase of this class that begins here. */
const startOf = (hits: readonly Hit[], name: QuestionClass, at: number): Hit | undefined =>
  hits.filter(hit => hit.start === at && hit.classes.has(name)).sort((a, b) => b.end - a.end)[0]

/** “How much | do you charge”, “which sizes | are there”: what asks goes on. */
const isOpening = (before: Piece, at: number): boolean =>
  before.hits.some(({ classes, end }) => (classes.has('opens') || classes.has('mayOpen')) && at - end <= 1)

/** Cuts a text at its sentences, and before what asks or orders. */
export function splitPieces(
  tokens: readonly Token[],
  hits: readonly Hit[],
  chunks: readonly Chunk[],
): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  const close = (end: number, isAsked = false): void => {
    if (end > start) pieces.push(createPiece(tokens, hits, chunks, start, end, isAsked))
    start = end
  }
  for (let at = 0, opened = 0; at < tokens.length; at += 1) {
    if (isStop(tokens[at])) {
      close(at, tokens[at]?.text === '?')
      start = at + 1
      continue
    }
    if (at < opened) continue
    const opening = startOf(hits, 'opens', at) ?? startOf(hits, 'orders', at)
    const orders = startOf(hits, 'orders', at)
    const longest =
      orders !== undefined && opening !== undefined && orders.end > opening.end ? orders : opening
    const afterComma = tokens[at - 1]?.text === ',' ? (startOf(hits, 'mayOpen', at) ?? longest) : undefined
    const begins = longest ?? afterComma
    if (begins === undefined) continue
    const before = createPiece(tokens, hits, chunks, start, at, false)
    if (isOpening(before, at)) {
      opened = begins.end
      continue
    }
    const hasContent =
      before.strange.length > 0 ||
      onMenu(before).length > 0 ||
      before.chunks.some(({ kind }) => kind === 'number' || kind === 'yes' || kind === 'no')
    if (hasContent || says(before, 'opens', 'orders')) close(at)
    opened = begins.end
  }
  close(tokens.length)
  return pieces
}

const menuTopics: readonly QuestionClass[] = ['price', 'options', 'contents', 'sizes', 'cheapest']

/** “x-bacon, how much”: what is asked of stands before the question. A number before it makes that an order. */
export function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const before = joined.at(-1)
    const isOfWhat =
      before !== undefined &&
      before.end === piece.start &&
      onMenu(piece).length === 0 &&
      says(piece, ...menuTopics) &&
      !says(piece, 'duration', 'fee', 'minimum', 'total') &&
      onMenu(before).length > 0 &&
      !before.chunks.some(({ kind, article }) => kind === 'number' && !article) &&
      !says(before, 'orders')
    if (!isOfWhat) {
      joined.push(piece)
      continue
    }
    joined[joined.length - 1] = {
      ...piece,
      start: before.start,
      hits: [...before.hits, ...piece.hits],
      chunks: [...before.chunks, ...piece.chunks],
      strange: [...before.strange, ...piece.strange],
      everyday: [...before.everyday, ...piece.everyday],
    }
  }
  return joined
}
