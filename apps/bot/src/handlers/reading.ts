import { askForMeasures } from '@comanda/order-language/ask-for-measures.js'
import { MAX_TURN_LENGTH, nothingRead } from '@comanda/order-language/read-order.js'
import type { OrderReading } from '@comanda/order-language/reading.js'
import type { Conversation, Turn } from '@comanda/shared/conversations/types.js'
import type { MessageContext } from './handler.js'
import { type Read, readAll } from './reader.js'

type CartSoFar = Pick<Conversation, 'turns' | 'reading'>

/** The text read behind what was said since the cart was empty. @returns undefined while the shop has no menu */
export function readBehind(
  { menu, read }: Pick<MessageContext, 'menu' | 'read'>,
  { turns, reading: before }: CartSoFar,
  text: string,
): Read | undefined {
  if (menu === undefined || read === undefined) return undefined
  const said = read(before, text)
  const texts = [...turns.map(turn => turn.text), text]
  return { ...said, reading: askForMeasures(menu.menu, texts, said.reading) }
}

/** Are these no more than a message may be? More isn't read at once. */
export const isShort = (texts: readonly string[]): boolean =>
  texts.reduce((sum, text) => sum + text.length, 0) <= MAX_TURN_LENGTH

/** All turns once more, since one of them was meant otherwise. @returns undefined while the shop has no menu */
export function readAgain(context: MessageContext, turns: readonly Turn[]): Read | undefined {
  const { read } = context
  const last = turns.at(-1)
  if (read === undefined || last === undefined) return undefined
  const before = readAll(read, turns.slice(0, -1)).at(-1)?.state ?? nothingRead
  return readBehind(context, { turns: turns.slice(0, -1), reading: before }, last.text)
}

/** The message read behind what was said before it. */
export const readMessage = (context: MessageContext): OrderReading | undefined =>
  readBehind(context, context.conversation, context.text)?.reading

/** A text as if nothing had been said before it. */
export const readAlone = (context: MessageContext, text = context.text): OrderReading | undefined =>
  readBehind(context, { turns: [], reading: nothingRead }, text)?.reading

/** What was said beside the dishes: address, phone, time, payment, name. */
export const detailsOf = (reading: Pick<OrderReading, 'details'> | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(reading?.details ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )

/** All of that since the cart was empty, this message included. An answer to a question must not lose it. */
export const detailsSoFar = (context: MessageContext): Record<string, string> => ({
  ...detailsOf(context.conversation.reading),
  ...detailsOf(readAlone(context)),
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
  const reading = readMessage(context)
  if (reading === undefined || (reading.intent !== 'order' && reading.intent !== 'edit')) return false
  return !isSameCart(reading.lines, context.conversation.cart)
}
