import { expect } from 'chai'
import { type AnsweredShop, type Customer, openAnsweredShop } from '../../../support/answered-shop.js'

/** A burst is answered once, but each of its messages has its own effect, in its order. */
describe('messages that are answered together', () => {
  let shop: AnsweredShop
  let ann: Customer

  before(async () => {
    shop = await openAnsweredShop()
  })
  after(() => shop.close())
  beforeEach(async () => {
    ann = shop.customer()
    await ann.writes('2 margheritas')
    await ann.isAnswered()
    await ann.hears()
  })

  async function say(...texts: string[]): Promise<string> {
    const before = (await ann.replies()).length
    for (const text of texts) await ann.writes(text)
    await ann.isAnswered()
    const [reply, ...more] = (await ann.replies()).slice(before)
    expect(more, 'one answer').to.deep.equal([])
    return reply ?? ''
  }

  for (const [beside, heard] of [
    ['are you open today?', 'open every day'],
    ['where is my order?', 'is with us'],
    ['thank you so much', 'Your order is'],
    ['do you take cards?', 'I’ve asked the shop'],
    ['please ring the bell', 'someone will write to you'],
  ] as const) {
    it(`takes the yes that comes with “${beside}”, and answers that too`, async () => {
      const reply = await say('yes', beside)
      expect(await ann.orders()).to.have.length(1)
      expect(reply).to.include('Your order is').and.include(heard)
    })
  }

  it('takes the yes that comes behind a question', async () => {
    const reply = await say('are you open today?', 'yes')
    expect(await ann.orders()).to.have.length(1)
    expect(reply).to.include('open every day').and.include('Your order is')
  })

  it('begins a second order behind the yes to the first, and reads that one back alone', async () => {
    const reply = await say('yes', 'a coke')
    expect((await ann.orders()).map(order => order.lines)).to.deep.equal([['2 margherita']])
    expect(reply).to.include('Your order is').and.include('1 × Coke').and.not.include('2 × Margherita')
    await ann.hears()
    await say('yes')
    expect((await ann.orders()).map(order => order.lines)).to.deep.equal([['2 margherita'], ['1 cola']])
  })

  it('reads the cart back once, as it is after all of them', async () => {
    const reply = await say('a coke', 'and another margherita')
    expect(reply.match(/So far I have/g)).to.have.length(1)
    expect(reply).to.include('3 × Margherita').and.include('1 × Coke')
  })

  it('tells of each of them what it could not find', async () => {
    const reply = await say('a flurbington', 'and a coke')
    expect(reply).to.include('flurbington').and.include('1 × Coke')
  })

  it('takes no yes to what it hadn’t read back yet', async () => {
    const reply = await say('and a coke', 'yes')
    expect(await ann.orders()).to.deep.equal([])
    expect(reply).to.include('1 × Coke').and.include('Is that right?')
    await ann.hears()
    await say('yes')
    expect((await ann.orders()).map(order => order.lines)).to.deep.equal([['2 margherita', '1 cola']])
  })

  it('takes no yes that was written before its read-back left', async () => {
    await ann.writes('and a coke')
    await ann.isAnswered()
    const reply = await say('yes')
    expect(await ann.orders()).to.deep.equal([])
    expect(reply).to.include('reply *yes*').and.include('once more')
    await ann.hears()
    await say('yes')
    expect(await ann.orders()).to.have.length(1)
  })

  it('takes no yes that was written before its read-back left, and found in the chat after that', async () => {
    await ann.writes('and a coke')
    await ann.isAnswered()
    await ann.waits(5)
    await ann.hears()
    const reply = await (async () => {
      await ann.writes('yes', { sentAt: new Date(Date.now() - 4 * 60_000) })
      await ann.isAnswered()
      return (await ann.replies()).at(-1)
    })()
    expect(await ann.orders()).to.deep.equal([])
    expect(reply).to.include('reply *yes*').and.include('once more')
  })

  for (const step of ['left', 'out'] as const) {
    it(`waits for what became of a reply that was ${step === 'out' ? 'sent' : 'leaving'} when the bot was killed`, async () => {
      await ann.writes('and a coke')
      await ann.isAnswered()
      shop.diesSending(step)
      await ann.hears()
      await ann.writes('yes')
      await ann.isAnswered()
      expect(await ann.orders()).to.have.length(step === 'out' ? 1 : 0)
    })
  }

  it('hears a 👍 on what was sent when the bot was killed', async () => {
    await ann.writes('and a coke')
    await ann.isAnswered()
    shop.diesSending('out')
    await ann.hears()
    await ann.reacts((await ann.heard()).at(-1)?.key ?? '', '👍')
    await ann.isAnswered()
    expect(await ann.orders()).to.have.length(1)
  })

  it('hands over what is for a person, and takes the rest', async () => {
    await ann.writes('yes')
    await ann.writes('', { type: 'ptt' })
    await ann.isAnswered()
    expect(await ann.orders()).to.have.length(1)
    expect(await ann.handovers()).to.deep.equal(['not_text'])
  })
})
