import type { Business } from '@comanda/shared/businesses/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { Order, OrderLine, OrderLineOption } from '@comanda/shared/orders/types.js'
import { type OrderRow, orderRow, quantityText } from './order-row.js'

export interface LineDetails {
  quantity: string
  name: string
  options: string[]
  note: string | undefined
  total: string
  /** the words that it was read from */
  readFrom: readonly string[]
}

export interface OrderDetails extends OrderRow {
  orderLines: LineDetails[]
  /** undefined where there is none */
  fee: string | undefined
  phone: { text: string; href: string } | undefined
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

const labels: [key: string, label: string][] = [
  ['address', 'Address'],
  ['phone', 'Phone'],
  ['when', 'When'],
  ['payment', 'Payment'],
  ['name', 'Name'],
]

/** WhatsApp's "447700900000@c.us" as a number to call. */
function phoneLink(wid: string | undefined): OrderDetails['phone'] {
  const digits = /^(\d{5,15})@c\.us$/.exec(wid ?? '')?.[1]
  return digits === undefined ? undefined : { text: `+${digits}`, href: `tel:+${digits}` }
}

export const lineDetails = (line: OrderLine, currency: string, language: string): LineDetails => ({
  quantity: quantityText(line, language),
  name: line.name,
  options: line.options.map(optionText),
  note: line.note,
  total: formatMoney(line.totalMinor, currency, language),
  readFrom: line.readFrom,
})

export function orderDetails(order: Order, business: Business, now: Date): OrderDetails {
  return {
    ...orderRow(order, business, now),
    orderLines: order.lines.map(line => lineDetails(line, order.currency, business.language)),
    fee: order.feeMinor === 0 ? undefined : formatMoney(order.feeMinor, order.currency, business.language),
    phone: phoneLink(order.phone),
    details: labels.flatMap(([key, label]) => {
      const text = order.details[key]
      return text === undefined || text === '' ? [] : [{ label, text }]
    }),
  }
}
