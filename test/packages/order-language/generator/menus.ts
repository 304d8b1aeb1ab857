import type { Menu } from '@comanda/order-language/menu/menu.js'
import { readMenu } from '@comanda/order-language/menu/read-menu.js'
import {
  antojitos,
  burgerBar,
  coffeeBar,
  empanadas,
  grocer,
  lanchonete,
  padaria,
  pizzaBuilder,
  pizzaParlour,
  pizzaria,
  pizzeria,
  sushiBar,
  tapasBar,
  taqueria,
  trattoriaMenu,
} from '../../../support/menus.js'
import { createKitchen, type Kitchen } from './kitchen.js'

export function toMenu(name: string, json: unknown): Menu {
  const result = readMenu(json)
  if (!result.ok)
    throw new Error(`${name}: ${result.problems.map(({ path, message }) => `${path} ${message}`).join('; ')}`)
  return result.menu
}

const menus: Readonly<Record<string, unknown>> = {
  pizzeria,
  'pizza parlour': pizzaParlour,
  'pizza builder': pizzaBuilder,
  'burger bar': burgerBar,
  'coffee bar': coffeeBar,
  'sushi bar': sushiBar,
  grocer,
  antojitos,
  empanadas,
  'tapas bar': tapasBar,
  taqueria,
  lanchonete,
  padaria,
  pizzaria,
}

/** Every kitchen that orders are made for. */
export function createKitchens(): Kitchen[] {
  return [
    createKitchen('trattoria', trattoriaMenu),
    ...Object.entries(menus).map(([name, json]) => createKitchen(name, toMenu(name, json))),
  ]
}
