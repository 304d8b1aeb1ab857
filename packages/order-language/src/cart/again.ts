import { isChoice } from '../grammar/objects.js'
import type { Phrase } from '../grammar/phrase.js'
import { addPhrase, splitOff } from './add.js'
import { findChosen } from './alike.js'
import type { CartLine } from './cart.js'
import { addAsked, addElided } from './elided.js'
import { modifyByOptions } from './modify-by-options.js'
import { modifyLine } from './modify-line.js'
import { carryOut } from './reducer.js'
import { saysSomething } from './said.js'
import { findTargetQuietly } from './target.js'
import { ask, describe, spanOf, type Turn } from './turn.js'

/** "otra cerveza igual": a line of the item once more. */
export function addLike(turn: Turn, phrase: Phrase): boolean {
  const line = phrase.behind.some(({ kind }) => kind === 'alike')
    ? findTargetQuietly(turn, phrase)
    : undefined
  if (line) addCopy(turn, line, { ...phrase, behind: phrase.behind.filter(({ kind }) => kind !== 'alike') })
  return line !== undefined
}

/** "otra igual", "the same again but large": the line last spoken of once more, with what is said of it. */
function addCopy(turn: Turn, line: CartLine, phrase: Phrase): void {
  const { whole } = describe(turn, phrase, [line.entry])
  // "one more of the same"
  const isOne = phrase.more || phrase.before.some(({ kind }) => kind === 'more')
  const quantity = whole.quantity ?? (phrase.chunk?.again && !isOne ? line.quantity : 1)
  if (quantity <= 0) return
  const chosen = findChosen(whole)
  const options = line.options.filter(({ group }) => !chosen.has(group))
  const copy: CartLine = { ...line, quantity, options, spans: [] }
  carryOut(turn.cart, { do: 'add', line: copy })
  turn.made.push(copy)
  modifyLine(turn, copy, { ...whole, quantity: undefined }, 'set', phrase)
  carryOut(turn.cart, { do: 'mention', line: copy, span: spanOf(turn, phrase) })
}

/** "one without olives and another without onions": some more of those that the first were taken out of. */
function takeOfRest(turn: Turn, phrase: Phrase): boolean {
  const { rest } = turn.cart
  if (!rest || phrase.chunk?.kind !== 'more' || !saysSomething(phrase)) return false
  const { whole } = describe(turn, phrase, [rest.entry])
  const quantity = whole.quantity ?? 1
  if (quantity > rest.quantity || whole.options.length === 0) return false
  splitOff(turn, rest, [{ ...whole, quantity, some: true }], phrase, undefined, true)
  return true
}

/** "a large one", "another one": the item last spoken of again. */
export function addAnaphor(turn: Turn, phrase: Phrase): void {
  if (addAsked(turn, phrase) || takeOfRest(turn, phrase)) return
  const focus = turn.cart.focus
  if (focus && phrase.definite && phrase.chunk && phrase.chunk.options.length > 0) {
    // "the large": no line is, so that it is to be.
    modifyByOptions(
      turn,
      { ...phrase, head: undefined, behind: [phrase.chunk, ...phrase.behind] },
      'set',
      'change',
    )
    return
  }
  // "a large one with ham", with nothing ordered yet
  const bare: Phrase = {
    ...phrase,
    head: undefined,
    chunk: undefined,
    before: [],
    behind: [...phrase.before, ...phrase.behind],
  }
  const mayInfer = !focus && !phrase.definite && turn.questions.length === 0
  if (mayInfer && addElided(turn, bare, 'want')) return
  if (!focus || !phrase.head) {
    ask(turn, [{ kind: 'ambiguous_item', chunk: phrase }])
    return
  }
  if (phrase.chunk?.again && turn.cart.lines.length > 1 && !saysSomething(phrase)) {
    const lines = turn.made.length > 0 ? [...turn.made] : [...turn.cart.lines]
    for (const line of lines) addCopy(turn, line, { ...phrase, before: [], behind: [] })
    return
  }
  // "another one but without onions": the same otherwise. "another one but vanilla" is another.
  const [first, second] = phrase.behind
  const isChanged = first?.kind === 'but' && second !== undefined && !isChoice(second.options)
  // "another one with chicken instead of bacon": of what the one at hand has
  const exchanges = phrase.behind.some(({ kind }) => kind === 'instead')
  // "another one": as the one at hand is
  const isBare = phrase.chunk?.kind === 'more' && !saysSomething(phrase)
  if (phrase.chunk?.kind === 'alike' || isChanged || exchanges || isBare) {
    addCopy(turn, focus, phrase)
    return
  }
  addPhrase(turn, { ...phrase, head: { ...phrase.head, kind: 'item', items: [focus.entry] } })
}
