import type { Role } from '@comanda/shared/members/types.js'
import { nextSteps } from '@comanda/shared/orders/steps.js'
import type { Fulfilment, OrderStatus } from '@comanda/shared/orders/types.js'

const counter: readonly Role[] = ['owner', 'manager', 'kitchen']
const everybody: readonly Role[] = ['owner', 'manager', 'kitchen', 'driver']

/**
 * Who may bring an order where. Taking an order, or refusing one, promises something on the kitchen's behalf: that is
 * for whoever stands at the counter. A driver takes what is ready, and brings it.
 */
export const stepRoles: Readonly<Record<OrderStatus, readonly Role[]>> = {
  pending: [],
  accepted: counter,
  rejected: counter,
  preparing: counter,
  ready: counter,
  out_for_delivery: everybody,
  completed: everybody,
  cancelled: counter,
}

/** The steps that this person may take from here, the usual one first. */
export function stepsFor(
  role: Role,
  status: OrderStatus,
  fulfilment: Fulfilment | undefined,
): readonly OrderStatus[] {
  return nextSteps(status, fulfilment).filter(to => stepRoles[to].includes(role))
}
