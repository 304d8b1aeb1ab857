import { createChatRepository } from '@comanda/shared/chats/repository.js'
import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { expect } from 'chai'
import { type AnsweredShop, type Customer, openAnsweredShop } from '../../../support/answered-shop.js'

/** An edit takes its message's place, a deletion takes it out, a reaction to the latest read-back is an answer. */
describe('what becomes of a message after it was written', () => {
  let shop: AnsweredShop
  let ann: Customer

  before(async () => {
    shop = await openAnsweredShop()
  })
  after(() => shop.close())
  beforeEach(() => {
    ann = shop.customer()
  })

  /** @returns what is answered to all that waits; it leaves */
  async function answered(): Promise<string> {
    const before = (await ann.replies()).length
    await ann.isAnswered()
    const reply = (await ann.replies()).slice(before).join('\n---\n')
    await ann.hears()
    return reply
  }

  async function says(text: string): Promise<string> {
    const key = await ann.writes(text)
    await answered()
    return key
  }

  const linesOf = async (): Promise<string[][]> => (await ann.orders()).map(order => order.lines)

  describe('an edit', () => {
    it('takes its message’s place, and the cart is read back again', async () => {
      const key = await says('1 margherita')
      await ann.edits(key, '2 margheritas')
      expect(await answered())
        .to.include('changed a message')
        .and.include('2 × Margherita')
        .and.include('Is that right?')
      await says('yes')
      expect(await linesOf()).to.deep.equal([['2 margherita']])
    })

    it('leaves what was said before and behind it as it was', async () => {
      await says('1 coke')
      const key = await says('and a margherita')
      await says('make it 3 cokes')
      await ann.edits(key, 'and 2 margheritas')
      expect(await answered())
        .to.include('2 × Margherita')
        .and.include('3 × Coke')
      await ann.edits(key, 'and 4 margheritas')
      expect(await answered())
        .to.include('4 × Margherita')
        .and.include('3 × Coke')
    })

    it('makes a yes stale that comes with it, and was to what it was before', async () => {
      const key = await says('1 margherita')
      await ann.edits(key, '2 margheritas')
      await ann.writes('yes')
      await answered()
      expect(await linesOf()).to.deep.equal([])
      await says('yes')
      expect(await linesOf()).to.deep.equal([['2 margherita']])
    })

    it('of an address that was asked for takes its place', async () => {
      await shop.database.db('businesses').update({ offers_delivery: true, offers_pickup: false })
      try {
        await says('1 margherita')
        const key = await says('5 Oak Street')
        await ann.edits(key, '15 Oak Street')
        expect(await answered()).to.include('To: 15 Oak Street')
        await says('yes')
        const order = await shop.database.db('orders').orderBy('id', 'desc').first('details')
        expect(order.details).to.include({ address: '15 Oak Street' })
      } finally {
        await shop.database.db('businesses').update({ offers_delivery: false, offers_pickup: true })
      }
    })

    it('of what was not understood is read anew', async () => {
      const key = await says('my uncle was a pilot, you know')
      expect(await ann.handovers()).to.deep.equal(['not_understood'])
      await ann.edits(key, '2 margheritas')
      expect(await answered()).to.include('2 × Margherita')
      await ann.edits(key, '3 margheritas')
      expect(await answered())
        .to.include('3 × Margherita')
        .and.not.include('5 ×')
      await says('yes')
      expect(await linesOf()).to.deep.equal([['3 margherita']])
    })

    it('stands on the order for a person to decide, once it is placed', async () => {
      const key = await says('1 margherita')
      await says('yes')
      await ann.edits(key, '2 margheritas')
      const [{ number } = { number: 0 }] = await ann.orders()
      expect(await answered())
        .to.include(`#${number}`)
        .and.include('someone will write')
      expect(await linesOf()).to.deep.equal([['1 margherita']])
      expect(await ann.handovers()).to.deep.equal(['changed'])
      const { id } = await shop.database
        .db('orders')
        .where({ business_id: shop.businessId, number })
        .first('id')
      const amendments = await createOrderRepository(shop.database.db).amendments(shop.businessId, id)
      expect(amendments.map(({ kind, text, isOpen }) => [kind, text, isOpen])).to.deep.equal([
        ['edited', '2 margheritas', true],
      ])
    })
  })

  describe('a deletion', () => {
    it('takes its message out of the cart', async () => {
      await says('1 coke')
      const key = await says('2 margheritas')
      await ann.deletes(key)
      expect(await answered())
        .to.include('1 × Coke')
        .and.not.include('Margherita')
      await says('yes')
      expect(await linesOf()).to.deep.equal([['1 cola']])
    })

    it('of all of it clears the cart, and a yes orders nothing', async () => {
      const key = await says('2 margheritas')
      await ann.deletes(key)
      expect(await answered()).to.include('cleared')
      await says('yes')
      expect(await linesOf()).to.deep.equal([])
    })

    it('is followed by the message that takes its place', async () => {
      const key = await says('2 margheritas')
      await ann.deletes(key)
      await ann.writes('3 margheritas')
      expect(await answered()).to.include('3 × Margherita')
      await says('yes')
      expect(await linesOf()).to.deep.equal([['3 margherita']])
    })

    it('stands on the order for a person to decide, and its text is shown nowhere', async () => {
      const key = await says('2 MARGHERITAS')
      await says('yes')
      await ann.deletes(key)
      await answered()
      expect(await linesOf()).to.deep.equal([['2 margherita']])
      expect(await ann.handovers()).to.deep.equal(['changed'])
      const { db } = shop.database
      const orders = createOrderRepository(db)
      const { id } = await db('orders')
        .where({ business_id: shop.businessId })
        .orderBy('id', 'desc')
        .first('id')
      const { contact_id: contactId } = await db('inbox').where({ message_key: key }).first('contact_id')
      const chat = await createChatRepository(db).find(shop.businessId, contactId)
      const shown = JSON.stringify([
        await orders.amendments(shop.businessId, id),
        await orders.find(shop.businessId, id),
        await orders.messages(shop.businessId, id),
        await createChatRepository(db).messages(shop.businessId, chat?.id ?? 0, 50),
        await createHandoverRepository(db).people(shop.businessId, 50),
      ])
      expect(shown).to.include('deleted').and.not.include('MARGHERITAS')
    })
  })

  describe('what could not be read', () => {
    it('waits for a person, and is read once it can be', async () => {
      const key = await ann.writes('', { type: 'ciphertext' })
      await answered()
      expect(await ann.handovers()).to.deep.equal(['not_text'])
      const opened = { key, sentAt: new Date() }
      await ann.writes('2 margheritas', opened)
      expect(await answered()).to.include('2 × Margherita')
      await ann.writes('2 margheritas', opened)
      expect(await answered()).to.equal('')
      await ann.edits(key, '3 margheritas')
      expect(await answered()).to.include('3 × Margherita')
    })
  })

  describe('a reaction', () => {
    /** @returns the key of the read-back */
    async function readBack(text: string): Promise<string> {
      await ann.writes(text)
      await ann.isAnswered()
      const [key = ''] = await ann.hears()
      return key
    }

    it('of 👍 to the latest read-back places it, and comes together with what is written', async () => {
      const key = await readBack('2 margheritas')
      await ann.reacts(key, '👍🏽')
      await ann.writes('are you open?')
      expect(await answered())
        .to.include('Your order is')
        .and.include('open now')
      expect(await linesOf()).to.deep.equal([['2 margherita']])
    })

    for (const emoji of ['❤️', '👌', '✅']) {
      it(`of ${emoji} says yes too`, async () => {
        await ann.reacts(await readBack('2 margheritas'), emoji)
        await answered()
        expect(await linesOf()).to.deep.equal([['2 margherita']])
      })
    }

    it('of 👎 says no', async () => {
      await ann.reacts(await readBack('2 margheritas'), '👎')
      expect(await answered()).to.include('What should I change?')
      expect(await linesOf()).to.deep.equal([])
    })

    it('to an earlier read-back is told to be none', async () => {
      const earlier = await readBack('2 margheritas')
      await readBack('and a coke')
      await ann.reacts(earlier, '👍')
      expect(await answered()).to.include('earlier message')
      expect(await linesOf()).to.deep.equal([])
    })

    it('to anything else, or of anything else, changes nothing', async () => {
      const key = await readBack('2 margheritas')
      await ann.reacts(key, '😂')
      await ann.reacts('ELSEWHERE', '👍')
      await ann.reacts(key, '')
      expect(await answered()).to.equal('')
      expect(await linesOf()).to.deep.equal([])
      expect(await ann.handovers()).to.deep.equal([])
    })
  })
})
