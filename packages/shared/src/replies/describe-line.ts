import { formatMoney } from '../money/format-money.js'
import type { OrderLine, OrderLineOption } from '../orders/types.js'
import type { Replies } from './replies.js'

function describeOption(option: OrderLineOption, replies: Replies): string {
  const { name, amount } = option
  const keys = {
    none: 'amountNone',
    extra: 'amountExtra',
    light: 'amountLight',
    double: 'amountDouble',
  } as const
  let said = name
  if (typeof amount === 'number') said = replies.say('amountCount', { count: replies.number(amount), name })
  else if (amount !== 'normal') said = replies.say(keys[amount], { name })
  if (option.part === undefined) return said
  return replies.say(option.part === 'left' ? 'partLeft' : 'partRight', { name: said })
}

/** A line of a cart as a customer reads it: "2 × Margherita (large, no onions) · $25.00". */
export function describeLine(line: OrderLine, currency: string, replies: Replies): string {
  return replies.say(line.unit === undefined ? 'line' : 'lineUnit', {
    quantity: replies.number(line.quantity),
    unit: line.unit ?? '',
    name: line.name,
    options: line.options.map(option => describeOption(option, replies)).join(', ') || 'none',
    price: formatMoney(line.totalMinor, currency, replies.language),
  })
}

/** Several of them, each on a line of its own. */
export function describeLines(lines: readonly OrderLine[], currency: string, replies: Replies): string {
  return lines.map(line => `• ${describeLine(line, currency, replies)}`).join('\n')
}
