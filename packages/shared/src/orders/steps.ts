import type { Fulfilment, OrderStatus } from './types.js'

const steps: Record<OrderStatus, readonly OrderStatus[]> = {
  pending: ['accepted', 'rejected', 'cancelled'],
  accepted: ['preparing', 'ready', 'cancelled'],
  preparing: ['ready', 'cancelled'],
  ready: ['out_for_delivery', 'completed', 'cancelled'],
  out_for_delivery: ['completed', 'cancelled'],
  completed: [],
  rejected: [],
  cancelled: [],
}

/** Where an order may go from here, the usual way first. A delivery goes out before it is completed, a pickup doesn't. */
export function nextSteps(status: OrderStatus, fulfilment: Fulfilment | undefined): readonly OrderStatus[] {
  if (status !== 'ready' || fulfilment === undefined) return steps[status]
  const unusual: OrderStatus = fulfilment === 'delivery' ? 'completed' : 'out_for_delivery'
  return steps.ready.filter(step => step !== unusual)
}

/** Does the way lead there from here? What is taken back goes the other way. */
export const isStep = (from: OrderStatus, to: OrderStatus): boolean => steps[from].includes(to)

/** How long whoever took a step may take it back: nobody is told of it before. */
export const undoMs = 10_000

/** Until it is being prepared; after that it is a request to staff. */
export const customerMayCancel = (status: OrderStatus): boolean =>
  status === 'pending' || status === 'accepted'

/** As long as it may be cancelled. */
export const customerMayChange = customerMayCancel

/** Those with something left to do. `orders_due` is of these. */
export const openStatuses = Object.entries(steps).flatMap(([status, next]) =>
  next.length > 0 ? [status as OrderStatus] : [],
)

/** Is anything left to do with it? */
export const isOpen = (status: OrderStatus): boolean => steps[status].length > 0
