import { readWish } from '@comanda/order-language/read-wish.js'
import type { LastOrder } from '@comanda/shared/customers/types.js'
import type { OrderStatus } from '@comanda/shared/orders/types.js'
import type { Replies } from '@comanda/shared/replies/replies.js'
import type { Handler } from './handler.js'

const texts: Record<OrderStatus, string> = {
  pending: 'orderPending',
  accepted: 'orderAccepted',
  rejected: 'orderRejected',
  preparing: 'orderPreparing',
  ready: 'orderReady',
  out_for_delivery: 'orderOutForDelivery',
  completed: 'orderCompleted',
  cancelled: 'orderCancelled',
}

/** How it stands with an order. */
export const describeStatus = (
  { status, number }: Pick<LastOrder, 'status' | 'number'>,
  replies: Replies,
): string => replies.say(texts[status], { number })

/** “Where is my order?” */
export const whereIsIt: Handler = ({ known, text, replies }) => {
  if (readWish(text) !== 'where_is_it') return undefined
  const { lastOrder } = known
  if (lastOrder === undefined) return { reply: replies.say('noOrder') }
  return { reply: describeStatus(lastOrder, replies) }
}
