import type { Menu } from '@comanda/order-language/menu/menu.js'
import { allergensIn } from '@comanda/order-language/questions/phrases.js'
import { tokenise } from '@comanda/order-language/text/tokenise.js'
import type { Replies } from '@comanda/shared/replies/replies.js'

/**
 * The dishes of a cart whose known allergens clash with an allergy. Of those nobody knows, nothing is said: a person
 * confirms.
 */
export function describeClash(
  allergy: string | undefined,
  lines: readonly { readonly item: string }[],
  menu: Menu,
  replies: Replies,
): string | undefined {
  const told = allergy === undefined ? [] : allergensIn(tokenise(allergy))
  const dishes = menu.items.filter(({ id }) => lines.some(line => line.item === id))
  const clashes = dishes.flatMap(({ name, allergens = [] }) => {
    const inIt = told.filter(allergen => allergens.includes(allergen))
    if (inIt.length === 0) return []
    const names = inIt.map(allergen => replies.say('allergenName', { allergen })).join(', ')
    return replies.say('clashes', { name, allergens: names })
  })
  return clashes.length === 0 ? undefined : clashes.join('\n')
}
