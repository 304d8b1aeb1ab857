import type { OrderSummary } from '@comanda/shared/orders/types.js'
import { type ReadableTime, readableDue } from './time.js'

/** When an order is for, and how far that is. */
export interface ReadableDueTime {
  time: ReadableTime
  /** for machines: when it is to be begun; undefined where it is being made, or done */
  begins: string | undefined
  /** nobody need begin yet */
  isLater: boolean
}

/** @returns undefined where it is for now */
export function orderDue(
  { due, status }: Pick<OrderSummary, 'due' | 'status'>,
  timeZone: string,
  now: Date,
): ReadableDueTime | undefined {
  if (due === undefined) return undefined
  const isAhead = status === 'pending' || status === 'accepted'
  return {
    time: readableDue(due.at, now, timeZone),
    begins: isAhead ? due.startAt.toISOString() : undefined,
    isLater: isAhead && due.startAt > now,
  }
}
