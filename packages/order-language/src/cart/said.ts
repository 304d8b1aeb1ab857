import { type Chunk, isOnMenu } from '../chunks/chunk.js'
import type { Clause } from '../grammar/clauses.js'
import type { Phrase } from '../grammar/phrase.js'

export function hasNumber(phrase: Phrase): boolean {
  return phrase.before.some(({ kind }) => kind === 'number' || kind === 'article')
}

export function saysSomething(phrase: Phrase): boolean {
  return [...phrase.before, ...phrase.behind].some(
    ({ options, kind, groups }) => options.length > 0 || groups.length > 0 || kind === 'unknown',
  )
}

/** "1 of them diet": a number, and more than a word between it and the name */
export function isOfThem({ before, chunk, among }: Phrase): boolean {
  const count = before.at(-1)
  const counts = count?.kind === 'number' || (count?.kind === 'article' && among)
  return counts && !count.counted && chunk !== undefined && chunk.start - count.end > 1
}

/** "to a fanta", "por un boing" */
export const isExchanged = ({ target, before }: Phrase): boolean =>
  target || before[0]?.kind === 'to' || before[0]?.kind === 'with'

/** "to a cappuccino", "for a mocha" */
export function isResult(phrase: Phrase): boolean {
  return phrase.head?.kind === 'item' && (phrase.target || phrase.before[0]?.kind === 'to')
}

export function isNewItem(phrase: Phrase): boolean {
  return (phrase.head?.kind === 'item' || phrase.head?.kind === 'unknown') && !phrase.definite
}

/** With as many everyday words around it, or one less behind “my”, “a pilot” is no order. */
const MUCH_TALK = 3

/** Nothing of the menu, no number, and everyday words around what isn't known: talk, not an order. */
export function isChat({ verb, chunks, talk }: Clause): boolean {
  const said = chunks[0]?.kind === 'definite' ? talk + 1 : talk
  // what an article at the end is of was talk: "a friend recommended them"
  const orders = (chunk: Chunk, at: number) =>
    chunk.kind === 'number' ||
    (chunk.kind === 'article' && at < chunks.length - 1 && said < MUCH_TALK) ||
    isOnMenu(chunk)
  return (
    verb === 'none' && !chunks.some(orders) && (talk > 0 || chunks.some(({ kind }) => kind === 'definite'))
  )
}

/** Strange words among more everyday ones, and no food: "my mother in law is visiting". */
export function isTalk(clause: Clause): boolean {
  const { chunks, talk } = clause
  const pointers = chunks.filter(({ kind }) => kind === 'definite').length
  const strange = chunks.filter(({ kind }) => kind === 'unknown').length
  const isLong =
    talk >= Math.max(2, chunks.length) || (talk > 0 && talk + pointers >= Math.max(2, strange + 1))
  return isChat(clause) && isLong
}
