import { readAnswer } from '@comanda/order-language/read-answer.js'
import { readChoice, readFulfilment } from '@comanda/order-language/read-wish.js'
import type { Fulfilment } from '@comanda/shared/orders/types.js'
import { continueOrder } from './continue-order.js'
import type { Handler } from './handler.js'
import { changesCart, detailsSoFar, readAlone } from './reading.js'

const choices: readonly Fulfilment[] = ['delivery', 'pickup']

/** “1”, “pickup”, or an address, where delivery or pickup was asked. The last address stands where none is said. */
export const answerFulfilment: Handler = context => {
  const { conversation, text } = context
  if (conversation.pending?.ask !== 'fulfilment' || changesCart(context)) return undefined
  const said = readAlone(context)?.details.address
  const fulfilment =
    said === undefined ? (choices[readChoice(text, 2) ?? -1] ?? readFulfilment(text)) : 'delivery'
  // “ok” to “delivery or pickup?”
  if (fulfilment === undefined && readAnswer(text) !== 'yes') return undefined
  return continueOrder(context, {
    turns: conversation.turns,
    reading: conversation.reading,
    lines: conversation.cart,
    details: detailsSoFar(context),
    fulfilment,
    address: said ?? conversation.address,
  })
}
