import { isOpen } from '@comanda/shared/orders/steps.js'
import { describePassedOn } from '../replies/describe.js'
import type { Handler } from './handler.js'

/** What no handler understood reaches a person. Where an order is on its way, it stands on that: “please ring the bell”. */
export const unhandled: Handler = ({ conversation, known: { lastOrder }, text, replies }) => {
  const isAbout = conversation.cart.length === 0 && lastOrder !== undefined && isOpen(lastOrder.status)
  return {
    ...(text.includes('?') && { reply: describePassedOn(text, replies) }),
    handover: 'not_understood',
    ...(isAbout && { amends: { orderId: lastOrder.id, kind: 'asked' } }),
  }
}
