import type { Phrase, Portion } from '../grammar/phrase.js'
import { bringOptions, measure, splitOff } from './add.js'
import type { Cart, CartLine } from './cart.js'
import type { OptionMode } from './options.js'
import { carryOut } from './reducer.js'
import { ask, spanOf, type Turn } from './turn.js'

function hasContent(portion: Portion): boolean {
  return (
    portion.options.length > 0 ||
    portion.refusals.length > 0 ||
    portion.problems.length > 0 ||
    portion.quantity !== undefined
  )
}

/** "make that three pumps": as many of what the line has a count of. @returns whether it has */
function recount(cart: Cart, line: CartLine, amount: number): boolean {
  const counted = line.options.filter(option => typeof option.amount === 'number')
  const [only] = counted
  if (!only || counted.length > 1) return false
  const options = line.options.map(option => (option === only ? { ...option, amount } : option))
  carryOut(cart, { do: 'choose', line, options })
  return true
}

/** Brings what was said to a line that is there. */
export function modifyLine(
  turn: Turn,
  line: CartLine,
  portion: Portion,
  mode: OptionMode,
  phrase: Phrase,
): void {
  carryOut(turn.cart, { do: 'focus', line })
  if (!hasContent(portion)) return
  carryOut(turn.cart, { do: 'mention', line, span: spanOf(turn, phrase) })
  const says = portion.options.length > 0 || portion.refusals.length > 0
  if (portion.quantity !== undefined && says && portion.quantity < line.quantity && mode === 'set') {
    // "make one of them decaf"
    splitOff(turn, line, [portion], phrase, undefined, true)
    return
  }
  ask(turn, portion.problems)
  if (portion.counted && portion.quantity !== undefined && recount(turn.cart, line, portion.quantity)) return
  if (portion.quantity !== undefined && Number.isFinite(portion.quantity) && mode === 'set') {
    if (portion.quantity === 0) {
      carryOut(turn.cart, { do: 'remove', line })
      return
    }
    // What is there in pieces is so because it was said so, or has been asked about.
    const isInPieces = line.unit === '' && portion.unit === ''
    const measured = measure(line.entry, portion.quantity, portion.unit || line.unit, isInPieces)
    if (!measured) ask(turn, [{ kind: 'quantity', chunk: phrase }])
    const { quantity, unit } = measured ?? { quantity: portion.quantity, unit: '' }
    carryOut(turn.cart, { do: 'count', line, quantity, unit })
  }
  bringOptions(turn, line, portion, mode)
}
