import { setTimeout as delay } from 'node:timers/promises'
import { nothingRead } from '@comanda/order-language/read-order.js'
import {
  type ConversationRepository,
  createConversationRepository,
} from '@comanda/shared/conversations/repository.js'
import { type ConversationState, emptyConversation } from '@comanda/shared/conversations/types.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'
import { createShop, identity, line, newPhone, type RecordedMessage, record, type TestShop } from '../shop.js'

const state: ConversationState = {
  turns: [{ inboxIds: [1, 2], text: 'two "margheritas" 🍕\n:and ?' }],
  reading: { ...nothingRead, turns: 1, details: { address: 'Calle Mayor 5' } },
  cart: [{ item: 'margherita', quantity: 0.5, options: [{ group: 'g', option: '__proto__', amount: 2 }] }],
  proposal: {
    lines: [line({ unit: 'kg', note: 'well done' })],
    fulfilment: 'delivery',
    feeMinor: 250,
    totalMinor: 1_900,
    currency: 'USD',
    details: { address: 'Calle Mayor 5' },
    menuVersion: 3,
  },
  proposedAt: new Date('2026-03-01T12:00:00.123Z'),
  pending: {
    ask: 'words',
    asked: 1,
    turn: 0,
    from: 4,
    to: 9,
    choices: [{ label: 'a', text: 'b' }],
    question: { kind: 'unknown_item', text: 'two', span: [0, 4, 9] },
  },
  fulfilment: 'delivery',
  amends: undefined,
  address: 'Calle Mayor 5',
  wanted: {
    words: 'tomorrow at 7',
    saidAt: '2026-03-01T12:00:00.000Z',
    days: ['2026-03-02'],
    clock: { hour: 7, minute: 0 },
  },
}

describe('a conversation', () => {
  const database = useTestDatabase()
  let conversations: ConversationRepository
  let shop: TestShop
  let phone: string
  let from: RecordedMessage

  before(async () => {
    conversations = createConversationRepository(database.db)
  })
  beforeEach(async () => {
    shop = await createShop(database.db)
    phone = newPhone()
    from = await record(database.db, shop.accountId, { contact: identity({ phone }) })
  })

  const key = () => ({ ...shop, contactId: from.contactId, chatId: from.chatId })
  const lock = () => database.db.transaction(trx => conversations.lock(key(), trx))

  it('starts empty, and is the same one the next time', async () => {
    const conversation = await lock()
    expect(conversation).to.deep.include({
      ...emptyConversation,
      reading: undefined,
      businessId: shop.businessId,
      ...from,
      id: conversation.id,
    })
    expect((await lock()).id).to.equal(conversation.id)
  })

  it('comes back as it was saved', async () => {
    const { id } = await lock()
    await conversations.save(shop.businessId, id, state)
    expect(await lock()).to.deep.include(state)
    await conversations.save(shop.businessId, id, emptyConversation)
    expect(await lock()).to.deep.include(emptyConversation)
  })

  it('has no reading of turns that a version without readings went on with', async () => {
    const { id } = await lock()
    await conversations.save(shop.businessId, id, state)
    const turns = [...state.turns, { inboxIds: [3], text: 'and a coke' }]
    await database
      .db('conversations')
      .where({ id })
      .update({ turns: JSON.stringify(turns) })
    expect(await lock()).to.deep.include({ turns, reading: undefined })
  })

  it('belongs to one transaction at a time', async () => {
    const steps: string[] = []
    const turn = (name: string, pauseMs: number) =>
      database.db.transaction(async trx => {
        const { id, turns } = await conversations.lock(key(), trx)
        steps.push(`${name} starts`)
        await delay(pauseMs)
        const next = [...turns, { inboxIds: [], text: name }]
        await conversations.save(shop.businessId, id, { ...emptyConversation, turns: next }, trx)
        steps.push(`${name} ends`)
      })
    await Promise.all([turn('a', 40), delay(15).then(() => turn('b', 0))])
    expect(steps).to.deep.equal(['a starts', 'a ends', 'b starts', 'b ends'])
    expect((await lock()).turns.map(({ text }) => text)).to.deep.equal(['a', 'b'])
  })

  it('is another one at another business, which can neither read nor write it', async () => {
    const { id } = await lock()
    await conversations.save(shop.businessId, id, state)
    const other = await createShop(database.db)
    await conversations.save(other.businessId, id, emptyConversation)
    expect(await lock()).to.deep.include(state)
    expect(await conversations.cartOf(shop.businessId, phone)).to.deep.equal(state.cart)
    expect(await conversations.cartOf(other.businessId, phone)).to.equal(undefined)
    expect(await conversations.cartOf(shop.businessId, 'nobody')).to.equal(undefined)
  })
})
