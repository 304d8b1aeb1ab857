import type { Chunk } from '../chunks/chunk.js'
import type { Phrase } from '../grammar/phrase.js'
import type { Cart, CartLine } from './cart.js'
import { findDescribedLine, findLine } from './find-line.js'
import { ask, keysOf, type Turn } from './turn.js'

/** The line that a phrase means, if it means one. Asks when it may mean another as well. */
export function findTarget(
  turn: Turn,
  phrase: Phrase,
  described: readonly Chunk[] = [...phrase.before, ...phrase.behind],
): CartLine | undefined {
  const { chunk, head } = phrase
  if (chunk && chunk.ordinal !== 0) return findByPlace(findNamed(turn.cart, chunk), chunk.ordinal)
  if (chunk && head?.kind === 'ones' && phrase.definite)
    return findDescribedLine(turn.cart, [...phrase.describing, chunk])
  if (!chunk || !head || head.kind === 'that' || head.kind === 'ones')
    return findOwnLine(turn, phrase) ?? turn.cart.focus
  const found = findLine(turn.cart, { items: head.items, chunk, keys: keysOf(turn, chunk) }, described)
  if (found?.isAmbiguous) ask(turn, [{ kind: 'conflict', chunk: phrase, items: [found.line.entry] }])
  return found?.line
}

/** "the second burger": the lines that a place is counted in. */
const findNamed = ({ lines }: Cart, { items }: Chunk): readonly CartLine[] =>
  items.length === 0 ? lines : lines.filter(({ entry }) => items.includes(entry))

/** The line at a place; "the second one" of a single line of two is in that line. */
function findByPlace(lines: readonly CartLine[], ordinal: number): CartLine | undefined {
  const line = lines.at(ordinal > 0 ? ordinal - 1 : ordinal)
  const [only] = lines
  return line ?? (lines.length === 1 && only && ordinal <= only.quantity ? only : undefined)
}

/** Whether a place means one of a line's several: "the first one" of two lattes. */
export function isOneOfLine(cart: Cart, { chunk }: Phrase, line: CartLine): boolean {
  if (!chunk || chunk.ordinal === 0) return false
  return findNamed(cart, chunk).length === 1 && line.quantity > 1
}

/** "Raj wants 2 sugars": the line that is for him. */
export function findOwnLine({ people, cart }: Turn, { start }: Phrase): CartLine | undefined {
  const person = people.find(({ from, to }) => start >= from && start < to)
  const lines = person ? cart.lines.filter(({ note }) => note?.split(', ').includes(person.name)) : []
  return lines.length === 1 ? lines[0] : undefined
}
