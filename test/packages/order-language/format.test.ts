import { expect } from 'chai'
import {
  antojitos,
  bagelCounter,
  burgerBar,
  coffeeBar,
  empanadas,
  grelhados,
  grillHouse,
  grocer,
  lanchonete,
  padaria,
  parrilla,
  pizzaBuilder,
  pizzaParlour,
  pizzaria,
  pizzeria,
  sushiBar,
  tapasBar,
  taqueria,
} from '../../support/menus.js'
import { antojitosCases } from './format/antojitos-cases.js'
import { bagelCounterCases } from './format/bagel-counter-cases.js'
import { burgerBarCases } from './format/burger-bar-cases.js'
import { burgerBarChangesCases } from './format/burger-bar-changes-cases.js'
import { burgerBarTalkCases } from './format/burger-bar-talk-cases.js'
import type { Category } from './format/case.js'
import { coffeeBarCases } from './format/coffee-bar-cases.js'
import { empanadasCases } from './format/empanadas-cases.js'
import { grelhadosCases } from './format/grelhados-cases.js'
import { grillHouseCases } from './format/grill-house-cases.js'
import { grocerCases } from './format/grocer-cases.js'
import { lanchoneteCases } from './format/lanchonete-cases.js'
import { lanchoneteChangesCases } from './format/lanchonete-changes-cases.js'
import { lanchoneteTalkCases } from './format/lanchonete-talk-cases.js'
import { padariaCases } from './format/padaria-cases.js'
import { parrillaCases } from './format/parrilla-cases.js'
import { pizzaBuilderCases } from './format/pizza-builder-cases.js'
import { pizzaParlourCases } from './format/pizza-parlour-cases.js'
import { pizzariaCases } from './format/pizzaria-cases.js'
import { pizzeriaCases } from './format/pizzeria-cases.js'
import { pizzeriaChangesCases } from './format/pizzeria-changes-cases.js'
import { pizzeriaTalkCases } from './format/pizzeria-talk-cases.js'
import { sushiBarCases } from './format/sushi-bar-cases.js'
import { tapasBarCases } from './format/tapas-bar-cases.js'
import { taqueriaCases } from './format/taqueria-cases.js'
import { taqueriaChangesCases } from './format/taqueria-changes-cases.js'
import { taqueriaTalkCases } from './format/taqueria-talk-cases.js'
import { compile, read, sortCart, writeCart, writeQuestions } from './read.js'

const shops: readonly (readonly [string, unknown, readonly Category[]])[] = [
  ['an English pizzeria', pizzeria, [...pizzeriaCases, ...pizzeriaTalkCases, ...pizzeriaChangesCases]],
  ['an English grocer', grocer, grocerCases],
  ['a Spanish taquería', taqueria, [...taqueriaCases, ...taqueriaChangesCases, ...taqueriaTalkCases]],
  [
    'a Brazilian lunch bar',
    lanchonete,
    [...lanchoneteCases, ...lanchoneteChangesCases, ...lanchoneteTalkCases],
  ],
  ['an English burger bar', burgerBar, [...burgerBarCases, ...burgerBarChangesCases, ...burgerBarTalkCases]],
  ['an English shop of build-your-own pizza', pizzaBuilder, pizzaBuilderCases],
  ['an English pizza parlour', pizzaParlour, pizzaParlourCases],
  ['an English sushi bar', sushiBar, sushiBarCases],
  ['a bar in Spain', tapasBar, tapasBarCases],
  ['an Argentine shop of empanadas', empanadas, empanadasCases],
  ['a Brazilian pizzeria', pizzaria, pizzariaCases],
  ['an English coffee bar', coffeeBar, coffeeBarCases],
  ['a Brazilian bakery', padaria, padariaCases],
  ['an English bagel counter', bagelCounter, bagelCounterCases],
  ['a Mexican stall', antojitos, antojitosCases],
  ['an English grill', grillHouse, grillHouseCases],
  ['a Mexican grill', parrilla, parrillaCases],
  ['a Brazilian grill', grelhados, grelhadosCases],
]

for (const [shop, json, categories] of shops)
  describe(`the order language at ${shop}`, () => {
    const menu = compile(json)
    for (const [category, cases] of categories)
      describe(category, () => {
        for (const [turns, cart, asks = ''] of cases)
          it(`reads ${JSON.stringify(turns)}`, () => {
            const reading = read(menu, turns)
            expect(writeCart(reading.lines)).to.equal(sortCart(cart))
            expect(writeQuestions(reading)).to.equal(asks)
          })
      })
  })
