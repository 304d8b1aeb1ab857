import { compileMenu } from '@comanda/order-language/compile-menu.js'
import { readLanguage } from '@comanda/order-language/read-language.js'
import { expect } from 'chai'
import { asMenu, lanchoneteOfTheDay, taqueriaOfTheDay, trattoriaMenu } from '../../support/menus.js'

const trattoria = compileMenu(trattoriaMenu)
const taqueria = compileMenu(asMenu(taqueriaOfTheDay))
const lanchonete = compileMenu(asMenu(lanchoneteOfTheDay))

describe('the language that a customer writes in', () => {
  for (const [menu, text, code] of [
    [trattoria, 'hola, quiero una margherita grande sin cebolla', 'es'],
    [trattoria, 'una grande sin cebolla y agua por favor', 'es'],
    [trattoria, '¿cuánto cuesta la margherita?', 'es'],
    [trattoria, 'oi, me vê duas margheritas por favor', 'pt'],
    [trattoria, 'boa noite, vocês entregam?', 'pt'],
    [trattoria, 'can I get 2 cokes please', 'en'],
    [taqueria, 'hi, can I get 3 tacos al pastor please', 'en'],
    [taqueria, 'how much is the quesadilla?', 'en'],
    [lanchonete, 'hola, quiero dos coxinhas', 'es'],
    [lanchonete, 'quanto tempo demora?', 'pt'],
    [lanchonete, 'what time do you close?', 'en'],
  ] as const) {
    it(`is ${code} in “${text}”`, () => {
      expect(readLanguage(menu, text)?.code).to.equal(code)
    })
  }

  for (const [menu, text] of [
    [trattoria, '2 margheritas'],
    [taqueria, '3 tacos al pastor'],
    [lanchonete, 'x-burger 2'],
    [trattoria, '👍'],
    [trattoria, ''],
  ] as const) {
    it(`isn't told by “${text}”`, () => {
      expect(readLanguage(menu, text)).to.equal(undefined)
    })
  }
})
