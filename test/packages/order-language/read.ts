import { type CompiledMenu, compileMenu } from '@comanda/order-language/compile-menu.js'
import { readOrder } from '@comanda/order-language/read-order.js'
import type { LineOption, OrderLine, OrderReading } from '@comanda/order-language/reading.js'
import { asMenu } from '../../support/menus.js'

export const compile = (file: unknown): CompiledMenu => compileMenu(asMenu(file))

function writeOption({ group, option, amount, part }: LineOption): string {
  const name = `${group}.${option}${part ? `/${part}` : ''}`
  if (amount === 'normal') return `+${name}`
  return amount === 'none' ? `-${name}` : `+${name}=${amount}`
}

function writeLine({ quantity, unit, item, options, note }: OrderLine): string {
  const what = `${quantity}${unit ?? ''} ${item}${note === undefined ? '' : ` (${note})`}`
  return [what, ...options.map(writeOption).sort()].join(' ')
}

/** A cart as short text: "2 margherita +size.large -toppings.onions | 1 coke". */
export function writeCart(lines: readonly OrderLine[]): string {
  return lines.map(writeLine).sort().join(' | ')
}

/** What is asked and not known, as short text: "unknown_item:sushi". */
export function writeQuestions({ questions, unknown }: OrderReading): string {
  const asked = questions.map(question => `${question.kind}:${question.text}`)
  const rest = unknown.filter(word => !questions.some(question => question.text.includes(word)))
  return [...asked, ...rest.map(word => `unknown:${word}`)].join(' | ')
}

export interface ReadCase {
  readonly turns: string | readonly string[]
  readonly cart: string
  readonly asks: string
}

export function read(menu: CompiledMenu, turns: string | readonly string[]): OrderReading {
  return readOrder(menu, typeof turns === 'string' ? [turns] : turns)
}

/** A cart's text with its lines and options in the order that `writeCart` uses. */
export function sortCart(cart: string): string {
  return cart
    .split(' | ')
    .map(line => {
      const [head = '', ...options] = line.split(/ (?=[+-])/)
      return [head, ...options.sort()].join(' ')
    })
    .sort()
    .join(' | ')
}
