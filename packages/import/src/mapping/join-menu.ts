import type { Menu, MenuGroup, MenuItem } from '@comanda/order-language/menu/menu.js'
import { slugFrom } from '@comanda/shared/businesses/service.js'
import { fold } from '../description/fold.js'
import { hashOf } from './hash.js'
import type { ReadDish, ReadSize } from './menu.js'

/** A menu with what a table says put in, and what that did. */
export interface JoinedMenu {
  menu: Menu
  added: number
  changed: number
  unchanged: number
}

/** Groups of sizes that an import made are named by what they hold, so that dishes with the same steps share one. */
const sizePrefix = 'size-of-'

const sizeWords: Readonly<Record<string, string>> = { en: 'Size', es: 'Tamaño', pt: 'Tamanho' }

function sizeGroup(sizes: readonly ReadSize[], language: string): MenuGroup {
  const lowest = Math.min(...sizes.map(({ priceMinor }) => priceMinor))
  const options = sizes.map(({ name = '', priceMinor }, index) => ({
    id: slugFrom(name) || `size-${index + 1}`,
    name,
    aliases: [],
    priceMinor: priceMinor - lowest,
  }))
  const id =
    sizePrefix +
    hashOf(JSON.stringify(options.map(option => [option.id, option.name, option.priceMinor]))).slice(0, 12)
  const name = sizeWords[language.slice(0, 2)] ?? 'Size'
  return { id, name, min: 1, max: 1, amounts: false, removable: false, options }
}

const unitIds = new Set(['kg', 'g', 'lb', 'oz', 'l', 'ml'])

function itemOf(
  dish: ReadDish,
  old: MenuItem | undefined,
  id: string,
  group: MenuGroup | undefined,
): MenuItem {
  const unit = dish.unit === undefined ? undefined : fold(dish.unit)
  const kept = (old?.groups ?? []).filter(key => !key.startsWith(sizePrefix))
  const aliases = [
    ...new Set([...(old?.aliases ?? []), ...dish.alsoCalled.filter(word => fold(word) !== fold(dish.name))]),
  ]
  const number = dish.number ?? old?.number
  const category = dish.category ?? old?.category
  const units = unit !== undefined && unitIds.has(unit) ? [unit] : old?.units
  const description = dish.description ?? old?.description
  return {
    id,
    name: dish.name,
    aliases,
    ...(number !== undefined && { number }),
    ...(category !== undefined && { category }),
    ...(units !== undefined && { units }),
    ...(description !== undefined && { description }),
    ...(old?.ingredients && { ingredients: old.ingredients }),
    ...(old?.allergens && { allergens: old.allergens }),
    ...(old?.diets && { diets: old.diets }),
    priceMinor: Math.min(...dish.sizes.map(({ priceMinor }) => priceMinor)),
    groups: group === undefined ? kept : [group.id, ...kept],
    defaults: (old?.defaults ?? []).filter(choice => !choice.group.startsWith(sizePrefix)),
  }
}

/** What makes two entries the same to a customer, whatever order their fields came in. */
const contentOf = (item: MenuItem): string =>
  JSON.stringify([
    item.name,
    item.aliases,
    item.number,
    item.category,
    item.units ?? [],
    item.description,
    item.priceMinor,
    item.groups,
    item.defaults,
  ])

/**
 * Dishes of a table put into a menu: those that it has by the same name are changed, the others added, and what the table
 * doesn't name stays as it was.
 * @param menu undefined: there is none yet
 */
export function joinMenu(
  menu: Menu | undefined,
  dishes: readonly ReadDish[],
  { currency, language }: { currency: string; language: string },
): JoinedMenu {
  const items = new Map(menu?.items.map(item => [item.id, item]))
  const idByName = new Map(menu?.items.map(item => [fold(item.name), item.id]))
  const takenNumbers = new Map<string, string>()
  for (const { id, number } of items.values()) if (number !== undefined) takenNumbers.set(number, id)
  const groups = new Map(menu?.groups.map(group => [group.id, group]))
  const outcome = { added: 0, changed: 0, unchanged: 0 }

  const freeId = (name: string): string => {
    const base = slugFrom(name) || `dish-${hashOf(fold(name)).slice(0, 8)}`
    let id = base
    for (let count = 2; items.has(id); count++) id = `${base}-${count}`
    return id
  }

  for (const given of dishes) {
    const id = idByName.get(fold(given.name)) ?? freeId(given.name)
    const old = items.get(id)
    const owner = given.number === undefined ? undefined : takenNumbers.get(given.number)
    // a number that two dishes have names neither
    const dish = owner === undefined || owner === id ? given : { ...given, number: undefined }
    if (dish.number !== undefined) takenNumbers.set(dish.number, id)
    const named = dish.sizes.filter(({ name }) => name !== undefined)
    const group = named.length > 1 ? sizeGroup(named, language) : undefined
    if (group !== undefined) groups.set(group.id, group)
    const item = itemOf(dish, old, id, group)
    if (old === undefined) outcome.added += 1
    else if (contentOf(old) === contentOf(item)) outcome.unchanged += 1
    else outcome.changed += 1
    items.set(id, item)
    idByName.set(fold(dish.name), id)
  }
  const used = new Set([...items.values()].flatMap(item => item.groups))
  return {
    menu: {
      currency: menu?.currency ?? currency,
      language: menu?.language ?? language,
      ...(menu?.country && { country: menu.country }),
      ...(menu?.timeZone && { timeZone: menu.timeZone }),
      items: [...items.values()],
      groups: [...groups.values()].filter(({ id }) => !id.startsWith(sizePrefix) || used.has(id)),
    },
    ...outcome,
  }
}
