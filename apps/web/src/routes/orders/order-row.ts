import type { Business } from '@comanda/shared/businesses/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { Fulfilment, OrderLine, OrderStatus, OrderSummary } from '@comanda/shared/orders/types.js'
import { type Badge, statusBadge } from '../../formatting/order-status.js'
import { type ReadableTime, readableTime } from '../../formatting/time.js'

/** An order in the list: who, what, how much, how old. */
export interface OrderRow {
  id: number
  /** so that the page's script can tell an older word from a newer one */
  version: number
  status: OrderStatus
  href: string
  number: string
  customer: string
  /** "2 × Margherita, 1 × Coke …" */
  items: string
  fulfilment: string | undefined
  total: string
  time: ReadableTime
  badge: Badge
}

const fulfilmentWords: Record<Fulfilment, string> = { delivery: 'Delivery', pickup: 'Pickup' }

const itemsShown = 3

export const customerName = (name: string | undefined): string => name?.trim() || 'No name'

/** By language: making one takes longer than a hundred uses of it. */
const quantities = new Map<string, Intl.NumberFormat>()

/** "2 ×" by the piece, "1.5 kg" by a measure */
export function quantityText(
  { quantity, unit }: Pick<OrderLine, 'quantity' | 'unit'>,
  language: string,
): string {
  const format = quantities.get(language) ?? new Intl.NumberFormat(language, { maximumFractionDigits: 3 })
  quantities.set(language, format)
  const number = format.format(quantity)
  return unit === undefined ? `${number} ×` : `${number} ${unit}`
}

export const orderRow = (order: OrderSummary, business: Business, now: Date): OrderRow => ({
  id: order.id,
  version: order.version,
  status: order.status,
  href: `/orders/${order.id}`,
  number: `#${order.number}`,
  customer: customerName(order.customerName),
  items:
    order.firstItems
      .slice(0, itemsShown)
      .map(item => `${quantityText(item, business.language)} ${item.name}`)
      .join(', ') + (order.firstItems.length > itemsShown ? ' …' : ''),
  fulfilment: order.fulfilment && fulfilmentWords[order.fulfilment],
  total: formatMoney(order.totalMinor, order.currency, business.language),
  time: readableTime(order.createdAt, now, business.timeZone),
  badge: statusBadge(order.status),
})
