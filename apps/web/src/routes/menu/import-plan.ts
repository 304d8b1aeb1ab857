import type { Menu, MenuItem } from '@comanda/order-language/menu/menu.js'
import { compareMenus, type GroupedOption } from '@comanda/shared/menu/compare.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import { counted } from '../../formatting/plural.js'

/** One thing that an import would do, in words. */
interface PlannedChange {
  name: string
  details: string[]
}

interface PlannedPart {
  heading: string
  tone: 'going' | 'waiting' | 'trouble'
  changes: PlannedChange[]
  /** beyond those shown */
  more: number
}

/** What an import would change, for looking at before it is done. */
export interface ImportPlan {
  parts: PlannedPart[]
  /** changes that reach beyond the menu */
  warnings: string[]
  isEmpty: boolean
}

const shownAtMost = 200

const shopWords = {
  currency: 'Currency',
  language: 'Language',
  country: 'Country',
  timeZone: 'Time zone',
}

/** All of a dish that has no words of its own. */
const restOf = ({ aliases, number, units, groups, defaults }: MenuItem): string =>
  JSON.stringify([aliases, number, units, groups, defaults])

const factsOf = ({ description, ingredients, allergens, diets }: MenuItem): string =>
  JSON.stringify([description, ingredients, allergens, diets])

/** @param before undefined: there is no menu yet */
export function importPlan(before: Menu | undefined, after: Menu, language: string): ImportPlan {
  const { items, options, rules, shop } = compareMenus(before, after)
  const oldMoney = (minor: number): string => formatMoney(minor, before?.currency ?? after.currency, language)
  const newMoney = (minor: number): string => formatMoney(minor, after.currency, language)

  function itemChanges(old: MenuItem, next: MenuItem): string[] {
    const details: string[] = []
    if (old.name !== next.name) details.push(`was called “${old.name}”`)
    if (old.priceMinor !== next.priceMinor) {
      details.push(`${oldMoney(old.priceMinor)} → ${newMoney(next.priceMinor)}`)
    }
    if (old.category !== next.category) details.push(`now in “${next.category ?? 'Other dishes'}”`)
    if (restOf(old) !== restOf(next)) details.push('other names or options')
    if (factsOf(old) !== factsOf(next)) details.push('what customers are told of it')
    return details
  }

  function optionChanges(old: GroupedOption, next: GroupedOption): string[] {
    const details = [next.groupName]
    if (old.name !== next.name) details.push(`was called “${old.name}”`)
    if (old.priceMinor !== next.priceMinor) {
      details.push(`${oldMoney(old.priceMinor)} → ${newMoney(next.priceMinor)}`)
    }
    return details
  }

  const part = (heading: string, tone: PlannedPart['tone'], changes: PlannedChange[]): PlannedPart[] =>
    changes.length === 0
      ? []
      : [
          {
            heading: `${heading}: ${counted(changes.length, 'entry', 'entries')}`,
            tone,
            changes: changes.slice(0, shownAtMost),
            more: Math.max(0, changes.length - shownAtMost),
          },
        ]

  const parts = [
    ...part(
      'Removed dishes',
      'trouble',
      items.removed.map(({ name, priceMinor }) => ({ name, details: [oldMoney(priceMinor)] })),
    ),
    ...part(
      'Changed dishes',
      'waiting',
      items.changed.map(change => ({
        name: change.after.name,
        details: itemChanges(change.before, change.after),
      })),
    ),
    ...part(
      'New dishes',
      'going',
      items.added.map(({ name, priceMinor, category }) => ({
        name,
        details: [newMoney(priceMinor), ...(category === undefined ? [] : [category])],
      })),
    ),
    ...part(
      'Removed options',
      'trouble',
      options.removed.map(({ name, groupName }) => ({ name, details: [groupName] })),
    ),
    ...part(
      'Changed options',
      'waiting',
      options.changed.map(change => ({
        name: change.after.name,
        details: optionChanges(change.before, change.after),
      })),
    ),
    ...part(
      'New options',
      'going',
      options.added.map(({ name, groupName, priceMinor }) => ({
        name,
        details: [groupName, ...(priceMinor === 0 ? [] : [`+${newMoney(priceMinor)}`])],
      })),
    ),
    ...part(
      'Changed rules',
      'waiting',
      rules.map(name => ({ name, details: ['how many, or what can be left out'] })),
    ),
  ]
  const warnings = shop.map(({ what, before: old, after: next }) =>
    what === 'currency'
      ? `Currency: ${old} becomes ${next}. Delivery fee and minimum for delivery are set to 0: give them anew in the settings.`
      : `${shopWords[what]}: ${old} becomes ${next}.`,
  )
  return { parts, warnings, isEmpty: parts.length === 0 && warnings.length === 0 }
}
