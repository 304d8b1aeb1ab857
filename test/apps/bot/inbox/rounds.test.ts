import { expect } from 'chai'
import { type AnsweredShop, openAnsweredShop } from '../../../support/answered-shop.js'

describe('a customer that is a program', () => {
  let shop: AnsweredShop

  before(async () => {
    shop = await openAnsweredShop()
  })
  after(() => shop.close())

  const open = () => shop.database.db('handovers').whereNull('closed_at').select('reason')

  it('is told the same three times, then that a person will write, and then nothing more', async () => {
    const bot = shop.customer()
    for (let round = 1; round <= 12; round += 1) {
      await bot.writes('hello')
      await bot.isAnswered()
    }
    const replies = await bot.replies()
    expect(replies).to.have.length(4)
    expect(new Set(replies.slice(0, 3)).size).to.equal(1)
    expect(replies[3]).to.include('someone will write to you')
    expect((await open()).map(({ reason }) => reason)).to.include('rounds')
    await shop.database.db('handovers').update({ closed_at: new Date() })
  })

  it('ends also where it says something else each time', async () => {
    const bot = shop.customer()
    for (let round = 1; round <= 40; round += 1) {
      await bot.writes(`${round} margheritas`)
      await bot.isAnswered()
      if (round % 3 === 0) await bot.writes('never mind')
    }
    expect((await bot.replies()).length).to.be.at.most(26)
    expect((await open()).map(({ reason }) => reason)).to.include('rounds')
  })

  it('is no customer who orders twice, and corrects it now and then', async () => {
    const ann = shop.customer()
    for (const text of ['2 margheritas', 'make it 3', 'and a coke', 'yes', 'a coke', 'no, two', 'yes']) {
      await ann.writes(text)
      await ann.isAnswered()
      await ann.hears()
    }
    expect(await ann.orders()).to.have.length(2)
    expect((await ann.replies()).at(-1)).not.to.include('someone will write')
  })
})
