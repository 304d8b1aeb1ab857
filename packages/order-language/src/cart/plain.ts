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

const known = new WeakMap<Lexicon, Map<string, ItemEntry | undefined>>()

/** The plain one of an item's category; found once for a menu. */
export function findPlainOf(lexicon: Lexicon, { item: { category } }: ItemEntry): ItemEntry | undefined {
  if (category === undefined) return undefined
  const found = known.get(lexicon) ?? new Map<string, ItemEntry | undefined>()
  known.set(lexicon, found)
  if (!found.has(category)) {
    const kin = lexicon.items.filter(({ item }) => item.category === category)
    found.set(category, findPlain(lexicon, kin))
  }
  return found.get(category)
}
