import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Menu } from '@comanda/order-language/menu/menu.js'
import { readMenu } from '@comanda/order-language/menu/read-menu.js'

/** A menu as its file has it: what may be left out may be missing. */
export interface MenuFile {
  currency: string
  language: string
  country?: string
  timeZone?: string
  items: readonly (Pick<Menu['items'][number], 'id' | 'name' | 'priceMinor'> &
    Partial<Menu['items'][number]>)[]
  groups: readonly {
    id: string
    name: string
    min?: number
    max?: number
    amounts?: boolean
    removable?: boolean
    options: readonly { id: string; name: string; aliases?: readonly string[]; priceMinor?: number }[]
  }[]
}

const read = (file: string): MenuFile => JSON.parse(readFileSync(file, 'utf8')) as MenuFile

/** @param name of a file in `test/menus` */
const menuFile = (name: string): MenuFile =>
  read(fileURLToPath(new URL(`../../menus/${name}.json`, import.meta.url)))

/** @throws naming what is wrong with it */
export function asMenu(file: unknown): Menu {
  const result = readMenu(file)
  if (result.ok) return result.menu
  throw new Error(result.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
}

/** A Mexican stall of quesadillas with two fillings at most, and barbacoa by the kilo. */
export const antojitos = menuFile('antojitos')
/** An English bagel counter: dishes on a kind of what is sold alone too, and a kind that is called everything. */
export const bagelCounter = menuFile('bagel-counter')
/** An English burger bar with burritos: sides that are drinks' sizes, a meat that must be chosen. */
export const burgerBar = menuFile('burger-bar')
/** An English coffee bar with burgers: milks and buns that are one of several, shots and syrups that are counted. */
export const coffeeBar = menuFile('coffee-bar')
/** An Argentine shop of empanadas and pizzas, whose flavours are items of their own. */
export const empanadas = menuFile('empanadas')
/** An English grocer: by the kilo, the litre and the piece. */
export const grocer = menuFile('grocer')
/** A Brazilian grill; like the English one. */
export const grelhados = menuFile('grelhados')
/** An English grill: combos with drinks that are sold alone too, boxes put together, codes on the printed menu. */
export const grillHouse = menuFile('grill-house')
/** A Brazilian lunch bar. */
export const lanchonete = menuFile('lanchonete')
/** A Brazilian bakery that slices by weight, where a cup may be a "g", and cheese is in much. */
export const padaria = menuFile('padaria')
/** A Mexican grill; like the English one. */
export const parrilla = menuFile('parrilla')
/** An English shop where a pizza is put together by its customers: one item, many toppings, drinks by container. */
export const pizzaBuilder = menuFile('pizza-builder')
/** An English shop with a plain pizza beside those that have names. */
export const pizzaParlour = menuFile('pizza-parlour')
/** A Brazilian pizzeria with esfihas and açaí: flavours as items, borders, half and half. */
export const pizzaria = menuFile('pizzaria')
/** An English pizzeria with burgers: words that name items and options both, a group that must be chosen. */
export const pizzeria = menuFile('pizzeria')
/** An English sushi and noodle bar with numbers on its menu: long names that share words. */
export const sushiBar = menuFile('sushi-bar')
/** A bar in Spain: sandwiches, coffee and tapas. */
export const tapasBar = menuFile('tapas-bar')
/** A Spanish-speaking taquería that also sells by the kilo. */
export const taqueria = menuFile('taqueria')
/** An English milk bar: drinks by their flavours, which have no dish of that name. */
export const milkBar = menuFile('milk-bar')
/** A Brazilian shop of pastries, burgers and juices by their kinds. */
export const pastelaria = menuFile('pastelaria')
/** A Spanish-speaking cookshop: pasties by their fillings, chicken by its parts. */
export const rotiseria = menuFile('rotiseria')

/** The menus that orders are read against, by name. */
export const shops: Readonly<Record<string, MenuFile>> = {
  antojitos,
  bagelCounter,
  burgerBar,
  coffeeBar,
  empanadas,
  grocer,
  lanchonete,
  milkBar,
  padaria,
  pastelaria,
  pizzaBuilder,
  pizzaParlour,
  pizzaria,
  pizzeria,
  rotiseria,
  sushiBar,
  tapasBar,
  taqueria,
}

/** A shop's menu with what it has besides today, each dish with its number on the card. */
function withMore(shop: MenuFile, more: MenuFile): MenuFile {
  const items = [...shop.items, ...more.items].map((item, index) => ({ ...item, number: String(index + 1) }))
  return { ...shop, items, groups: [...shop.groups, ...more.groups] }
}

/** The taquería in Mexico, with a dish whose filling has to be chosen. */
export const taqueriaOfTheDay: MenuFile = {
  ...withMore(taqueria, menuFile('taqueria-of-the-day')),
  language: 'es-MX',
}
/** The lunch bar, with a dish whose filling has to be chosen. */
export const lanchoneteOfTheDay = withMore(lanchonete, menuFile('lanchonete-of-the-day'))

/** A small pizzeria: enough for carts with prices, sizes and things to leave out. */
export const shopMenu: Menu = asMenu(menuFile('shop'))
/** The demo's menu: what a newcomer's first chat is about. */
export const trattoriaMenu: Menu = asMenu(
  read(fileURLToPath(new URL('../menu.json', import.meta.resolve('@comanda/demo/main.js')))),
)
