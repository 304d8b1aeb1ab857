import { type CompiledMenu, compileMenu } from '@comanda/order-language/compile-menu.js'
import { readOrder } from '@comanda/order-language/read-order.js'
import { type Bench, compared, control, type Figure, round, type Size, single } from '../figure.js'
import { compare, median, quantile } from '../rounds.js'
import { createPatternReader } from './line-patterns.js'
import { createMenu } from './menu.js'
import { createMessages, worstTexts } from './messages.js'

const bench = 'order-language'
const goals = { medianMs: 0.1, p99Ms: 1, growth: 5, compileMs: 20, worstMs: 10 }

const amounts: Record<Size, { messages: number; rounds: number; repeats: number }> = {
  small: { messages: 20, rounds: 2, repeats: 1 },
  full: { messages: 1_000, rounds: 15, repeats: 7 },
}

/** How long each message takes, in milliseconds. */
function timeEach(messages: readonly string[], read: (text: string) => unknown): number[] {
  return messages.map(text => {
    const startedAt = performance.now()
    read(text)
    return performance.now() - startedAt
  })
}

function time(run: () => unknown): number {
  const startedAt = performance.now()
  run()
  return performance.now() - startedAt
}

interface Shop {
  readonly compiled: CompiledMenu
  readonly messages: readonly string[]
}

function createShop(items: number, messages: number): Shop {
  const menu = createMenu(items)
  const names = menu.items.map(({ name }) => name)
  return { compiled: compileMenu(menu), messages: createMessages(names, messages) }
}

async function* benchReading(size: Size): AsyncGenerator<Figure> {
  const { messages: count, rounds } = amounts[size]
  const shop = createShop(100, count)
  const read = (text: string) => readOrder(shop.compiled, [text])
  const readPatterns = createPatternReader(shop.compiled.menu)
  const ours = () => median(timeEach(shop.messages, read))
  const patterns = () => median(timeEach(shop.messages, readPatterns))
  // What comes first pays for the compiler: it is let go first.
  ours()
  const against = await compare(ours, patterns, rounds)
  yield {
    ...single(bench, 'median_ms_100_items', against.a, { atMost: goals.medianMs }),
    other: round(against.b),
    otherName: 'a pattern for each item and line',
    ratio: round(against.ratio),
  }
  yield control(bench, 'median_ms_100_items', await compare(ours, ours, rounds))
  const runs = Array.from({ length: rounds }, () => quantile(timeEach(shop.messages, read), 0.99))
  yield single(bench, 'p99_ms_100_items', median(runs), { atMost: goals.p99Ms })

  const large = createShop(2_000, count)
  const readLarge = () => median(timeEach(large.messages, text => readOrder(large.compiled, [text])))
  readLarge()
  const growth = await compare(readLarge, ours, rounds)
  yield compared(bench, 'median_ms_2000_items', growth, '100 items', { atMost: goals.growth })
}

function* benchCompiling(size: Size): Generator<Figure> {
  const menu = createMenu(100)
  compileMenu(menu)
  const times = Array.from({ length: amounts[size].rounds * 2 }, () => time(() => compileMenu(menu)))
  yield single(bench, 'compile_ms_100_items', median(times), { atMost: goals.compileMs })
}

/** The longest of texts, each the best of several: a busy machine only ever adds. */
function* benchWorst(size: Size): Generator<Figure> {
  const compiled = compileMenu(createMenu(100))
  const worst = worstTexts.map(text =>
    Math.min(...Array.from({ length: amounts[size].repeats }, () => time(() => readOrder(compiled, [text])))),
  )
  yield single(bench, 'worst_ms_4096_characters', Math.max(...worst), { atMost: goals.worstMs })
}

/** How fast orders are read: by the message, against the size of the menu, at worst; and how fast a menu is compiled. */
export const benchOrderLanguage: Bench = async function* (size) {
  yield* benchReading(size)
  yield* benchCompiling(size)
  yield* benchWorst(size)
}
