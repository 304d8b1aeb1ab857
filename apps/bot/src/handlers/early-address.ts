import { isOpen } from '@comanda/shared/orders/steps.js'
import type { Handler } from './handler.js'
import { readAlone } from './reading.js'

/** “To 12 Elm Street”, before anything is ordered: kept for what will be. Beside an order that stands it is for a person. */
export const earlyAddress: Handler = context => {
  const { business, conversation, known, text, replies } = context
  const isOnItsWay = known.lastOrder !== undefined && isOpen(known.lastOrder.status)
  if (conversation.cart.length > 0 || isOnItsWay || !business.offersDelivery || text.includes('?'))
    return undefined
  const address = readAlone(context)?.details.address
  if (address === undefined) return undefined
  return {
    conversation: { ...conversation, fulfilment: 'delivery', address },
    reply: replies.say('addressNoted', { address }),
  }
}
