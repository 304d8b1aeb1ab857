import { type CompiledMenu, compileMenu } from '@comanda/order-language/compile-menu.js'
import type { Menu, MenuGroup, MenuItem, MenuOption } from '@comanda/order-language/menu/menu.js'
import { createJudge, type Judge } from './cart.js'
import { english } from './speech/english.js'
import { portuguese } from './speech/portuguese.js'
import { spanish } from './speech/spanish.js'
import type { Speech } from './speech/speech.js'
import { fold, isWithin, stems } from './text.js'

/** What a choice is, by which people say it differently. */
export type ChoiceRole = 'size' | 'adjective' | 'filling' | 'choice' | 'container' | 'measure' | 'counted'

/** An option by the names that nobody could mistake for something else of the dish. */
export interface Named {
  readonly option: MenuOption
  readonly names: readonly string[]
}

export interface Choice {
  readonly group: MenuGroup
  readonly role: ChoiceRole
  readonly options: readonly Named[]
}

export interface Topping extends Named {
  readonly group: MenuGroup
}

/** A dish by the names that nobody could mistake for another dish or an option. */
export interface Dish {
  readonly item: MenuItem
  readonly names: readonly string[]
  /** A word of its name that no other dish or option has */
  readonly nickname?: string
  readonly unit?: 'kg' | 'l'
  readonly choices: readonly Choice[]
  readonly toppings: readonly Topping[]
}

export interface Kitchen {
  readonly name: string
  readonly menu: Menu
  readonly compiled: CompiledMenu
  readonly speech: Speech
  readonly judge: Judge
  readonly dishes: readonly Dish[]
  readonly dish: ReadonlyMap<string, Dish>
}

const speeches: readonly Speech[] = [english, spanish, portuguese]

function roleOf(group: MenuGroup, speech: Speech): ChoiceRole {
  const names = group.options.map(({ name }) => fold(name))
  const most = (isOne: (name: string) => boolean) => names.filter(isOne).length * 2 >= names.length
  const among = (words: readonly string[]) => {
    const known = new Set(words.map(fold))
    return (name: string) => known.has(name)
  }
  if (group.amounts && !group.removable && group.options.length === 1) return 'counted'
  if (most(among(speech.containers))) return 'container'
  if (most(among(speech.sizes))) return 'size'
  if (most(name => /\d/.test(name))) return 'measure'
  if (most(name => among(speech.adjectives)(name) || /^(al?|ao|con|com|sin|sem|de|del|en|em) /.test(name)))
    return 'adjective'
  return speech.fillings.test(`${group.id} ${group.name}`) ? 'filling' : 'choice'
}

/** Whether a group is one of several ways and not what lies on the dish. */
function isChoice(group: MenuGroup): boolean {
  return !group.removable || (!group.amounts && group.options.length > 3)
}

function findNames(
  option: MenuOption,
  group: MenuGroup,
  groups: readonly MenuGroup[],
  dishes: ReadonlySet<string>,
): string[] {
  const others = groups.flatMap(other =>
    other.options
      .filter(({ id }) => other !== group || id !== option.id)
      .flatMap(({ name, aliases }) => [name, ...aliases].map(text => ({ text, isHere: other === group }))),
  )
  return [option.name, ...option.aliases].filter(
    name =>
      fold(name).length > 2 &&
      !/^[\d ]+$|,/.test(name) &&
      !dishes.has(stems(name).join(' ')) &&
      !others.some(other => stems(other.text).join(' ') === stems(name).join(' ')) &&
      !others.some(other => !other.isHere && isWithin(name, other.text)),
  )
}

function findNickname(item: MenuItem, menu: Menu, speech: Speech): string | undefined {
  const words = item.name.split(' ')
  const word = speech.choicesFirst ? words.at(-1) : words[0]
  if (!word || words.length < 2 || fold(word).length < 4 || item.units) return undefined
  const [stem] = stems(word)
  const others = [
    ...menu.items
      .filter(({ id }) => id !== item.id)
      .flatMap(({ name, aliases, category = '' }) => [name, category, ...aliases]),
    ...menu.groups.flatMap(({ name, options }) => [
      name,
      ...options.flatMap(option => [option.name, ...option.aliases]),
    ]),
  ]
  return stem === undefined || others.some(other => stems(other).includes(stem))
    ? undefined
    : word.toLowerCase()
}

function createDish(item: MenuItem, menu: Menu, speech: Speech): Dish | undefined {
  const optionNames = new Set(
    menu.groups.flatMap(({ options }) =>
      options.flatMap(({ name, aliases }) => [name, ...aliases].map(text => stems(text).join(' '))),
    ),
  )
  const takenBy = (name: string) =>
    menu.items.some(
      other =>
        other.id !== item.id &&
        [other.name, ...other.aliases].some(text => stems(text).join(' ') === stems(name).join(' ')),
    )
  const names = [item.name, ...item.aliases].filter(
    name =>
      fold(name).length > 1 &&
      !takenBy(name) &&
      !optionNames.has(stems(name).join(' ')) &&
      !/,|\b(kilos?|quilos?|kg|litros?)\b/i.test(name),
  )
  if (names.length === 0) return undefined
  const dishNames = new Set(
    menu.items.flatMap(({ name, aliases }) => [name, ...aliases].map(text => stems(text).join(' '))),
  )
  const groups = menu.groups.filter(({ id }) => item.groups.includes(id))
  const named = (group: MenuGroup) =>
    group.options
      .map(option => ({ option, names: findNames(option, group, groups, dishNames) }))
      .filter(option => option.names.length > 0)
  const unit = item.units?.find(one => one === 'kg' || one === 'l')
  if (item.units && !unit) return undefined
  const nickname = findNickname(item, menu, speech)
  return {
    item,
    names,
    ...(nickname !== undefined && { nickname }),
    ...(unit === 'kg' || unit === 'l' ? { unit } : {}),
    choices: groups
      .filter(isChoice)
      .map(group => ({ group, role: roleOf(group, speech), options: named(group) }))
      .filter(({ options }) => options.length > 0),
    toppings: groups
      .filter(group => !isChoice(group))
      .flatMap(group => named(group).map(option => ({ ...option, group })))
      .filter(({ option }) => !speech.adjectives.some(word => fold(word) === fold(option.name))),
  }
}

/** Makes a menu ready for being ordered from. The menu must have passed `readMenu`. */
export function createKitchen(name: string, menu: Menu): Kitchen {
  const speech = speeches.find(({ language }) => menu.language.startsWith(language))
  if (!speech) throw new Error(`nobody speaks ${menu.language}`)
  const dishes = menu.items.flatMap(item => createDish(item, menu, speech) ?? [])
  return {
    name,
    menu,
    compiled: compileMenu(menu),
    speech,
    judge: createJudge(menu),
    dishes,
    dish: new Map(dishes.map(dish => [dish.item.id, dish])),
  }
}
