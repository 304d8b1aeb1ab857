import { readWish } from '@comanda/order-language/read-wish.js'
import { continueOrder } from './continue-order.js'
import type { Handler } from './handler.js'

/** “Show me my cart”: all of it, and what it waits for. */
export const showCart: Handler = context => {
  const { conversation } = context
  if (conversation.cart.length === 0 || readWish(context.text) !== 'cart') return undefined
  const { turns, reading, cart: lines, fulfilment, address, proposal } = conversation
  const unseen = { ...context, conversation: { ...conversation, proposal: undefined } }
  const details = proposal?.details ?? {}
  return continueOrder(unseen, { turns, reading, lines, details, fulfilment, address })
}
