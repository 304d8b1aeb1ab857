import { readCategory } from '@comanda/order-language/read-wish.js'
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
