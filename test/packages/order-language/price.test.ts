import type { Menu } from '@comanda/order-language/menu/menu.js'
import { readMenu } from '@comanda/order-language/menu/read-menu.js'
import { priceCart, priceLine } from '@comanda/order-language/price.js'
import type { LineOption, OrderLine } from '@comanda/order-language/reading.js'
import { expect } from 'chai'
import { grocer, pizzeria } from '../../support/menus.js'

function menuOf(json: unknown): Menu {
  const result = readMenu(json)
  if (!result.ok) throw new Error('the test menu is wrong')
  return result.menu
}

const pizzas = menuOf(pizzeria)
const groceries = menuOf(grocer)
const line = (item: string, quantity: number, options: LineOption[] = [], unit?: string): OrderLine => ({
  item,
  quantity,
  options,
  ...(unit !== undefined && { unit }),
})
const topping = (option: string, amount: LineOption['amount']): LineOption => ({
  group: 'toppings',
  option,
  amount,
})

describe('pricing a line', () => {
  // A margherita is 900, and comes medium (200) with cheese (100).
  const standard = 1200

  it('counts the defaults once, said or not', () => {
    expect(priceLine(pizzas, line('margherita', 1))).to.equal(standard)
    const medium: LineOption = { group: 'size', option: 'medium', amount: 'normal' }
    expect(priceLine(pizzas, line('margherita', 1, [medium, topping('cheese', 'normal')]))).to.equal(standard)
  })

  it('lets a choice of one take the place of its default', () => {
    const large: LineOption = { group: 'size', option: 'large', amount: 'normal' }
    expect(priceLine(pizzas, line('margherita', 1, [large]))).to.equal(standard - 200 + 400)
  })

  it('keeps the other defaults of a group where several may be had', () => {
    expect(priceLine(pizzas, line('margherita', 1, [topping('ham', 'normal')]))).to.equal(standard + 150)
  })

  it('counts amounts: none 0, light and extra 1, double 2, a number itself', () => {
    const priceWith = (amount: LineOption['amount']) =>
      priceLine(pizzas, line('margherita', 1, [topping('ham', amount)])) - standard
    expect(priceWith('none')).to.equal(0)
    expect(priceWith('light')).to.equal(150)
    expect(priceWith('extra')).to.equal(150)
    expect(priceWith('double')).to.equal(300)
    expect(priceWith(3)).to.equal(450)
  })

  it('takes a refused default off', () => {
    expect(priceLine(pizzas, line('margherita', 1, [topping('cheese', 'none')]))).to.equal(standard - 100)
  })

  it('multiplies by the quantity', () => {
    expect(priceLine(pizzas, line('margherita', 3))).to.equal(3 * standard)
  })

  it('rounds half up, once, at the line', () => {
    expect(priceLine(groceries, line('cheddar', 0.25, [], 'kg'))).to.equal(350)
    expect(priceLine(groceries, line('onions', 0.33, [], 'kg'))).to.equal(50) // 49.5
    expect(priceLine(groceries, line('red_onions', 0.145, [], 'kg'))).to.equal(28) // 27.55
  })

  it('converts grams and millilitres to what the price is for', () => {
    expect(priceLine(groceries, line('cheddar', 250, [], 'g'))).to.equal(350)
    expect(priceLine(groceries, line('olive_oil', 500, [], 'ml'))).to.equal(475)
  })

  it('refuses what the menu has not', () => {
    expect(() => priceLine(pizzas, line('sushi', 1))).to.throw(RangeError, 'sushi')
    expect(() => priceLine(pizzas, line('margherita', 1, [topping('gold', 'normal')]))).to.throw(
      RangeError,
      'gold',
    )
    expect(() => priceLine(groceries, line('cheddar', 1, [], 'l'))).to.throw(RangeError, 'l')
  })

  it('adds up a cart', () => {
    expect(priceCart(pizzas, [line('margherita', 2), line('coke', 1)])).to.equal(2 * standard + 250)
    expect(priceCart(pizzas, [])).to.equal(0)
  })
})
