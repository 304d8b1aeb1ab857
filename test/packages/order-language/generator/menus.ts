import type { Menu } from '@comanda/order-language/menu/menu.js'
import { readMenu } from '@comanda/order-language/menu/read-menu.js'
import { trattoriaMenu } from '../../../support/trattoria-menu.js'
import { antojitos } from '../menus/antojitos.js'
import { burgerBar } from '../menus/burger-bar.js'
import { coffeeBar } from '../menus/coffee-bar.js'
import { empanadas } from '../menus/empanadas.js'
import { grocer } from '../menus/grocer.js'
import { lanchonete } from '../menus/lanchonete.js'
import { padaria } from '../menus/padaria.js'
import { pizzaBuilder } from '../menus/pizza-builder.js'
import { pizzaParlour } from '../menus/pizza-parlour.js'
import { pizzaria } from '../menus/pizzaria.js'
import { pizzeria } from '../menus/pizzeria.js'
import { sushiBar } from '../menus/sushi-bar.js'
import { tapasBar } from '../menus/tapas-bar.js'
import { taqueria } from '../menus/taqueria.js'
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
