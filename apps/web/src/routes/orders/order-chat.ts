import type { Business } from '@comanda/shared/businesses/types.js'
import type { OrderMessage } from '@comanda/shared/orders/types.js'
import { type ReadableMessage, readableMessage } from '../../formatting/message.js'
import { type ReadableTime, readableClock } from '../../formatting/time.js'

export interface OrderBubble extends ReadableMessage {
  time: ReadableTime
}

/** The messages that an order came from, as the customer wrote them. */
export const orderChat = (messages: readonly OrderMessage[], business: Business, now: Date): OrderBubble[] =>
  messages.map(message => ({
    ...readableMessage(message),
    time: readableClock(message.sentAt, now, business.timeZone),
  }))
