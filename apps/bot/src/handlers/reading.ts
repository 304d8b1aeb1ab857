import { askForMeasures } from '@comanda/order-language/ask-for-measures.js'
import { readOrder } from '@comanda/order-language/read-order.js'
import type { OrderReading } from '@comanda/order-language/reading.js'
import type { MessageContext } from './handler.js'

/** The cart after these texts, read at the shop's time. @returns undefined while the shop has no menu */
export function readTurns(context: MessageContext, texts: readonly string[]): OrderReading | undefined {
  const { menu, now, known } = context
  const lastOrder = known.lastOrder?.lines
  if (!menu) return undefined
  const reading = readOrder(menu, texts, { now: now.toISOString(), ...(lastOrder && { lastOrder }) })
  return askForMeasures(menu.menu, texts, reading)
}

/** What was said beside the dishes: address, phone, time, payment, name. */
export const detailsOf = (reading: OrderReading | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(reading?.details ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )

/** All of that since the cart was empty, this message included. An answer to a question must not lose it. */
export const detailsSoFar = (context: MessageContext): Record<string, string> => ({
  ...detailsOf(
    readTurns(
      context,
      context.conversation.turns.map(turn => turn.text),
    ),
  ),
  ...detailsOf(readTurns(context, [context.text])),
})

type Lines = OrderReading['lines']

/** What is in it, however it was kept: the database gives objects back with their keys in another order. */
const cartOf = (lines: Lines): string =>
  JSON.stringify(
    lines.map(({ item, quantity, unit, options, note }) => {
      const chosen = options.map(({ group, option, amount, part }) => [group, option, amount, part])
      return [item, quantity, unit, chosen, note]
    }),
  )

export const isSameCart = (one: Lines, other: Lines): boolean => cartOf(one) === cartOf(other)

/** Does the message put something into the cart, or change it? */
export function changesCart(context: MessageContext): boolean {
  const { conversation, text } = context
  const reading = readTurns(context, [...conversation.turns.map(turn => turn.text), text])
  if (reading === undefined || (reading.intent !== 'order' && reading.intent !== 'edit')) return false
  return !isSameCart(reading.lines, conversation.cart)
}
