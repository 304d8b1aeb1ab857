import type { Business } from '@comanda/shared/businesses/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { OrderSummary } from '@comanda/shared/orders/types.js'
import { type Badge, statusBadge } from '../../formatting/order-status.js'
import { counted } from '../../formatting/plural.js'
import { type ReadableTime, readableTime } from '../../formatting/time.js'

/** An order in the list: who, what, how much, how old. */
export interface OrderRow {
  href: string
  number: string
  customer: string
  lines: string
  total: string
  time: ReadableTime
  badge: Badge
}

export const customerName = (name: string | undefined): string => name?.trim() || 'No name'

export const orderRow = (order: OrderSummary, business: Business, now: Date): OrderRow => ({
  href: `/orders/${order.id}`,
  number: `#${order.number}`,
  customer: customerName(order.customerName),
  lines: counted(order.lineCount, 'line', 'lines'),
  total: formatMoney(order.totalMinor, order.currency, business.language),
  time: readableTime(order.createdAt, now, business.timeZone),
  badge: statusBadge(order.status),
})
