import { readAnswer } from '@comanda/order-language/read-answer.js'
import { readWish } from '@comanda/order-language/read-wish.js'
import { isOpen } from '@comanda/shared/orders/steps.js'
import { describeClosed } from '../replies/describe.js'
import { describeCategory, describeMenu } from '../replies/describe-menu.js'
import { isLate } from './age.js'
import type { Handler } from './handler.js'
import { changesCart } from './reading.js'

/** A greeting, thanks, the menu or one of its categories: where nothing is ordered with it. */
export const smallTalk: Handler = context => {
  const { business, menu, conversation, known, text, now, replies } = context
  const category = menu && describeCategory(menu.menu, text, replies)
  if (category !== undefined) return { reply: category }
  const { lastOrder } = known
  const isDone = conversation.cart.length === 0 && lastOrder !== undefined && isOpen(lastOrder.status)
  const wish = readWish(text)
  // an “ok” or “that’s all” to what was just placed ends the talk: it wants no answer
  if (isDone && (readAnswer(text) === 'yes' || wish === 'enough')) return {}
  // “no thanks” where nothing was asked
  const isAsked = conversation.cart.length > 0 || conversation.pending !== undefined
  if (!isAsked && readAnswer(text) === 'no') return { reply: replies.say('allRight') }
  if (wish === undefined || changesCart(context)) return undefined
  const closed = describeClosed(business, now, replies)
  const carte = menu === undefined ? replies.say('noMenu') : describeMenu(menu.menu, replies)
  switch (wish) {
    case 'thanks':
      // hours later it would only be an apology for nothing
      return isLate(context) ? {} : { reply: replies.say('thanks') }
    case 'smile':
      return { reply: replies.say(conversation.proposal === undefined ? 'smile' : 'sayYes') }
    case 'menu':
      return { reply: carte }
    case 'greeting': {
      const own = business.greeting
      const hello =
        own === undefined
          ? replies.say('greeting', {
              bot: business.botName ?? 'none',
              shop: business.name,
              closed: closed ?? 'none',
            })
          : replies.say('ownGreeting', { greeting: own, closed: closed ?? 'none' })
      return { greeting: conversation.cart.length > 0 ? hello : `${hello}\n\n${carte}` }
    }
    default:
      return undefined
  }
}
