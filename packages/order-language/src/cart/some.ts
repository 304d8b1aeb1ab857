import type { Chunk } from '../chunks/chunk.js'
import { createPortion, type Phrase, unsay } from '../grammar/phrase.js'
import { splitOff } from './add.js'
import { modifyLine } from './modify-line.js'
import { saysSomething } from './said.js'
import { findTargetQuietly } from './target.js'
import { ask, describe, type Turn } from './turn.js'

/** "all with onion except one burger": so many of a line as if that hadn't been said. */
export function exceptSome(turn: Turn, phrase: Phrase): boolean {
  const { head, before } = phrase
  const { saidOfAll } = turn
  const at = before.findIndex(({ except }) => except)
  const isMeant = at >= 0 || (phrase.excepted && saidOfAll !== undefined)
  if (!isMeant || (head?.kind !== 'item' && head?.kind !== 'ones')) return false
  const [count] = before.slice(at + 1)
  const line = findTargetQuietly(turn, { ...phrase, before: before.slice(at + 1) })
  if (!line || !saidOfAll) ask(turn, [{ kind: 'conflict', chunk: phrase }])
  else {
    const quantity = count?.kind === 'number' || count?.article ? count.value : line.quantity
    const part = { ...createPortion(), quantity, excepted: true, options: unsay(saidOfAll) }
    splitOff(turn, line, [part], phrase, undefined, true)
  }
  return true
}

/** "a dozen pies, half apple and half cherry" */
export function readHalfOfChoice({ cart, number }: Turn, phrase: Phrase): Phrase {
  const half = phrase.before.find(({ kind }) => kind === 'half')
  const choice = cart.choices.find(
    ({ items, turn }) => turn === number && phrase.head?.items.some(item => items.includes(item)),
  )
  const quantity = (choice?.portion.quantity ?? 0) / 2
  if (!half || quantity < 1 || !Number.isInteger(quantity)) return phrase
  const count: Chunk = { ...half, kind: 'number', value: quantity }
  return { ...phrase, before: phrase.before.map(chunk => (chunk === half ? count : chunk)) }
}

/** "no onions on one of the wraps": about so many of a line that is there. */
export function modifySome(turn: Turn, phrase: Phrase): boolean {
  const { head, before } = phrase
  const [to, count] = before.slice(-2)
  const counts = (count?.kind === 'number' || count?.kind === 'article') && !count.counted
  if (head?.kind !== 'item' || to?.kind !== 'to' || !counts) return false
  if (!before.some(({ options }) => options.length > 0)) return false
  const line = findTargetQuietly(turn, { ...phrase, before: [] })
  if (!line || line.quantity < count.value) return false
  const said: Phrase = { ...phrase, head: undefined, chunk: undefined, before: [], behind: before }
  const { whole, parts } = describe(turn, said, [line.entry], line.quantity)
  modifyLine(turn, line, whole, 'set', phrase)
  if (parts.length > 0) splitOff(turn, line, parts, phrase, undefined, true)
  return true
}

/** "one of the burgers with bacon", "half of the burgers without onions": some of a line that is there. */
export function modifyAmong(turn: Turn, phrase: Phrase): boolean {
  const { head, before, among, definite } = phrase
  const count = before.at(-1)
  const isHalf = count?.kind === 'half'
  const counts = (count?.kind === 'number' || count?.kind === 'article') && !count.counted
  const isThem = head?.kind === 'that' && isHalf
  if ((head?.kind !== 'item' && !isThem) || phrase.target || !saysSomething(phrase)) return false
  if (!(isHalf ? among || definite || count.end > count.start : among && counts)) return false
  const line = findTargetQuietly(turn, { ...phrase, before: before.slice(0, -1) })
  const quantity = isHalf ? (line?.quantity ?? 1) / 2 : (count?.value ?? 0)
  if (!line || line.quantity < quantity || line.quantity === 1 || (isHalf && !Number.isInteger(quantity)))
    return false
  const { whole } = describe(turn, { ...phrase, before: before.slice(0, -1) }, [line.entry], quantity)
  splitOff(turn, line, [{ ...whole, quantity, some: true }], phrase, undefined, true)
  return true
}
