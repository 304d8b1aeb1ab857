import type { Business } from '@comanda/shared/businesses/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { OrderStatus, OrderSummary } from '@comanda/shared/orders/types.js'
import { customerName } from '../../formatting/customer-name.js'
import { orderDue, type ReadableDueTime } from '../../formatting/order-due.js'
import { optionText, quantityText } from '../../formatting/order-line.js'
import { type Badge, fulfilmentWords, statusBadge } from '../../formatting/order-status.js'
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
  /** "2 × Margherita (large, no onions)" each, and whether there are more */
  items: string[]
  hasMore: boolean
  fulfilment: string | undefined
  total: string
  /** when it was ordered */
  time: ReadableTime
  /** when it is for, where it isn't for now */
  due: ReadableDueTime | undefined
  /** where it goes */
  address: string | undefined
  badge: Badge
  /** what was told of allergies: to be confirmed with the customer */
  allergy: string | undefined
  /** what the customer wrote besides, and the bot couldn't take */
  notTaken: string | undefined
}

const itemsShown = 3

/** "2 × Margherita (large, no onions)" */
function itemText({ options, ...item }: OrderSummary['firstItems'][number], language: string): string {
  const words = options.map(optionText)
  const name = `${quantityText(item, language)} ${item.name}`
  return words.length === 0 ? name : `${name} (${words.join(', ')})`
}

export const orderRow = (order: OrderSummary, business: Business, now: Date): OrderRow => ({
  id: order.id,
  version: order.version,
  status: order.status,
  href: `/orders/${order.id}`,
  number: `#${order.number}`,
  customer: customerName(order.customerName),
  items: order.firstItems.slice(0, itemsShown).map(item => itemText(item, business.language)),
  hasMore: order.firstItems.length > itemsShown,
  fulfilment: order.fulfilment && fulfilmentWords[order.fulfilment],
  total: formatMoney(order.totalMinor, order.currency, business.language),
  time: readableTime(order.createdAt, now, business.timeZone),
  due: orderDue(order, business.timeZone, now),
  address: order.fulfilment === 'pickup' ? undefined : order.address,
  badge: statusBadge(order.status),
  allergy: order.allergy,
  notTaken: order.notTaken,
})
