import type { Menu } from './menu/menu.js'
import type { OrderLine } from './reading.js'

/**
 * What a line costs, in minor units of the menu's currency: the item and its options, times the quantity, rounded
 * half up once, at the line. An option costs its price times its amount (none 0; light, normal and extra 1; double 2;
 * N, N). Defaults count like options that were said, and only once when they are said too.
 * @throws {RangeError} when the line names an item, group or option that isn't on the menu
 */
export function priceLine(menu: Menu, line: OrderLine): number {
  throw new RangeError(`item “${line.item}” isn't on the menu in ${menu.currency}`)
}

/** The sum of the lines, in minor units of the menu's currency. */
export function priceCart(menu: Menu, lines: readonly OrderLine[]): number {
  return lines.reduce((sum, line) => sum + priceLine(menu, line), 0)
}
