import { expect } from 'chai'
import { type AnsweredShop, type Customer, openAnsweredShop } from '../../../support/answered-shop.js'
import { trattoriaMenu } from '../../../support/menus.js'

/** What was begun with a version that kept no readings is gone on with. */
describe('a conversation without its reading', () => {
  let shop: AnsweredShop
  let ann: Customer

  before(async () => {
    shop = await openAnsweredShop(trattoriaMenu)
  })
  after(() => shop.close())
  beforeEach(() => {
    ann = shop.customer()
  })

  async function says(text: string): Promise<string> {
    const before = (await ann.replies()).length
    await ann.writes(text)
    await ann.isAnswered()
    await ann.hears()
    return (await ann.replies()).slice(before).join('\n')
  }

  /** As that version left it. */
  async function becomesOld(): Promise<void> {
    const { db } = shop.database
    await db('conversations').update({
      reading: null,
      reading_of: null,
      pending: db.raw("pending - 'question'"),
    })
  }

  it('has its cart go on', async () => {
    await says('2 margheritas')
    await says('without onions')
    await becomesOld()
    expect(await says('and a coke'))
      .to.include('no onions')
      .and.include('1 × Coke')
    await says('yes')
    expect((await ann.orders())[0]?.lines).to.deep.equal(['2 margherita', '1 cola'])
  })

  it('has its question stand, and its answer count', async () => {
    expect(await says('2 garlic brot')).to.include('Did you mean Garlic bread?')
    await becomesOld()
    expect(await says('and a coke'))
      .to.include('1 × Coke')
      .and.include('Did you mean Garlic bread?')
    expect(await says('yes'))
      .to.include('2 × Garlic bread')
      .and.include('1 × Coke')
  })

  it('is kept with it from then on', async () => {
    await says('2 margheritas')
    await becomesOld()
    await says('thanks')
    const row = await shop.database.db('conversations').orderBy('id', 'desc').first('reading')
    expect(row.reading).to.deep.include({ turns: 1 })
  })
})
