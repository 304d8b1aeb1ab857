import type { Fulfilment, OrderStatus } from '../orders/types.js'

/** What is remembered of a contact at a business. */
export interface KnownCustomer {
  /** where the last delivery went */
  address: string | undefined
  /** the order that was placed last */
  lastOrder:
    | { id: number; number: number; status: OrderStatus; fulfilment: Fulfilment | undefined }
    | undefined
}
