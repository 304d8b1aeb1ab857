import { nothingRead } from '@comanda/order-language/read-order.js'
import { nameQuoted } from '@comanda/order-language/read-wish.js'
import type { Handler } from './handler.js'

/** “2 of these”, in reply to a message that names one dish: two of that. */
export const quoted: Handler = context => {
  const { menu, read, quoted: words, text } = context
  if (words === undefined || menu === undefined || read === undefined) return undefined
  const { reading, state } = read(nothingRead, words)
  // ordered there, or asked about
  const dishes = new Set([...reading.lines.map(({ item }) => item), ...(state.cart.asked?.items ?? [])])
  const [only, ...others] = dishes
  const name = menu.menu.items.find(({ id }) => id === only)?.name
  if (name === undefined || others.length > 0) return undefined
  const rest = nameQuoted(text, name)
  return rest === undefined ? undefined : { rest }
}
