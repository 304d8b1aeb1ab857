import type { Fulfilment, OrderStatus } from '@comanda/shared/orders/types.js'

/** waiting: somebody has to act · going: on its way · done · trouble */
export type Tone = 'waiting' | 'going' | 'done' | 'trouble'

export interface Badge {
  tone: Tone
  word: string
}

const badges: Record<OrderStatus, Badge> = {
  pending: { tone: 'waiting', word: 'New' },
  accepted: { tone: 'going', word: 'Accepted' },
  preparing: { tone: 'going', word: 'Preparing' },
  ready: { tone: 'going', word: 'Ready' },
  out_for_delivery: { tone: 'going', word: 'Out for delivery' },
  completed: { tone: 'done', word: 'Completed' },
  rejected: { tone: 'trouble', word: 'Rejected' },
  cancelled: { tone: 'trouble', word: 'Cancelled' },
}

export const statusBadge = (status: OrderStatus): Badge => badges[status]

export const fulfilmentWords: Readonly<Record<Fulfilment, string>> = {
  delivery: 'Delivery',
  pickup: 'Pickup',
}
