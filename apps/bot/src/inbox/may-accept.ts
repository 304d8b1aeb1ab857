import { isOpenAt } from '@comanda/shared/businesses/opening-hours.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { NewOrder } from '@comanda/shared/orders/types.js'

/** Does the shop take this order without a person? One with an allergy, or with words that nothing was made of, never. */
export function mayAccept(
  business: Business,
  { details, totalMinor }: Pick<NewOrder, 'details' | 'totalMinor'>,
  now: Date,
): boolean {
  const { accepts, acceptsBelowMinor, timeZone } = business
  if (accepts === 'never' || details.allergy !== undefined || details.notTaken !== undefined) return false
  return accepts === 'always' || (totalMinor < acceptsBelowMinor && isOpenAt(business, timeZone, now))
}
