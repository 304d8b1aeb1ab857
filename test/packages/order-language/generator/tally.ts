import { readOrder } from '@comanda/order-language/read-order.js'
import type { OrderReading } from '@comanda/order-language/reading.js'
import type { Verdict } from './cart.js'
import { type Chat, makeChat } from './chat.js'
import type { Kitchen } from './kitchen.js'

export interface Count {
  all: number
  exact: number
  asked: number
  silent: number
  /** Right, but something was asked without need */
  needless: number
}

/** An order that came out wrong. */
export interface Failure {
  readonly kitchen: string
  readonly seed: number
  readonly turns: readonly string[]
  readonly verdict: Verdict
  readonly gold: string
  readonly got: string
  readonly asks: readonly string[]
  /** How many kinds of phrase were in the turn that it went wrong at */
  readonly kinds: number
}

export interface Kind {
  readonly count: Count
  /** Orders whose other phrases mostly come out right, so that it is this one that fails */
  readonly failures: Failure[]
}

export interface Tally {
  readonly orders: Map<string, Count>
  /** By the number of turns */
  readonly lengths: Map<string, Count>
  /** A turn, of those chats that were right before it */
  readonly turns: Map<string, Count>
  readonly kitchens: Map<string, Count>
  readonly kinds: Map<string, Kind>
}

export function createTally(): Tally {
  return { orders: new Map(), lengths: new Map(), turns: new Map(), kitchens: new Map(), kinds: new Map() }
}

export const noCount = (): Count => ({ all: 0, exact: 0, asked: 0, silent: 0, needless: 0 })

function countUp(counts: Map<string, Count>, key: string, verdict: Verdict, isNeedless: boolean): void {
  const count = counts.get(key) ?? noCount()
  count.all++
  count[verdict]++
  if (isNeedless) count.needless++
  counts.set(key, count)
}

const askedOf = ({ questions, unknown }: OrderReading) => [
  ...questions.map(({ kind, text }) => `${kind}: ${text}`),
  ...unknown.map(word => `unknown: ${word}`),
]

/** Of the failures of a kind, those with the fewest other kinds tell most. */
const KEPT_FAILURES = 5

function keep(failures: Failure[], failure: Failure): void {
  failures.push(failure)
  failures.sort((a, b) => a.kinds - b.kinds || a.turns.join('').length - b.turns.join('').length)
  failures.length = Math.min(failures.length, KEPT_FAILURES)
}

/** Reads a chat turn by turn and counts what came of it. @returns what became of the whole chat */
export function countChat(tally: Tally, kitchen: Kitchen, chat: Chat, seed: number): Verdict {
  const language = kitchen.speech.language
  let verdict: Verdict = 'exact'
  let isNeedless = false
  for (const [turn, gold] of chat.golds.entries()) {
    const turns = chat.turns.slice(0, turn + 1)
    const reading = readOrder(kitchen.compiled, turns)
    const was = verdict
    verdict = kitchen.judge.judge(gold, reading)
    isNeedless = verdict === 'exact' && gold.asks === 'never' && askedOf(reading).length > 0
    if (was !== 'exact') continue
    countUp(tally.turns, `${language} turn ${turn + 1}`, verdict, isNeedless)
    const kinds = chat.kinds[turn] ?? new Set()
    for (const name of kinds) {
      const key = `${language} ${name}`
      const kind = tally.kinds.get(key) ?? { count: noCount(), failures: [] }
      tally.kinds.set(key, kind)
      kind.count.all++
      kind.count[verdict]++
      if (isNeedless) kind.count.needless++
      if (verdict !== 'exact')
        keep(kind.failures, {
          kitchen: kitchen.name,
          seed,
          turns,
          verdict,
          gold: kitchen.judge.keyOf(gold.lines),
          got: kitchen.judge.keyOf(reading.lines),
          asks: askedOf(reading),
          kinds: kinds.size,
        })
    }
  }
  countUp(tally.orders, language, verdict, isNeedless)
  countUp(tally.kitchens, `${language} ${kitchen.name}`, verdict, isNeedless)
  countUp(tally.lengths, `${language} ${chat.turns.length} of ${chat.turns.length}`, verdict, isNeedless)
  return verdict
}

/** Makes and reads `runs` chats, kitchen by kitchen in turn. */
export function countChats(
  tally: Tally,
  kitchens: readonly Kitchen[],
  firstSeed: number,
  runs: number,
): void {
  for (let run = 0; run < runs; run++) {
    const kitchen = kitchens[run % kitchens.length]
    if (kitchen) countChat(tally, kitchen, makeChat(kitchen, firstSeed + run), firstSeed + run)
  }
}
