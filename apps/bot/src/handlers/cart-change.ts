import type { Proposal } from '@comanda/shared/conversations/types.js'
import type { OrderLine } from '@comanda/shared/orders/types.js'

/** A cart that a phone shows at a glance is read back whole. */
const shortCart = 3
/** More at once is another cart. */
const changesAtMost = 3

/** What came to a cart, and what left it. */
export interface CartChange {
  more: OrderLine[]
  less: OrderLine[]
}

const keyOf = ({ itemKey, unit, options, note, unitPriceMinor }: OrderLine): string =>
  JSON.stringify([
    itemKey,
    unit,
    note,
    unitPriceMinor,
    options.map(({ group, option, amount, part }) => [group, option, amount, part]),
  ])

/** Of each line that there are more of on the one side, as many as it is ahead. */
function ahead(lines: readonly OrderLine[], others: readonly OrderLine[]): OrderLine[] {
  const counts = new Map<string, number>()
  for (const line of others) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + line.quantity)
  return lines.flatMap(line => {
    const left = counts.get(keyOf(line)) ?? 0
    counts.set(keyOf(line), Math.max(0, left - line.quantity))
    const quantity = line.quantity - left
    if (quantity <= 0) return []
    return [{ ...line, quantity, totalMinor: Math.round((line.totalMinor / line.quantity) * quantity) }]
  })
}

/** What to tell of a long cart that was read back before; undefined where all of it is to be told. */
export function cartChange(before: Proposal | undefined, after: Proposal): CartChange | undefined {
  if (before === undefined || after.lines.length <= shortCart) return undefined
  const more = ahead(after.lines, before.lines)
  const less = ahead(before.lines, after.lines)
  const count = more.length + less.length
  return count > 0 && count <= changesAtMost ? { more, less } : undefined
}
