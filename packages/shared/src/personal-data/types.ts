/** Somebody who wrote to a shop or ordered there. */
export interface FoundCustomer {
  /** names them in commands; it gives nothing away */
  id: number
  name: string | undefined
  /** in digits */
  phone: string | undefined
  orders: number
  messages: number
  lastAt: Date | undefined
}

/** All that is kept of one customer, as JSON has it: rows as they stand in the tables that they are named by. */
export type CustomerData = Record<
  | 'contacts'
  | 'customers'
  | 'chats'
  | 'inbox'
  | 'outbox'
  | 'conversations'
  | 'handovers'
  | 'orders'
  | 'order_lines'
  | 'order_events'
  | 'order_amendments'
  | 'import_people'
  | 'import_orders'
  | 'learnt_words',
  Record<string, unknown>[]
>

export type Erased = 'erased' | 'not_found' | { openOrders: number[] }
