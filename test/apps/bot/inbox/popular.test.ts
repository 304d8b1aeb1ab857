import { expect } from 'chai'
import { type AnsweredShop, openAnsweredShop } from '../../../support/answered-shop.js'
import { trattoriaMenu } from '../../../support/menus.js'

describe('what is ordered most', () => {
  let shop: AnsweredShop
  before(async () => {
    shop = await openAnsweredShop(trattoriaMenu)
  })
  after(() => shop.close())

  async function says(text: string): Promise<string> {
    const customer = shop.customer()
    await customer.writes(text)
    await customer.isAnswered()
    return (await customer.replies()).join('\n')
  }

  async function order(text: string): Promise<void> {
    const customer = shop.customer()
    await customer.writes(text)
    await customer.isAnswered()
    await customer.hears()
    await customer.writes('yes')
    await customer.isAnswered()
    expect(await customer.orders()).to.have.length(1)
  }

  it('is asked of a person while too little was ordered, and told from then on', async () => {
    await order('a calzone')
    expect(await says('what do you recommend?'))
      .to.include('what do you recommend?')
      .and.not.include('Calzone')
    for (let count = 0; count < 9; count += 1) await order(count % 3 === 0 ? 'a water' : '2 calzones')
    const told = await says('what do you recommend?')
    expect(told.indexOf('Calzone')).to.be.greaterThan(0)
    expect(told.indexOf('Water')).to.be.greaterThan(told.indexOf('Calzone'))
    expect(told).to.not.include('Margherita')
  })
})
