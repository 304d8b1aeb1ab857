import type { Business } from '@comanda/shared/businesses/types.js'
import type { OrderEvent } from '@comanda/shared/orders/types.js'
import { statusBadge } from '../../formatting/order-status.js'
import { type ReadableTime, readableClock } from '../../formatting/time.js'

export interface TimelineEntry {
  time: ReadableTime
  who: string
  from: string | undefined
  to: string
  reason: string | undefined
}

/** Who took a step, in words. */
export function actorName({ actor, memberEmail }: Pick<OrderEvent, 'actor' | 'memberEmail'>): string {
  if (actor === 'customer') return 'The customer'
  return actor === 'system' ? 'Comanda' : (memberEmail ?? 'Somebody who has left the shop')
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
    to:
      event.from === undefined ? 'Ordered' : event.from === event.to ? 'Changed' : statusBadge(event.to).word,
    reason: event.reason?.trim() || undefined,
  }))
