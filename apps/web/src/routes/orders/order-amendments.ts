import type { Business } from '@comanda/shared/businesses/types.js'
import type { Amendment } from '@comanda/shared/orders/types.js'
import { type ReadableTime, readableClock } from '../../formatting/time.js'

export interface ReadableAmendment {
  what: string
  text: string
  time: ReadableTime
  isOpen: boolean
}

const words: Record<Amendment['kind'], string> = {
  edited: 'The customer changed a message of this order:',
  deleted: 'The customer deleted a message of this order.',
  asked: 'The customer asks about this order:',
  complained: 'The customer complains:',
}

/** What the customer wants of an order since it stands, for a person to decide. */
export const orderAmendments = (
  amendments: readonly Amendment[],
  business: Business,
  now: Date,
): ReadableAmendment[] =>
  amendments.map(({ kind, text, at, isOpen }) => ({
    what: words[kind],
    text,
    time: readableClock(at, now, business.timeZone),
    isOpen,
  }))
