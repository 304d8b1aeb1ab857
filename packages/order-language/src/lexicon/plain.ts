import type { ItemEntry } from './meaning.js'
import { keysOf, type ToKey } from './names.js'

/**
 * The item that all the others are kinds of: "pizza", beside "white pizza" and "veggie pizza", or beside others of the
 * category "Pizzas".
 */
export function findPlain(toKey: ToKey, items: readonly ItemEntry[]): ItemEntry | undefined {
  const isPlain = (own: ItemEntry) =>
    own.names.some(([word, ...more]) => {
      if (word === undefined || more.length > 0) return false
      const category = new Set(keysOf(own.item.category ?? '', toKey))
      const isKind = (other: ItemEntry) =>
        other.names.some(name => name.size > 1 && name.has(word)) ||
        (category.has(word) && other.item.category === own.item.category)
      return items.every(other => other === own || isKind(other))
    })
  const plain = items.filter(item => isPlain(item))
  return plain.length === 1 ? plain[0] : undefined
}

/** The plain one of each category that has one. */
export function indexPlain(toKey: ToKey, items: readonly ItemEntry[]): Map<string, ItemEntry> {
  const kin = new Map<string, ItemEntry[]>()
  for (const entry of items) {
    const { category } = entry.item
    if (category === undefined) continue
    const own = kin.get(category) ?? []
    own.push(entry)
    kin.set(category, own)
  }
  return new Map(
    [...kin].flatMap(([category, own]) => {
      const plain = findPlain(toKey, own)
      return plain ? [[category, plain] as const] : []
    }),
  )
}
