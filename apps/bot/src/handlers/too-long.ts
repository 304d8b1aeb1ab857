import { MAX_TURN_LENGTH } from '@comanda/order-language/read-order.js'
import type { Handler } from './handler.js'

const turnsAtMost = 100

/** A text over the limit is never half-read, and neither is a chat that never comes to an order. */
export const tooLong: Handler = ({ text, conversation }) => {
  const fits = text.length <= MAX_TURN_LENGTH && conversation.turns.length < turnsAtMost
  return fits ? undefined : { handover: 'too_long' }
}
