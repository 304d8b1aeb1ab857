import type { MenuItem, MenuOption } from '../menu/menu.js'
import type { Group } from './group.js'

export interface ItemEntry {
  readonly item: MenuItem
  /** The words of each of its names, as keys */
  readonly names: readonly ReadonlySet<string>[]
  readonly groups: ReadonlyMap<string, Group>
}

export interface OptionEntry {
  readonly group: Group
  readonly option: MenuOption
}

export function accepts(item: ItemEntry, option: OptionEntry): boolean {
  return item.groups.has(option.group.id)
}

/** What a phrase may name on the menu. */
export interface MenuMeaning {
  readonly items: readonly ItemEntry[]
  /** Items whose name is this and a word that they share with others: "pepperoni" (pizza) */
  readonly shortItems: readonly ItemEntry[]
  readonly options: readonly OptionEntry[]
  /** Items of a category that goes by this name */
  readonly category: readonly ItemEntry[]
  readonly groups: readonly Group[]
  /** Options that the name of an item says as well: "12 wings" */
  readonly implied: readonly OptionEntry[]
}

export const noMeaning: MenuMeaning = {
  items: [],
  shortItems: [],
  options: [],
  category: [],
  groups: [],
  implied: [],
}

export function joinMeanings(a: MenuMeaning, b: MenuMeaning): MenuMeaning {
  const join = <T>(one: readonly T[], other: readonly T[]) => [...new Set([...one, ...other])]
  return {
    items: join(a.items, b.items),
    shortItems: join(a.shortItems, b.shortItems),
    options: join(a.options, b.options),
    category: join(a.category, b.category),
    groups: join(a.groups, b.groups),
    implied: join(a.implied, b.implied),
  }
}
