import type { Stretch } from '../chunks/chunk.js'
import type { LineOption, OrderLine } from '../reading.js'
import { measure } from './add.js'
import type { CartLine } from './cart.js'
import { carryOut } from './reducer.js'
import { ask, spanOf, type Turn, textOf } from './turn.js'

function findEntry(turn: Turn, line: OrderLine) {
  return turn.lexicon.items.find(({ item }) => item.id === line.item)
}

function isStillThere(entry: CartLine['entry'], { group, option }: LineOption): boolean {
  return entry.groups.get(group)?.options.some(({ id }) => id === option) ?? false
}

/**
 * "The same as last time": the lines of the last order, as far as the menu still has them; what it hasn't is asked about.
 * @returns false where no last order is known
 */
export function repeatLastOrder(turn: Turn, words: Stretch): boolean {
  if (turn.lastOrder.length === 0) return false
  for (const line of turn.lastOrder) {
    const entry = findEntry(turn, line)
    if (!entry) {
      ask(turn, [{ kind: 'unknown_item', chunk: words }])
      continue
    }
    const measured = measure(entry, line.quantity, line.unit ?? '')
    if (!measured) ask(turn, [{ kind: 'quantity', chunk: words }])
    const options = line.options.filter(option => isStillThere(entry, option))
    if (options.length < line.options.length) ask(turn, [{ kind: 'unknown_option', chunk: words }])
    const made: CartLine = {
      entry,
      quantity: line.quantity,
      unit: measured?.unit ?? '',
      saidUnit: line.unit ?? '',
      options,
      spans: [spanOf(turn, words)],
      words: { text: textOf(turn, words), span: spanOf(turn, words) },
      ...(line.note !== undefined && { note: line.note }),
    }
    carryOut(turn.cart, { do: 'add', line: made })
  }
  for (const line of turn.cart.lines) turn.earlier.add(line)
  return true
}
