import { isCourtesy, readAnswer } from '@comanda/order-language/read-answer.js'
import { readFulfilment, readWish } from '@comanda/order-language/read-wish.js'
import type { InboxMessage } from '@comanda/shared/inbox/types.js'
import { continueOrder } from './continue-order.js'
import type { Handler } from './handler.js'
import { changesCart, detailsSoFar, readAlone } from './reading.js'
import { isText } from './text.js'

const longestAddress = 300

/** A location that was sent stands for the address: its words where it has some, and its place on the map. */
function addressOfLocation(message: InboxMessage): string | undefined {
  const { latitude, longitude } = message.payload
  if (message.type !== 'location' || typeof latitude !== 'number' || typeof longitude !== 'number')
    return undefined
  const place = `https://maps.google.com/?q=${latitude},${longitude}`
  return [message.body.trim(), place]
    .filter(part => part !== '')
    .join(' ')
    .slice(0, longestAddress)
}

/** A word alone is no address; a number or a second word makes one. */
const looksLikeAddress = (written: string): boolean =>
  written.length <= longestAddress && /\p{L}/u.test(written) && /\p{N}|\p{L}\s+\p{L}/u.test(written)

/** The address, where it was asked for; a location at any time while there is a cart. */
export const answerAddress: Handler = context => {
  const { conversation, message, text } = context
  if (conversation.cart.length === 0) return undefined
  const { turns, reading, cart: lines } = conversation
  const soFar = { turns, reading, lines, details: detailsSoFar(context) }
  const location = addressOfLocation(message)
  if (location !== undefined)
    return continueOrder(context, { ...soFar, fulfilment: 'delivery', address: location })

  if (conversation.pending?.ask !== 'address' || !isText(message)) return undefined
  if (readWish(text) !== undefined || changesCart(context)) return undefined
  if (readFulfilment(text) === 'pickup') {
    return continueOrder(context, { ...soFar, fulfilment: 'pickup', address: conversation.address })
  }
  const said = readAlone(context)
  if (said === undefined || said.intent === 'cancel') return undefined
  const written = said.details.address ?? text.replace(/\s+/g, ' ').trim()
  const isAddress =
    !text.includes('?') && looksLikeAddress(written) && readAnswer(text) === undefined && !isCourtesy(text)
  return continueOrder(context, {
    ...soFar,
    fulfilment: 'delivery',
    address: isAddress ? written : undefined,
  })
}
