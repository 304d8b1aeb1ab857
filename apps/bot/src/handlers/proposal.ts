import type { Menu } from '@comanda/order-language/menu/menu.js'
import { priceLine } from '@comanda/order-language/price.js'
import type { OrderLine as ReadLine } from '@comanda/order-language/reading.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { Proposal } from '@comanda/shared/conversations/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { Fulfilment, OrderLine } from '@comanda/shared/orders/types.js'
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

/**
 * The cart with today's prices and terms: what a yes would say yes to.
 * @throws RangeError where something of it isn't on the menu any more
 */
export function propose(
  menu: Menu,
  business: Business,
  cart: {
    lines: readonly ReadLine[]
    details: Record<string, string>
    fulfilment: Fulfilment | undefined
  },
): Proposal {
  const lines = cart.lines.map(line => priced(menu, line))
  const feeMinor = cart.fulfilment === 'delivery' ? business.deliveryFeeMinor : 0
  return {
    lines,
    fulfilment: cart.fulfilment,
    feeMinor,
    totalMinor: lines.reduce((sum, line) => sum + line.totalMinor, feeMinor),
    currency: menu.currency,
    details: cart.details,
    menuVersion: business.menuVersion,
  }
}

export function describeLines(proposal: Proposal, replies: Replies): string {
  return proposal.lines.map(line => `• ${describeLine(line, proposal.currency, replies)}`).join('\n')
}

const money = (minor: number, proposal: Proposal, replies: Replies): string =>
  formatMoney(minor, proposal.currency, replies.language)

/** The cart as it is read back for a yes. */
export function readBack(
  proposal: Proposal,
  replies: Replies,
  said: { problems?: readonly string[]; closed?: string | undefined } = {},
): string {
  return replies.say('cart', {
    problems: said.problems?.join('\n') || 'none',
    lines: describeLines(proposal, replies),
    fee: proposal.feeMinor > 0 ? money(proposal.feeMinor, proposal, replies) : 'none',
    total: money(proposal.totalMinor, proposal, replies),
    details: describeDetails(proposal.details, replies) || 'none',
    closed: said.closed ?? 'none',
  })
}

/** The cart so far, and what must be known before it can be read back for a yes. */
export function readBackAndAsk(
  proposal: Proposal,
  replies: Replies,
  question: string,
  problems: readonly string[] = [],
): string {
  return replies.say('cartThenAsk', {
    problems: problems.join('\n') || 'none',
    lines: describeLines(proposal, replies),
    total: money(proposal.totalMinor - proposal.feeMinor, proposal, replies),
    question,
  })
}
