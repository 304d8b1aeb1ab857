import type { Business } from '@comanda/shared/businesses/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { Fulfilment, OrderStatus, OrderSummary } from '@comanda/shared/orders/types.js'
import { quantityText } from '../../formatting/order-line.js'
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
  /** what was told of allergies: to be confirmed with the customer */
  allergy: string | undefined
  /** what the customer wrote besides, and the bot couldn't take */
  notTaken: string | undefined
}

const fulfilmentWords: Record<Fulfilment, string> = { delivery: 'Delivery', pickup: 'Pickup' }

const itemsShown = 3

export const customerName = (name: string | undefined): string => name?.trim() || 'No name'

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
  allergy: order.allergy,
  notTaken: order.notTaken,
})
