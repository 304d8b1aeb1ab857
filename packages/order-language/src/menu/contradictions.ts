import { withoutAllergens } from '../questions/topics.js'
import type { MenuProblem } from './menu-problem.js'
import type { MenuShape } from './menu-shape.js'

type Group = MenuShape['groups'][number]
type Item = MenuShape['items'][number]

/** Says where an id occurs that an earlier entry has already. */
function findDuplicates(
  ids: readonly (string | undefined)[],
  path: (index: number) => string,
): MenuProblem[] {
  const firstIndex = new Map<string, number>()
  return ids.flatMap((id, index) => {
    if (id === undefined) return []
    const first = firstIndex.get(id)
    if (first === undefined) {
      firstIndex.set(id, index)
      return []
    }
    return [{ path: path(index), message: `“${id}” is taken by ${path(first)}` }]
  })
}

function checkGroup(group: Group, path: string): MenuProblem[] {
  const problems = findDuplicates(
    group.options.map(option => option.id),
    index => `${path}.options[${index}].id`,
  )
  const { min, max = group.options.length } = group
  if (min > max) problems.push({ path: `${path}.min`, message: `${min} is more than max (${max})` })
  return problems
}

/** What is vegan has no milk in it. */
function checkDiets({ diets = [], allergens = [] }: Item, path: string): MenuProblem[] {
  return diets.flatMap((diet, index) => {
    const wrong = withoutAllergens[diet].find(allergen => allergens.includes(allergen))
    if (wrong === undefined) return []
    return [{ path: `${path}.diets[${index}]`, message: `“${diet}” can’t be with “${wrong}” in it` }]
  })
}

function checkItem(item: Item, path: string, groups: ReadonlyMap<string, Group>): MenuProblem[] {
  const problems = findDuplicates(item.groups, index => `${path}.groups[${index}]`)
  item.groups.forEach((id, index) => {
    if (!groups.has(id))
      problems.push({ path: `${path}.groups[${index}]`, message: `no group is called “${id}”` })
  })
  problems.push(...checkDiets(item, path))
  const counts = new Map<string, number>()
  item.defaults.forEach((choice, index) => {
    const at = `${path}.defaults[${index}]`
    const group = groups.get(choice.group)
    if (!group) problems.push({ path: `${at}.group`, message: `no group is called “${choice.group}”` })
    else if (!item.groups.includes(choice.group))
      problems.push({ path: `${at}.group`, message: `the item doesn't have the group “${choice.group}”` })
    else if (!group.options.some(option => option.id === choice.option))
      problems.push({
        path: `${at}.option`,
        message: `the group “${group.id}” has no option “${choice.option}”`,
      })
    else {
      const count = (counts.get(group.id) ?? 0) + 1
      counts.set(group.id, count)
      if (count > (group.max ?? group.options.length))
        problems.push({ path: at, message: `more defaults than the group “${group.id}” may have` })
    }
  })
  return problems
}

/** What is wrong between the entries of a menu whose shape is right. */
export function findContradictions(menu: MenuShape): MenuProblem[] {
  const groups = new Map(menu.groups.map(group => [group.id, group]))
  return [
    ...findDuplicates(
      menu.items.map(item => item.id),
      index => `items[${index}].id`,
    ),
    ...findDuplicates(
      menu.items.map(item => item.number),
      index => `items[${index}].number`,
    ),
    ...findDuplicates(
      menu.groups.map(group => group.id),
      index => `groups[${index}].id`,
    ),
    ...menu.groups.flatMap((group, index) => checkGroup(group, `groups[${index}]`)),
    ...menu.items.flatMap((item, index) => checkItem(item, `items[${index}]`, groups)),
  ]
}
