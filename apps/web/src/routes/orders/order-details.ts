import type { Business } from '@comanda/shared/businesses/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { Order } from '@comanda/shared/orders/types.js'
import { type LineDetails, lineDetails } from '../../formatting/order-line.js'
import { type OrderRow, orderRow } from './order-row.js'

export interface OrderDetails extends OrderRow {
  orderLines: LineDetails[]
  /** undefined where there is none */
  fee: string | undefined
  phone: { text: string; href: string } | undefined
  chatHref: string
  /** what the customer said beside the dishes, in the order of reading */
  details: { label: string; text: string }[]
}

const labels: [key: string, label: string][] = [
  ['address', 'Address'],
  ['phone', 'Phone'],
  ['when', 'When'],
  ['payment', 'Payment'],
  ['name', 'Name'],
  ['note', 'Customer’s note'],
]

/** WhatsApp's "447700900000@c.us" as a number to call. */
function phoneLink(wid: string | undefined): OrderDetails['phone'] {
  const digits = /^(\d{5,15})@c\.us$/.exec(wid ?? '')?.[1]
  return digits === undefined ? undefined : { text: `+${digits}`, href: `tel:+${digits}` }
}

export function orderDetails(order: Order, business: Business, now: Date): OrderDetails {
  return {
    ...orderRow(order, business, now),
    orderLines: order.lines.map(line => lineDetails(line, order.currency, business.language)),
    fee: order.feeMinor === 0 ? undefined : formatMoney(order.feeMinor, order.currency, business.language),
    phone: phoneLink(order.phone),
    chatHref: `/handovers/${order.contactId}`,
    details: labels.flatMap(([key, plain]) => {
      const label = key === 'when' && order.due !== undefined ? 'When, in their words' : plain
      const text = order.details[key]
      return text === undefined || text === '' ? [] : [{ label, text }]
    }),
  }
}
