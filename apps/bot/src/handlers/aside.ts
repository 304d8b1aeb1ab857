import { readWish, wants, withoutDrop } from '@comanda/order-language/read-wish.js'
import { emptyConversation } from '@comanda/shared/conversations/types.js'
import { isOpen } from '@comanda/shared/orders/steps.js'
import { clearCart } from './clear-cart.js'
import type { Handler, MessageContext } from './handler.js'
import { readAlone } from './reading.js'

/** Does it order anything, or may it? */
function mayOrder(context: MessageContext, text = context.text): boolean {
  const reading = text === '' ? undefined : readAlone(context, text)
  return reading !== undefined && (reading.lines.length > 0 || reading.questions.length > 0)
}

/** “Never mind, we eat at home”: the cart is cleared; of what is placed a person must hear. */
const dropped: Handler = context => {
  const { conversation, known, replies } = context
  if (mayOrder(context, withoutDrop(context.text))) return undefined
  if (conversation.cart.length > 0) return clearCart(context)
  const isOnItsWay = known.lastOrder !== undefined && isOpen(known.lastOrder.status)
  return isOnItsWay ? undefined : { conversation: emptyConversation, reply: replies.say('allRight') }
}

/** What is said to the shop and orders nothing: never mind, wrong chat, let me think, how good it was. */
export const aside: Handler = context => {
  const { text, replies } = context
  switch (readWish(text)) {
    case 'drop':
      return dropped(context)
    case 'wrong_chat':
      return wants(text) ? undefined : { conversation: emptyConversation, reply: replies.say('allRight') }
    case 'thinking':
      return mayOrder(context) ? undefined : { reply: replies.say('takeYourTime') }
    case 'praise':
      return wants(text) || text.includes('?') ? undefined : { reply: replies.say('praised') }
    default:
      return undefined
  }
}
