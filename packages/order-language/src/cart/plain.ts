import type { Lexicon } from '../lexicon/lexicon.js'
import type { ItemEntry } from '../lexicon/meaning.js'
import { keysOf } from '../lexicon/names.js'

/**
 * The item that all the others are kinds of: "pizza", beside "white pizza" and "veggie pizza", or beside others of the
 * category "Pizzas".
 */
export function findPlain({ toKey }: Lexicon, items: readonly ItemEntry[]): ItemEntry | undefined {
  const isPlain = ({ names, item }: ItemEntry, others: readonly ItemEntry[]) =>
    names.some(([word, ...more]) => {
      if (word === undefined || more.length > 0) return false
      const category = new Set(keysOf(item.category ?? '', toKey))
      const isKind = (other: ItemEntry) =>
        other.names.some(name => name.size > 1 && name.has(word)) ||
        (category.has(word) && other.item.category === item.category)
      return others.every(isKind)
    })
  const plain = items.filter(item =>
    isPlain(
      item,
      items.filter(other => other !== item),
    ),
  )
  return plain.length === 1 ? plain[0] : undefined
}
