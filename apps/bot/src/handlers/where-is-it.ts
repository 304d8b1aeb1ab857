import { readWish } from '@comanda/order-language/read-wish.js'
import type { OrderStatus } from '@comanda/shared/orders/types.js'
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

/** “Where is my order?” */
export const whereIsIt: Handler = ({ known, text, replies }) => {
  if (readWish(text) !== 'where_is_it') return undefined
  const { lastOrder } = known
  if (lastOrder === undefined) return { reply: replies.say('noOrder') }
  return { reply: replies.say(texts[lastOrder.status], { number: lastOrder.number }) }
}
