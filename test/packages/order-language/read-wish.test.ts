import { readCategory, readFulfilment } from '@comanda/order-language/read-wish.js'
import { expect } from 'chai'

const categories = ['', 'Pizza', 'Desserts', 'Platos fuertes', 'Lanches']

describe('asking for a category of the menu', () => {
  for (const [text, category] of [
    ['desserts', 'Desserts'],
    ['What pizzas do you have?', 'Pizza'],
    ['which desserts are there', 'Desserts'],
    ['any dessert?', 'Desserts'],
    ['do you have pizza?', 'Pizza'],
    ['Hi, what kind of pizzas do you have, please', 'Pizza'],
    ['¿qué platos fuertes tienen?', 'Platos fuertes'],
    ['quais lanches vocês têm?', 'Lanches'],
  ] as const) {
    it(`is heard in “${text}”`, () => {
      expect(readCategory(text, categories)).to.equal(category)
    })
  }

  for (const text of [
    'pizzas', // the menu says “Pizza”: it may be an order
    '2 pizzas',
    'a pizza please',
    'do you have pizza with pineapple?',
    'what do you have?',
    'do you have pizza and desserts?',
    'is the pizza hot?',
    '',
    '?',
    'x'.repeat(5_000),
  ]) {
    it(`is not heard in “${text.slice(0, 40)}”`, () => {
      expect(readCategory(text, categories)).to.equal(undefined)
    })
  }
})

describe('asking for delivery or pickup', () => {
  for (const [text, wish] of [
    ['delivery please', 'delivery'],
    ['I will pick it up', 'pickup'],
    ['no delivery, pickup', 'pickup'],
    ['pickup instead of delivery', 'pickup'],
    ["I don't want it delivered, pick up", 'pickup'],
    ['a domicilio', 'delivery'],
    ['no quiero domicilio, paso a buscar', 'pickup'],
    ['sem entrega, vou buscar', 'pickup'],
    ['não quero retirar, pode entregar', 'delivery'],
  ] as const) {
    it(`is heard in “${text}”`, () => {
      expect(readFulfilment(text)).to.equal(wish)
    })
  }

  for (const text of [
    'no delivery',
    'cancel the delivery',
    'sin envío',
    'não precisa de entrega',
    'delivery or pickup?',
    '2 burgers',
  ]) {
    it(`is not heard in “${text}”`, () => {
      expect(readFulfilment(text)).to.equal(undefined)
    })
  }
})
