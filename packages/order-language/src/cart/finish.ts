import { accepts } from '../lexicon/lexicon.js'
import type { Question } from '../reading.js'
import type { Cart, CartLine } from './cart.js'

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

/** What must still be asked about the cart as it is, whatever turn it came from. */
export function findOpenQuestions(cart: Cart): Question[] {
  return [...cart.choices.map(choice => choice.question), ...cart.lines.flatMap(missingOptions)]
}
