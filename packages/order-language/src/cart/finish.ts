import { accepts } from '../lexicon/meaning.js'
import { keysOf } from '../lexicon/names.js'
import { findNode } from '../lexicon/trie.js'
import type { Question } from '../reading.js'
import { bringOptions } from './add.js'
import type { Cart, CartLine } from './cart.js'
import { carryOut } from './reducer.js'
import type { Turn } from './turn.js'

/** Groups that a line must say something on, and doesn't. */
function missingOptions(line: CartLine): Question[] {
  return [...line.entry.groups.values()].flatMap(group => {
    const isSaid = (id: string, amount: unknown) => id === group.id && amount !== 'none'
    const said = line.options.filter(option => isSaid(option.group, option.amount)).length
    const standard = line.entry.item.defaults.filter(option => option.group === group.id).length
    if (said + standard >= group.min) return []
    return {
      kind: 'missing_option' as const,
      text: line.words.text,
      span: line.words.span,
      candidates: group.options
        .filter(option => accepts(line.entry, { group, option }))
        .map(option => ({ group: group.id, option: option.id })),
    }
  })
}

/**
 * "3 large pizzas: 1 pepperoni, 2 veggie", where "pizza" is an item as well as a category: a heading for as many of the
 * category's others.
 */
function settleHeadings({ cart, made, lexicon }: Turn): void {
  for (const [at, heading] of made.entries()) {
    if (heading.quantity < 2 || !cart.lines.includes(heading)) continue
    // "two pizzas with salami" are no heading
    const isPlain = heading.options.every(({ group }) => heading.entry.groups.get(group)?.isFixed)
    if (!isPlain) continue
    const named = findNode(lexicon.phrases, keysOf(heading.words.text, lexicon.toKey))?.value
    const isSpecial = ({ entry }: CartLine) =>
      entry !== heading.entry && (named?.category.includes(entry) ?? false)
    let sum = 0
    let end = at + 1
    for (; end < made.length && sum < heading.quantity; end++) {
      const line = made[end]
      if (!line || !isSpecial(line)) break
      sum += line.quantity
    }
    if (sum !== heading.quantity) continue
    for (const line of made.slice(at + 1, end)) {
      const missing = heading.options.filter(({ group }) => !line.options.some(own => own.group === group))
      carryOut(cart, { do: 'choose', line, options: [...line.options, ...missing] })
    }
    carryOut(cart, { do: 'remove', line: heading })
  }
}

/**
 * "5 tacos, 3 with beef and 2 with pork": the lines that a turn named make a choice that it left open, if they come to
 * as many.
 */
export function settleChoices(turn: Turn): void {
  const { cart } = turn
  settleHeadings(turn)
  const choices = cart.choices.filter(({ items, portion, turn: number, isHeading }) => {
    if (number !== turn.number) return true
    const lines = turn.made.filter(line => items.includes(line.entry) && cart.lines.includes(line))
    // "pies: an apple pie and a cherry pie": a heading.
    if (isHeading && portion.quantity === undefined && !portion.article && lines.length > 1) return false
    if (portion.quantity === undefined) return true
    const total = lines.reduce((sum, line) => sum + line.quantity, 0)
    if (lines.length < 2 || total !== portion.quantity) return true
    for (const line of lines) bringOptions(turn, line, portion, 'add')
    return false
  })
  carryOut(cart, { do: 'offer', choices })
}

/** What must still be asked about the cart as it is, whatever turn it came from. */
export function findOpenQuestions(cart: Cart): Question[] {
  return [...cart.choices.map(choice => choice.question), ...cart.lines.flatMap(missingOptions)]
}
