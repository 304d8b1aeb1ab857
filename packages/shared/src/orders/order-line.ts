import type { Menu } from '@comanda/order-language/menu/menu.js'
import { priceLine } from '@comanda/order-language/price.js'
import type { OrderLine as ReadLine } from '@comanda/order-language/reading.js'
import type { OrderLine } from './types.js'

/** A read line with its names and prices as they are now. @throws RangeError where the menu lacks something of it */
export function toOrderLine(menu: Menu, line: ReadLine): OrderLine {
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
  }
}
