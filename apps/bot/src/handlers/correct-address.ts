import { readAddressCorrection } from '@comanda/order-language/address-correction.js'
import { customerMayChange, isOpen } from '@comanda/shared/orders/steps.js'
import { amendsOf, askShop, takeUpOrder, termsOf } from './change-order.js'
import { continueOrder } from './continue-order.js'
import type { Handler, MessageContext } from './handler.js'
import { detailsOf, detailsSoFar, readAlone } from './reading.js'

/** “Sorry, it's 54 Harrison, not 45”: the number is of the address that was told, and counts nothing. */
export const correctAddress: Handler = context => {
  const { conversation, known, text } = context
  if (conversation.cart.length > 0) {
    const { turns, reading, cart: lines, proposal, address: told } = conversation
    const before = told ?? proposal?.details.address
    const address = before === undefined ? undefined : correctionOf(context, before)
    if (address === undefined) return undefined
    const details = detailsOf(conversation.reading)
    return continueOrder(context, { turns, reading, lines, details, fulfilment: 'delivery', address })
  }
  const { lastOrder } = known
  const before = lastOrder?.details.address
  if (lastOrder === undefined || before === undefined || !isOpen(lastOrder.status)) return undefined
  const address = correctionOf(context, before)
  const placed = address === undefined ? undefined : takeUpOrder(context)
  if (placed === undefined) return undefined
  const { turns, reading, cart: lines } = placed
  const amends = amendsOf(lastOrder)
  const terms = termsOf(lastOrder, context)
  const turn = { inboxIds: [context.message.id], text }
  const answer = continueOrder(
    { ...context, conversation: { ...conversation, turns, reading, amends, ...terms } },
    {
      turns: [...turns, turn],
      reading,
      lines,
      details: detailsSoFar({ ...context, text: '' }),
      fulfilment: 'delivery',
      address,
      ...(terms.wanted && { wanted: terms.wanted }),
    },
  )
  return customerMayChange(lastOrder.status)
    ? answer
    : askShop(context, lastOrder, answer?.conversation?.proposal)
}

/** Nothing is ordered with it. */
function correctionOf(context: MessageContext, before: string): string | undefined {
  const reading = readAlone(context)
  if (reading === undefined || reading.lines.length > 0) return undefined
  return readAddressCorrection(context.text, before)
}
