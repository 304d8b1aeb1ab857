import type { Menu, MenuItem, MenuOption } from '@comanda/order-language/menu/menu.js'

/** An option with the name of its group. */
export interface GroupedOption extends MenuOption {
  groupName: string
}

interface Differences<Entry> {
  added: Entry[]
  removed: Entry[]
  changed: { before: Entry; after: Entry }[]
}

/** What one menu has and another doesn't, entry by entry. */
export interface MenuDifferences {
  items: Differences<MenuItem>
  options: Differences<GroupedOption>
  /** names of the groups whose rules differ (how many, amounts, leaving out) */
  rules: string[]
  /** of the whole: "currency", "language", "country", "timeZone" */
  shop: { what: 'currency' | 'language' | 'country' | 'timeZone'; before: string; after: string }[]
}

function differences<Entry>(
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry>,
): Differences<Entry> {
  const added: Entry[] = []
  const changed: { before: Entry; after: Entry }[] = []
  for (const [key, entry] of after) {
    const old = before.get(key)
    if (old === undefined) added.push(entry)
    else if (JSON.stringify(old) !== JSON.stringify(entry)) changed.push({ before: old, after: entry })
  }
  const removed = [...before].filter(([key]) => !after.has(key)).map(([, entry]) => entry)
  return { added, removed, changed }
}

/** What a file doesn't say of a dish stays as it was. */
function toldOf(item: MenuItem, old: MenuItem | undefined): Partial<MenuItem> {
  const told = (['description', 'ingredients', 'allergens', 'diets'] as const).map(field => [
    field,
    item[field] ?? old?.[field],
  ])
  return Object.fromEntries(told.filter(([, value]) => value !== undefined)) as Partial<MenuItem>
}

/** The fields in one order: the same menu may have been read from a file or from the database. */
const itemsOf = (menu: Menu | undefined, before?: Menu): Map<string, MenuItem> => {
  const old = new Map(before?.items.map(item => [item.id, item]))
  return new Map(
    menu?.items.map(item => [
      item.id,
      {
        id: item.id,
        name: item.name,
        aliases: item.aliases,
        ...(item.number === undefined ? {} : { number: item.number }),
        ...(item.category === undefined ? {} : { category: item.category }),
        ...(item.units === undefined || item.units.length === 0 ? {} : { units: item.units }),
        priceMinor: item.priceMinor,
        groups: item.groups,
        ...toldOf(item, old.get(item.id)),
        defaults: item.defaults.map(({ group, option }) => ({ group, option })),
      },
    ]),
  )
}

const optionsOf = (menu: Menu | undefined): Map<string, GroupedOption> =>
  new Map(
    menu?.groups.flatMap(group =>
      group.options.map(({ id, name, aliases, priceMinor }): [string, GroupedOption] => [
        JSON.stringify([group.id, id]),
        { id, name, aliases, priceMinor, groupName: group.name },
      ]),
    ),
  )

/** @param before undefined: there is no menu yet */
export function compareMenus(before: Menu | undefined, after: Menu): MenuDifferences {
  const rulesBefore = new Map(before?.groups.map(group => [group.id, group]))
  const rules = after.groups.flatMap(group => {
    const old = rulesBefore.get(group.id)
    const same =
      old === undefined ||
      (old.min === group.min &&
        old.max === group.max &&
        old.amounts === group.amounts &&
        old.removable === group.removable)
    return same ? [] : [group.name]
  })
  const whole = ['currency', 'language', 'country', 'timeZone'] as const
  const shop = whole.flatMap(what => {
    const [old, next] = [before?.[what], after[what]]
    // what a file doesn't say stays as it is
    return before === undefined || next === undefined || old === next
      ? []
      : [{ what, before: old ?? 'none', after: next }]
  })
  return {
    items: differences(itemsOf(before), itemsOf(after, before)),
    options: differences(optionsOf(before), optionsOf(after)),
    rules,
    shop,
  }
}
