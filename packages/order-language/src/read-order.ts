import { findLost, keepLines } from './cart/accounting.js'
import { type Cart, createCart, toOrderLine } from './cart/cart.js'
import { countItems, doubtNumbers } from './cart/doubts.js'
import { findOpenQuestions, settleChoices } from './cart/finish.js'
import { joinEqualLines } from './cart/reducer.js'
import { isTalk } from './cart/said.js'
import { type CartState, toCart, toState } from './cart/state.js'
import { applyClause } from './cart/statements.js'
import { takeUpChoices } from './cart/take-up.js'
import { spanOf, type Turn, textOf } from './cart/turn.js'
import type { Chunk, Stretch } from './chunks/chunk.js'
import { readChunks } from './chunks/read-chunks.js'
import { toWords, type Word } from './chunks/words.js'
import type { CompiledMenu } from './compile-menu.js'
import { findDetails } from './details/find-details.js'
import type { TimeSaid } from './details/time-said.js'
import { type Clause, splitClauses } from './grammar/clauses.js'
import { detectLanguage } from './language/detect.js'
import { isRightWord } from './language/vocabulary.js'
import { accepts } from './lexicon/meaning.js'
import type { Intent, OrderDetails, OrderLine, OrderReading, Question, Words } from './reading.js'
import { rewrite } from './rules/rewrite.js'
import { rules } from './rules/rules.js'
import { type Token, tokenise } from './text/tokenise.js'

/** A longer turn isn't read at all. UTF-16 units. */
export const MAX_TURN_LENGTH = 4096

/**
 * Nor is one of more words and marks: what has more than a whole office's order is hardly one, and would keep others
 * waiting.
 */
export const MAX_TURN_TOKENS = 600

export interface ReadingContext {
  /** The clock, an ISO time. Nothing counts from it here: what is said of times is given in parts */
  readonly now?: string
  /** What the customer ordered the last time, for "the same as last time" */
  readonly lastOrder?: readonly OrderLine[]
}

/** Nobody answers more at once; a text that raises them is for a person. */
const MAX_QUESTIONS = 20

interface TurnResult {
  readonly intent: Intent
  readonly details: OrderDetails
  readonly time?: TimeSaid | undefined
  readonly questions: readonly Question[]
  readonly notTaken: readonly Words[]
  readonly enquiries: readonly string[]
  readonly rules: readonly string[]
}

function findIntent(clauses: readonly Clause[], before: string, after: string, asked: boolean): Intent {
  const verbs = new Set(clauses.map(clause => clause.verb))
  if (verbs.has('cancel') && after === '[]') return 'cancel'
  if (before !== after || asked) return before === '[]' ? 'order' : 'edit'
  if (verbs.has('ask')) return 'question'
  return verbs.has('remove') || verbs.has('change') ? 'edit' : 'other'
}

function distinct(questions: readonly Question[]): Question[] {
  const byKey = new Map(questions.map(question => [JSON.stringify([question.kind, question.text]), question]))
  return [...byKey.values()]
}

/** What the cart comes to, for telling whether a turn changed it. */
function snapshot(cart: Cart): string {
  return JSON.stringify(
    cart.lines.map(({ entry, quantity, unit, options }) => [entry.item.id, quantity, unit, options]),
  )
}

/** The tokens of questions to the shop, which it answers, and of talk. */
function findAnswered(clauses: readonly Clause[]): ReadonlySet<number> {
  const tokens = new Set<number>()
  for (const clause of clauses)
    if (clause.verb === 'ask' || isTalk(clause))
      for (let token = clause.start; token < clause.end; token++) tokens.add(token)
  return tokens
}

/** What nothing was made of: words that nobody knows, what a kitchen must be told, and what was lost on the way. */
function findNotTaken(
  turn: Turn,
  chunks: readonly Chunk[],
  lost: readonly Stretch[],
  answered: ReadonlySet<number>,
): readonly Words[] {
  const strange = chunks.filter(
    ({ kind, start }) => kind === 'care' || (kind === 'unknown' && !answered.has(start)),
  )
  const known = new Set(strange.map(({ start }) => start))
  return [...strange, ...lost.filter(({ start }) => !known.has(start))]
    .sort((one, other) => one.start - other.start)
    .map(stretch => ({ text: textOf(turn, stretch), span: spanOf(turn, stretch) }))
}

/** The words of a stretch. `words` are in order, so that they are found by halving. */
function wordsOf(words: readonly Word[], { start, end }: Stretch): readonly Word[] {
  const find = (index: number) => {
    let low = 0
    let high = words.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((words[middle]?.index ?? 0) < index) low = middle + 1
      else high = middle
    }
    return low
  }
  return words.slice(find(start), find(end))
}

/** "~2 colas~", which is shown struck through: the tokens between, with the marks. */
function findStruck(tokens: readonly Token[]): number[] {
  const marks = tokens.flatMap(({ text }, index) => (text === '~' ? [index] : []))
  return marks.flatMap((from, at) => {
    const to = marks[at + 1]
    const isPair = at % 2 === 0 && to !== undefined && tokens[from + 1]?.glued && tokens[to]?.glued
    return isPair ? Array.from({ length: to - from + 1 }, (_, offset) => from + offset) : []
  })
}

