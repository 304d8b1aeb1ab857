import { readWish } from '@comanda/order-language/read-wish.js'
import { describeStatus } from '../replies/describe.js'
import type { Handler } from './handler.js'

/** “Where is my order?” */
export const whereIsIt: Handler = context => {
  const { conversation, known, text, replies } = context
  if (readWish(text) !== 'where_is_it') return undefined
  const { lastOrder } = known
  // asked of what isn't placed yet: when it would come
  if (lastOrder === undefined && conversation.cart.length > 0) return undefined
  // somebody waits for one: who took it, a person must find out
  if (lastOrder === undefined) return { reply: replies.say('orderNotFound'), handover: 'question' }
  return { reply: describeStatus(lastOrder, context) }
}
