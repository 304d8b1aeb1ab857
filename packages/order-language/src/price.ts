import type { Menu, MenuGroup, MenuItem, MenuOption } from './menu/menu.js'
import type { Amount, LineOption, OrderLine } from './reading.js'
import { convertQuantity } from './text/units.js'

function timesOf(amount: Amount): number {
  if (typeof amount === 'number') return amount
  if (amount === 'none') return 0
  return amount === 'double' ? 2 : 1
}

/** The menu's defaults that a line's own words leave standing: those of a choice of one give way to what was said. */
function remainingDefaults(
  item: MenuItem,
  groups: ReadonlyMap<string, MenuGroup>,
  said: readonly LineOption[],
) {
  return item.defaults.filter(
    standard =>
      !said.some(option => {
        if (option.group !== standard.group) return false
        return (
          option.option === standard.option ||
          (groups.get(option.group)?.max === 1 && option.amount !== 'none' && option.amount !== 0)
        )
      }),
  )
}

function findOption(groups: ReadonlyMap<string, MenuGroup>, group: string, option: string): MenuOption {
  const found = groups.get(group)?.options.find(candidate => candidate.id === option)
  if (!found) throw new RangeError(`option “${group}/${option}” isn't on the menu`)
  return found
}

/**
 * What a line costs, in minor units of the menu's currency: the item and its options, times the quantity, rounded
 * half up once, at the line. An option costs its price times its amount (none 0; light, normal and extra 1; double 2;
 * N, N). Defaults cost what they cost when they are said, and are never counted twice. An option may make it cheaper,
 * but never less than nothing.
 * @throws {RangeError} when the line names an item, group, option or unit that the menu doesn't have
 */
export function priceLine(menu: Menu, line: OrderLine): number {
  const item = menu.items.find(candidate => candidate.id === line.item)
  if (!item) throw new RangeError(`item “${line.item}” isn't on the menu`)
  const groups = new Map(menu.groups.map(group => [group.id, group]))
  let eachMinor = item.priceMinor
  for (const { group, option } of remainingDefaults(item, groups, line.options))
    eachMinor += findOption(groups, group, option).priceMinor
  for (const { group, option, amount } of line.options)
    eachMinor += findOption(groups, group, option).priceMinor * timesOf(amount)
  return roundHalfUp(Math.max(0, eachMinor) * pricedQuantity(item, line))
}

/** The sum of the lines, in minor units of the menu's currency. */
export function priceCart(menu: Menu, lines: readonly OrderLine[]): number {
  return lines.reduce((sum, line) => sum + priceLine(menu, line), 0)
}

function pricedQuantity(item: MenuItem, line: OrderLine): number {
  const unit = item.units?.[0]
  if (line.unit === undefined || unit === undefined || line.unit === unit) return line.quantity
  const quantity = convertQuantity(line.quantity, line.unit, unit)
  if (quantity === undefined) throw new RangeError(`“${item.id}” isn't sold by the ${line.unit}`)
  return quantity
}

/** Takes off what binary fractions add first (0.145 × 100 is 14.499999999999998). */
function roundHalfUp(value: number): number {
  return Math.floor(Number((value + 0.5).toFixed(6)))
}
