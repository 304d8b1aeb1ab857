import type { OrderLine } from '@comanda/order-language/reading.js'
import type { DueTime, Fulfilment, OrderStatus } from '../orders/types.js'

/** What is remembered of a contact at a business. */
export interface KnownCustomer {
  /** where the last delivery went */
  address: string | undefined
  /** the order that was placed last */
  lastOrder: LastOrder | undefined
}

export interface LastOrder {
  id: number
  number: number
  status: OrderStatus
  placedAt: Date
  fulfilment: Fulfilment | undefined
  /** lines and fee */
  totalMinor: number
  due: DueTime | undefined
  details: Record<string, string>
  /** as the order language reads them, for “the same as last time” */
  lines: readonly OrderLine[]
}