function applyTurn(
  compiled: CompiledMenu,
  cart: Cart,
  text: string,
  tokens: readonly Token[],
  number: number,
  { lastOrder = [] }: ReadingContext,
): TurnResult {
  const { lexicon, typos } = compiled
  const language = detectLanguage(compiled, tokens)
  const vocabulary = compiled.vocabularies.get(language)
  if (!vocabulary)
    return { intent: 'other', details: {}, questions: [], notTaken: [], enquiries: [], rules: [] }
  const { details, time, people, masked: own } = findDetails(text, tokens, vocabulary, lexicon)
  const masked = new Set(own)
  for (const index of findStruck(tokens)) masked.add(index)
  const words = toWords({ lexicon, typos, vocabulary, isKnown: isRightWord }, tokens, masked)
  const said = takeUpChoices(lexicon, tokens, readChunks(lexicon, vocabulary, tokens, words), cart.choices)
  const { chunks, fired } = rewrite(
    rules,
    { tokens, lexicon, text, ordered: new Set(cart.lines.map(({ entry }) => entry)) },
    said,
  )
  const clauses = splitClauses(chunks)
  const turn: Turn = {
    number,
    text,
    tokens,
    lexicon,
    cart,
    questions: [],
    lastOrder,
    saidOfAll: undefined,
    people,
    made: [],
    earlier: new Set(cart.lines),
    counts: new Map(cart.lines.map(line => [line, { quantity: line.quantity, unit: line.unit }])),
    resegment: (chunk, items) =>
      readChunks(lexicon, vocabulary, tokens, wordsOf(words, chunk), option =>
        items.some(item => accepts(item, option)),
      ).filter(piece => piece.kind !== 'unknown'),
  }
  const before = snapshot(cart)
  const linesBefore = keepLines(cart.lines)
  for (const clause of clauses) {
    const [numbers, questions] = [countItems(cart.lines), turn.questions.length]
    applyClause(turn, clause, language.modifiersFollow)
    if (turn.questions.length === questions) doubtNumbers(turn, clause, numbers)
  }
  settleChoices(turn)
  const answered = findAnswered(clauses)
  const lost = findLost(turn, chunks, linesBefore, clauses, answered)
  joinEqualLines(cart)
  const after = snapshot(cart)
  const orders = before !== after || turn.questions.length > 0
  const questionsAsked = clauses.filter(({ verb }) => verb === 'ask')
  const asked = turn.questions.length > 0 || cart.choices.some(choice => choice.turn === number)
  return {
    intent: findIntent(clauses, before, after, asked),
    details,
    time,
    questions: distinct(turn.questions).slice(0, MAX_QUESTIONS),
    notTaken: findNotTaken(turn, chunks, lost, answered),
    enquiries: orders ? questionsAsked.map(stretch => textOf(turn, stretch)) : [],
    rules: fired,
  }
}

/** What was read of a chat so far, as plain JSON: enough to read its next turn without the ones before it. */
export interface ReadingState {
  /** How many turns it is of */
  readonly turns: number
  readonly cart: CartState
  readonly details: OrderDetails
  /** A turn was over `MAX_TURN_LENGTH` or `MAX_TURN_TOKENS`: a person must look */
  readonly tooLong: boolean
}

export const nothingRead: ReadingState = {
  turns: 0,
  cart: toState(createCart()),
  details: {},
  tooLong: false,
}

const nothingSaid: TurnResult = {
  intent: 'other',
  details: {},
  questions: [],
  notTaken: [],
  enquiries: [],
  rules: [],
}

/**
 * Reads one more turn of a chat, of which `state` is what was read before. Pure, as `readOrder` is: the turns of a chat
 * one by one come to the same as all at once. `rules` of the answer are those of this turn.
 */
export function readTurn(
  compiled: CompiledMenu,
  state: ReadingState,
  text: string,
  context: ReadingContext = {},
): { readonly state: ReadingState; readonly reading: OrderReading } {
  const cart = toCart(compiled.lexicon, state.cart)
  const tokens = text.length > MAX_TURN_LENGTH ? undefined : tokenise(text)
  const isLong = tokens === undefined || tokens.length > MAX_TURN_TOKENS
  const tooLong = state.tooLong || isLong
  const said = isLong ? nothingSaid : applyTurn(compiled, cart, text, tokens, state.turns, context)
  const details = { ...state.details, ...said.details }
  return {
    state: { turns: state.turns + 1, cart: toState(cart), details, tooLong },
    reading: {
      intent: tooLong ? 'other' : said.intent,
      lines: cart.lines.map(toOrderLine),
      details,
      ...(said.time && { time: said.time }),
      questions: [...said.questions, ...findOpenQuestions(cart)],
      unknown: said.notTaken.map(({ text: words }) => words),
      ...(said.notTaken.length > 0 && { notTaken: said.notTaken }),
      ...(said.enquiries.length > 0 && { enquiries: said.enquiries }),
      ...(said.rules.length > 0 && { rules: said.rules }),
      ...(tooLong && { tooLong }),
    },
  }
}

/**
 * Reads the turns of a chat, oldest first, against a menu: the cart after the last one. Pure: the same input gives the
 * same answer. Never throws; names nothing that isn't on the menu. `rules` of the answer are those of all turns.
 */
export function readOrder(
  compiled: CompiledMenu,
  turns: readonly string[],
  context: ReadingContext = {},
): OrderReading {
  let state = nothingRead
  let reading: OrderReading = { intent: 'other', lines: [], details: {}, questions: [], unknown: [] }
  const rules: string[] = []
  for (const text of turns) {
    const next = readTurn(compiled, state, text, context)
    state = next.state
    reading = next.reading
    rules.push(...(reading.rules ?? []))
  }
  return rules.length > 0 ? { ...reading, rules } : reading
}
