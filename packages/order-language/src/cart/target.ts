import type { Verb } from '../grammar/clauses.js'
import type { Phrase } from '../grammar/phrase.js'
import type { CartLine } from './cart.js'
import { findTarget } from './find-target.js'
import { hasNumber, saysSomething } from './said.js'
import type { Turn } from './turn.js'

/** Whether a phrase is about a line that was there, and not a new one. */
export function meansLine(turn: Turn, phrase: Phrase, verb: Verb): boolean {
  if (phrase.head?.kind === 'that') return true
  if (phrase.head?.kind === 'ones') return phrase.definite && findTargetQuietly(turn, phrase) !== undefined
  if (phrase.head?.kind !== 'item' || turn.cart.lines.length === 0) return false
  const isThere = () => findTargetQuietly(turn, phrase) !== undefined
  if (phrase.each && isThere()) return saysSomething(phrase)
  if (phrase.target) return (phrase.definite || saysSomething(phrase)) && isThere()
  if (!phrase.definite || hasNumber(phrase) || !saysSomething(phrase) || !isThere()) return false
  return verb !== 'want' || phrase.behind.some(({ options }) => options.length > 0)
}

export function findTargetQuietly(turn: Turn, phrase: Phrase): CartLine | undefined {
  return findTarget({ ...turn, questions: [] }, phrase)
}

/** Whether an item's name has a word of the line's: both are burritos. */
export function isNamedAlike({ entry }: CartLine, { head }: Phrase): boolean {
  const own = new Set(entry.names.flatMap(words => [...words]))
  return [...own].some(key => key.length > 2 && head?.items[0]?.names.some(words => words.has(key)))
}

/** So many of a line, said with a number: "one coke" */
export function isSomeOfLine(turn: Turn, phrase: Phrase): boolean {
  return phrase.head?.kind === 'item' && hasNumber(phrase) && findTargetQuietly(turn, phrase) !== undefined
}

/** "make it 3 margheritas", said of a cart that has margheritas and was last about something else: so many of them. */
export function countsAnother(turn: Turn, phrase: Phrase): boolean {
  if (phrase.head?.kind !== 'item' || !phrase.before.some(({ kind }) => kind === 'number')) return false
  const line = findTargetQuietly(turn, phrase)
  return line !== undefined && line !== turn.cart.focus
}

/** "make that a thin crust pizza", said of a cart that has one pizza and was last about something else */
export function describesAnother(turn: Turn, { head, before, behind }: Phrase): boolean {
  const [line, ...others] = turn.cart.lines.filter(({ entry }) => head?.items.includes(entry))
  const isDescribed = [...before, ...behind].some(({ options }) => options.length > 0)
  const isOne = !before.some(({ kind }) => kind === 'number') && head?.kind === 'item'
  return isOne && isDescribed && line !== undefined && others.length === 0 && line !== turn.cart.focus
}

/** Whether a result names a line: "make that a wrap" doesn't mean the chicken wrap bowl that there is. */
export function isInCart(turn: Turn, result: Phrase): boolean {
  const line = findTargetQuietly(turn, result)
  const names = !hasNumber(result) || result.head?.items.length !== 1
  return line !== undefined && (names || (result.head?.items.includes(line.entry) ?? false))
}

interface Replaced {
  readonly line: CartLine
  /** No other line can be meant */
  readonly isSure: boolean
  /** The only one of the category of what takes its place */
  readonly isAlike: boolean
}

/** The line that something else takes the place of: the only one of its category, or the one last spoken of. */
export function findReplaced({ cart, made }: Turn, { head }: Phrase): Replaced | undefined {
  const { focus, lines } = cart
  const category = head?.items[0]?.item.category
  const alike = lines.filter(({ entry }) => category !== undefined && entry.item.category === category)
  const [only] = alike
  if (only && alike.length === 1) return { line: only, isSure: true, isAlike: true }
  if (!focus) return undefined
  return {
    line: focus,
    isSure: lines.length === 1 || alike.length > 1 || made.includes(focus),
    isAlike: false,
  }
}

/** What a change is made to: "that", "the latte", or a bare name in the cart. */
export function isTarget(turn: Turn, phrase: Phrase): boolean {
  if (phrase.head?.kind === 'that') return true
  if (phrase.head?.kind === 'ones') return phrase.definite && findTargetQuietly(turn, phrase) !== undefined
  if (phrase.head?.kind !== 'item' || phrase.target) return false
  return (phrase.definite || !hasNumber(phrase)) && findTargetQuietly(turn, phrase) !== undefined
}
