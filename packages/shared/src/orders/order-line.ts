import type { Menu } from '@comanda/order-language/menu/menu.js'
import { priceLine } from '@comanda/order-language/price.js'
import type { OrderLine as ReadLine } from '@comanda/order-language/reading.js'
import type { OrderLine } from './types.js'

/** The stretches of the turns that the line names, each once. */
function wordsOf({ spans = [] }: ReadLine, turns: readonly string[]): string[] {
  const words = spans.map(([turn, from, to]) => (turns[turn] ?? '').slice(from, to).trim().toWellFormed())
  return [...new Set(words)].filter(text => text !== '')
}

/**
 * A read line with its names and prices as they are now, and the words it was read from.
 * @param turns what the line's spans point into
 * @throws RangeError where the menu lacks something of it
 */
export function toOrderLine(menu: Menu, line: ReadLine, turns: readonly string[]): OrderLine {
  const item = menu.items.find(known => known.id === line.item)
  if (item === undefined) throw new RangeError(`item “${line.item}” isn't on the menu`)
  return {
    itemKey: item.id,
    name: item.name,
    quantity: line.quantity,
    unit: line.unit,
    unitPriceMinor: priceLine(menu, { ...line, quantity: 1 }),
    totalMinor: priceLine(menu, line),
    options: line.options.map(({ group, option, amount, part }) => {
      const options = menu.groups.find(known => known.id === group)?.options
      return {
        group,
        option,
        amount,
        part,
        name: options?.find(known => known.id === option)?.name ?? option,
      }
    }),
    note: line.note,
    readFrom: wordsOf(line, turns),
  }
}
