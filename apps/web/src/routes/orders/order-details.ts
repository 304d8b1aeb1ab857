import type { Business } from '@comanda/shared/businesses/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { Order, OrderLine, OrderLineOption } from '@comanda/shared/orders/types.js'
import { type OrderRow, orderRow } from './order-row.js'

export interface LineDetails {
  quantity: string
  name: string
  options: string[]
  note: string | undefined
  total: string
}

export interface OrderDetails extends OrderRow {
  orderLines: LineDetails[]
  /** what the customer said beside the dishes, in the order of reading */
  details: { label: string; text: string }[]
}

const amountWords = { none: 'no', light: 'light', extra: 'extra', double: 'double' }

/** "no onions", "extra cheese (left half)", "3 × sugar" */
export function optionText({ name, amount, part }: OrderLineOption): string {
  const half = part === undefined ? '' : ` (${part} half)`
  if (amount === 'normal' || amount === 1) return `${name}${half}`
  if (typeof amount === 'number') return `${amount} × ${name}${half}`
  return `${amountWords[amount]} ${name}${half}`
}

/** "2 ×" by the piece, "1.5 kg" by a measure */
export function quantityText(
  { quantity, unit }: Pick<OrderLine, 'quantity' | 'unit'>,
  language: string,
): string {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(quantity)
  return unit === undefined ? `${number} ×` : `${number} ${unit}`
}

const labels: [key: string, label: string][] = [
  ['address', 'Address'],
  ['phone', 'Phone'],
  ['when', 'When'],
  ['payment', 'Payment'],
  ['name', 'Name'],
]

export function orderDetails(order: Order, business: Business, now: Date): OrderDetails {
  return {
    ...orderRow(order, business, now),
    orderLines: order.lines.map(line => ({
      quantity: quantityText(line, business.language),
      name: line.name,
      options: line.options.map(optionText),
      note: line.note,
      total: formatMoney(line.totalMinor, order.currency, business.language),
    })),
    details: labels.flatMap(([key, label]) => {
      const text = order.details[key]
      return text === undefined || text === '' ? [] : [{ label, text }]
    }),
  }
}
