import type { MenuGroup } from '../menu/menu.js'

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
}

const MAX_FEW = 2

export function toGroup(group: MenuGroup): Group {
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
  }
}
