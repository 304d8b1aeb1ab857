import type { Chunk } from '../chunks/chunk.js'
import type { Clause } from '../grammar/clauses.js'
import type { Phrase } from '../grammar/phrase.js'
import { accepts, type OptionEntry } from '../lexicon/meaning.js'
import { convertQuantity } from '../text/units.js'
import type { CartLine } from './cart.js'
import { change } from './change.js'
import { carryOut } from './reducer.js'
import { hasNumber } from './said.js'
import { findTargetQuietly } from './target.js'
import { ask, type Count, type Turn } from './turn.js'

/** What a clause takes back ("2 no wait 3") is the last that the turn made, unless it only changes it. */
export function takeBack(turn: Turn, phrases: readonly Phrase[]): void {
  const last = turn.made.at(-1)
  const asked = turn.questions.at(-1)
  if (!last && asked?.kind === 'quantity') turn.questions.pop()
  if (last && phrases[0]?.head?.kind === 'item') {
    carryOut(turn.cart, { do: 'remove', line: last })
    turn.made.pop()
  }
}

/** "6 bananas, not 1 kg": the number is what the line had before this turn. What was added to it takes its place. */
export function takesOldCountBack(
  { cart, counts, made }: Turn,
  [only, ...others]: readonly Phrase[],
): boolean {
  const { focus } = cart
  const [count, ...rest] = only?.behind ?? []
  if (!focus || only?.head || others.length > 0 || rest.length > 0 || count?.kind !== 'number') return false
  const isOld = (line: CartLine) => {
    const before = counts.get(line)
    return before !== undefined && isSameCount(before, count) && line.entry === focus.entry
  }
  if (counts.has(focus)) return isOld(focus) && focus.quantity !== counts.get(focus)?.quantity
  const old = cart.lines.find(isOld)
  if (!old || made.at(-1) !== focus) return false
  carryOut(cart, { do: 'count', line: old, quantity: focus.quantity, unit: focus.unit })
  carryOut(cart, { do: 'remove', line: focus })
  made.pop()
  carryOut(cart, { do: 'focus', line: old })
  return true
}

function isSameCount({ quantity, unit }: Count, { value, unit: own }: Chunk): boolean {
  return own === unit ? value === quantity : convertQuantity(value, own, unit) === quantity
}

/** "sorry, two cokes", "only one coke": as many as that of what an earlier turn ordered, not more. */
export function setsAnew(turn: Turn, phrase: Phrase, { apologises, verb }: Clause): boolean {
  const isOnly = phrase.only === true || phrase.before[0]?.kind === 'only'
  const counts = hasNumber(phrase) || phrase.behind[0]?.kind === 'number'
  if (phrase.head?.kind !== 'item' || !counts || phrase.more || verb === 'add' || (!apologises && !isOnly))
    return false
  const line = findTargetQuietly(turn, phrase)
  return line !== undefined && turn.earlier.has(line)
}

/** "sorry, 3", "actually steak": a number or a choice on its own, in place of what the line last spoken of has. */
export function correctsFocus(
  { cart }: Turn,
  { head, all, behind, more }: Phrase,
  { apologises }: Clause,
): boolean {
  const isWith = behind[0]?.kind === 'with'
  const first = isWith ? behind[1] : behind[0]
  if (!apologises || head || all || more || !first || !cart.focus) return false
  const { entry } = cart.focus
  // "sorry, with cheese" may well be one more of the toppings.
  if (isWith && !first.options.every(({ group }) => group.isFew)) return false
  const isCount = first.kind === 'number' && !first.counted
  return isCount || first.options.some(option => accepts(entry, option))
}

/** Of several fillings that a line has, one more may be meant, or one instead of another. */
export function correctFocus(turn: Turn, phrase: Phrase): void {
  const { focus } = turn.cart
  const said = phrase.behind[0]?.options.filter(option => focus && accepts(focus.entry, option)) ?? []
  const isOfKind = ({ group }: OptionEntry) =>
    !group.isFew &&
    (focus?.options.filter(own => own.group === group.id && own.amount !== 'none').length ?? 0) > 1
  if (said.length > 0 && said.every(isOfKind)) ask(turn, [{ kind: 'conflict', chunk: phrase, options: said }])
  change(turn, [phrase], true, false)
}
