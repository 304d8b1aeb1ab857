import type { Business } from '@comanda/shared/businesses/types.js'
import { isStep } from '@comanda/shared/orders/steps.js'
import type { OrderEvent } from '@comanda/shared/orders/types.js'
import { actorName } from '../../formatting/actor-name.js'
import { statusBadge } from '../../formatting/order-status.js'
import { type ReadableTime, readableClock } from '../../formatting/time.js'

export interface TimelineEntry {
  time: ReadableTime
  who: string
  from: string | undefined
  to: string
  reason: string | undefined
}

function whatHappened({ from, to }: OrderEvent): string {
  if (from === undefined) return 'Ordered'
  if (from === to) return 'Changed'
  const { word } = statusBadge(to)
  return isStep(from, to) ? word : `Taken back: ${word}`
}

/** What happened to an order, oldest first: who, when, from where to where, why. */
export const orderTimeline = (
  events: readonly OrderEvent[],
  business: Business,
  now: Date,
): TimelineEntry[] =>
  events.map(event => ({
    time: readableClock(event.at, now, business.timeZone),
    who: actorName(event),
    // its customer changed what is in it
    from: event.from && event.from !== event.to ? statusBadge(event.from).word : undefined,
    to: whatHappened(event),
    reason: event.reason?.trim() || undefined,
  }))
