import type { Menu, MenuGroup, MenuItem } from '../menu/menu.js'

/**
 * A group with what it is in an order, told once when the menu is compiled. Which words mean something new, which tell a
 * line from another and which take the place of what was said before all follow from these.
 */
export interface Group extends MenuGroup {
  /** A line has one of it: a size, a bread, ice */
  readonly isSingle: boolean
  /** A line can't do without: a flavour, a filling */
  readonly isNeeded: boolean
  /** Single or needed: naming another one changes the choice */
  readonly isChoice: boolean
  /** Single, and never left out: it tells one line from another as well as a name does */
  readonly isFixed: boolean
  /** Of which nobody has more than two, as a rule: another one comes in place of the first */
  readonly isFew: boolean
  /** What kind of the item it is, where another kind makes another item */
  readonly isKind: boolean
  /** "Two" of one of its options makes sense on one item */
  readonly isCountable: boolean
  /** What a box of so many is put together of: "a dozen: 8 beef, 4 cheese" is one dozen */
  readonly isMix: boolean
  /** The choice that brings it: "the combo's drink" is nothing of a burger that is no combo */
  readonly within: Within | undefined
}

/** Options of another group, any of which brings a group with it */
export interface Within {
  readonly group: string
  readonly options: ReadonlySet<string>
}

const MAX_FEW = 2

type ToKeys = (name: string) => readonly string[]

/**
 * "Drink of the combo", "Meal side": which choice a group is named after, a word of some of whose options stands in its
 * own name. Every item that has the group can make that choice, and doesn't by itself.
 */
function findWithin(group: MenuGroup, { groups, items }: Menu, toKeys: ToKeys): Within | undefined {
  const words = new Set(toKeys(group.name))
  if (words.size < 2) return undefined
  const owners = items.filter(item => item.groups.includes(group.id))
  for (const other of groups) {
    if (other.id === group.id || other.max !== 1) continue
    const named = other.options.filter(option => toKeys(option.name).some(word => words.has(word)))
    const options = new Set(named.map(option => option.id))
    const mayBring = (item: MenuItem) =>
      item.groups.includes(other.id) &&
      !item.defaults.some(standard => standard.group === other.id && options.has(standard.option))
    if (named.length > 0 && named.length < other.options.length && owners.every(mayBring))
      return { group: other.id, options }
  }
  return undefined
}

/** @param toKeys the words of a name that say something, as keys */
export function toGroup(group: MenuGroup, menu: Menu, toKeys: ToKeys): Group {
  const { min, max, amounts, removable } = group
  const isSingle = max === 1
  const isNeeded = min > 0
  const isFew = max <= MAX_FEW
  return {
    ...group,
    isSingle,
    isNeeded,
    isChoice: isSingle || isNeeded,
    isFixed: isSingle && !removable,
    isFew,
    isKind: isNeeded || (isFew && !removable && !amounts),
    isCountable: amounts || !isSingle,
    isMix: isNeeded && amounts && !isFew,
    within: findWithin(group, menu, toKeys),
  }
}
