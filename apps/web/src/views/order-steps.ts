import type { Role } from '@comanda/shared/members/types.js'
import { isOpen } from '@comanda/shared/orders/steps.js'
import type { OrderStatus, OrderSummary } from '@comanda/shared/orders/types.js'
import { stepsFor } from '../routing/step-roles.js'

const labels: Record<OrderStatus, string> = {
  pending: 'New',
  accepted: 'Accept order',
  rejected: 'Reject, tell the customer',
  preparing: 'Start preparing',
  ready: 'Ready',
  out_for_delivery: 'Out for delivery',
  completed: 'Completed',
  cancelled: 'Cancel, tell the customer',
}

/** The usual reasons are told to the customer, so their words stand with the bot's texts. */
const refusals = {
  rejected: {
    summary: 'Reject…',
    question: 'Why can’t you take it?',
    reasonKeys: ['reasonBusy', 'reasonSoldOut', 'reasonTooFar', 'reasonClosed'],
  },
  cancelled: {
    summary: 'Cancel the order…',
    question: 'Why is it cancelled?',
    reasonKeys: ['reasonAsked', 'reasonSoldOut', 'reasonUnreachable'],
  },
}

export const reasonMaxLength = 300
/** these two ask for a reason, since the customer is told */
export const needsReason = (to: OrderStatus): to is keyof typeof refusals => to in refusals

export interface Step {
  to: OrderStatus
  label: string
}

export interface OrderSteps {
  /** what it is now: sent along, so that of two people pressing at once one learns of the other */
  from: OrderStatus
  usual: Step | undefined
  others: Step[]
  refusal: (Step & (typeof refusals)[keyof typeof refusals]) | undefined
  /** where it isn't done, but this person's role takes no step from here */
  waits: boolean
}

type Standing = Pick<OrderSummary, 'status' | 'fulfilment'>

/** The one step that usually comes next, where this person may take it. */
export const usualStep = (order: Standing, role: Role): Step | undefined => orderSteps(order, role).usual

/** An order's next steps as buttons. */
export function orderSteps({ status, fulfilment }: Standing, role: Role): OrderSteps {
  const allowed = stepsFor(role, status, fulfilment)
  const step = (to: OrderStatus): Step => ({ to, label: labels[to] })
  const [usual, ...others] = allowed.filter(to => !needsReason(to)).map(step)
  // a new order is rejected; cancelling it too would say the same in other words
  const refusal = allowed.find(needsReason)
  return {
    from: status,
    usual,
    others,
    refusal: refusal && { ...step(refusal), ...refusals[refusal] },
    waits: allowed.length === 0 && isOpen(status),
  }
}
