import { expect } from 'chai'
import type { Category } from './format/case.js'
import { grocerCases } from './format/grocer-cases.js'
import { lanchoneteCases } from './format/lanchonete-cases.js'
import { pizzeriaCases } from './format/pizzeria-cases.js'
import { taqueriaCases } from './format/taqueria-cases.js'
import { grocer } from './menus/grocer.js'
import { lanchonete } from './menus/lanchonete.js'
import { pizzeria } from './menus/pizzeria.js'
import { taqueria } from './menus/taqueria.js'
import { compile, read, sortCart, writeCart, writeQuestions } from './read.js'

const shops: readonly (readonly [string, unknown, readonly Category[]])[] = [
  ['an English pizzeria', pizzeria, pizzeriaCases],
  ['an English grocer', grocer, grocerCases],
  ['a Spanish taquería', taqueria, taqueriaCases],
  ['a Brazilian lunch bar', lanchonete, lanchoneteCases],
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
