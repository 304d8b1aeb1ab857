import type { Menu } from '@comanda/order-language/menu/menu.js'
import { priceLine } from '@comanda/order-language/price.js'
import type { OrderLine as ReadLine } from '@comanda/order-language/reading.js'
import type { Proposal } from '@comanda/shared/conversations/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { OrderLine } from '@comanda/shared/orders/types.js'
import type { Replies } from '@comanda/shared/replies/replies.js'
import { describeDetails, describeLine } from '../replies/describe.js'

/** A read line with its names and prices as they are now. @throws RangeError where the menu lacks something of it */
function priced(menu: Menu, line: ReadLine): OrderLine {
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

/** The cart with today's prices: what a yes would say yes to. */
export function propose(
  menu: Menu,
  menuVersion: number,
  lines: readonly ReadLine[],
  details: Record<string, string>,
): Proposal {
  const pricedLines = lines.map(line => priced(menu, line))
  return {
    lines: pricedLines,
    totalMinor: pricedLines.reduce((sum, line) => sum + line.totalMinor, 0),
    currency: menu.currency,
    details,
    menuVersion,
  }
}

/** The cart as it is read back. */
export function readBack(proposal: Proposal, replies: Replies, problems: readonly string[] = []): string {
  return replies.say('cart', {
    problems: problems.join('\n') || 'none',
    lines: describeLines(proposal, replies),
    total: formatMoney(proposal.totalMinor, proposal.currency, replies.language),
    details: describeDetails(proposal.details, replies) || 'none',
  })
}

export function describeLines(proposal: Proposal, replies: Replies): string {
  return proposal.lines.map(line => `• ${describeLine(line, proposal.currency, replies)}`).join('\n')
}
