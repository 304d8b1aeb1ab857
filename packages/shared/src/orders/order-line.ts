import type { Menu, MenuItem } from '@comanda/order-language/menu/menu.js'
import { priceLine } from '@comanda/order-language/price.js'
import type { OrderLine as ReadLine } from '@comanda/order-language/reading.js'
import type { OrderLine, OrderLineOption } from './types.js'

/** The stretches of the turns that the line names, each once. */
function wordsOf({ spans = [] }: ReadLine, turns: readonly string[]): string[] {
  const words = spans.map(([turn, from, to]) => (turns[turn] ?? '').slice(from, to).trim().toWellFormed())
  return [...new Set(words)].filter(text => text !== '')
}

/** What a dish comes as where nobody says otherwise, as far as that decides its price: “medium”. */
function standardOptions(menu: Menu, item: MenuItem, said: ReadLine['options']): OrderLineOption[] {
  return item.defaults.flatMap(({ group, option }) => {
    const known = menu.groups.find(({ id }) => id === group)
    const prices = new Set(known?.options.map(({ priceMinor }) => priceMinor))
    const isSaid = said.some(other => other.group === group && other.amount !== 'none')
    const name = known?.options.find(({ id }) => id === option)?.name
    if (known?.max !== 1 || prices.size < 2 || isSaid || name === undefined) return []
    return [{ group, option, name, amount: 'normal', standard: true }]
  })
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
    options: [
      ...standardOptions(menu, item, line.options),
      ...line.options.map(({ group, option, amount, part }) => {
        const options = menu.groups.find(known => known.id === group)?.options
        const name = options?.find(known => known.id === option)?.name ?? option
        return { group, option, amount, part, name }
      }),
    ],
    note: line.note,
    readFrom: wordsOf(line, turns),
  }
}
