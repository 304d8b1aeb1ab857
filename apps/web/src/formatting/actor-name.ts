import type { OrderEvent } from '@comanda/shared/orders/types.js'

/** Who took a step, in words. */
export function actorName({ actor, memberEmail }: Pick<OrderEvent, 'actor' | 'memberEmail'>): string {
  if (actor === 'customer') return 'The customer'
  return actor === 'system' ? 'Comanda' : (memberEmail ?? 'Somebody who has left the shop')
}
