import { expect } from 'chai'
import { type AnsweredShop, type Customer, openAnsweredShop } from '../../../support/answered-shop.js'

describe('an order that is larger than usual', () => {
  let shop: AnsweredShop
  let ann: Customer

  before(async () => {
    shop = await openAnsweredShop()
  })
  after(() => shop.close())
  beforeEach(() => {
    ann = shop.customer()
  })

  async function says(...texts: string[]): Promise<string> {
    for (const text of texts) {
      await ann.writes(text)
      await ann.isAnswered()
      await ann.hears()
    }
    return (await ann.replies()).at(-1) ?? ''
  }

  for (const [what, text] of [
    ['pieces', '101 cokes'],
    ['money', '100 margheritas'],
  ] as const) {
    it(`waits for a person, in ${what}, and its customer is told so`, async () => {
      expect(await says(text, 'yes'))
        .to.include('large order')
        .and.include('confirm')
      expect(await ann.orders()).to.have.length(1)
      expect(await ann.handovers()).to.deep.equal(['large_order'])
    })
  }

  it('is none up to that', async () => {
    expect(await says('100 cokes', 'yes')).not.to.include('large order')
    expect(await ann.handovers()).to.deep.equal([])
  })

  it('waits also where the shop accepts orders by itself', async () => {
    await shop.database.db('businesses').update({ accepts: 'always' })
    await says('101 cokes', 'yes')
    await shop.database.db('businesses').update({ accepts: 'never' })
    expect((await ann.orders()).map(({ status }) => status)).to.deep.equal(['pending'])
  })

  it('is one, too, where a change makes it so', async () => {
    await says('2 cokes', 'yes', 'add 100 cokes to my order')
    expect(await ann.handovers()).to.deep.equal([])
    expect(await says('yes')).to.include('large order')
    expect(await ann.orders()).to.have.length(1)
    expect(await ann.handovers()).to.deep.equal(['large_order'])
  })
})
