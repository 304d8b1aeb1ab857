import { antojitos } from './antojitos.js'
import { burgerBar } from './burger-bar.js'
import { coffeeBar } from './coffee-bar.js'
import { empanadas } from './empanadas.js'
import { grocer } from './grocer.js'
import { lanchonete } from './lanchonete.js'
import { milkBar } from './milk-bar.js'
import { padaria } from './padaria.js'
import { pastelaria } from './pastelaria.js'
import { pizzaBuilder } from './pizza-builder.js'
import { pizzaParlour } from './pizza-parlour.js'
import { pizzaria } from './pizzaria.js'
import { pizzeria } from './pizzeria.js'
import { rotiseria } from './rotiseria.js'
import { sushiBar } from './sushi-bar.js'
import { tapasBar } from './tapas-bar.js'
import { taqueria } from './taqueria.js'

/** The menus that tests read orders against, by name */
export const shops: Readonly<Record<string, unknown>> = {
  antojitos,
  burgerBar,
  coffeeBar,
  empanadas,
  grocer,
  lanchonete,
  milkBar,
  pastelaria,
  rotiseria,
  padaria,
  pizzaBuilder,
  pizzaParlour,
  pizzaria,
  pizzeria,
  sushiBar,
  tapasBar,
  taqueria,
}
