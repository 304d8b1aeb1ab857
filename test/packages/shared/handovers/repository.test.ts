import { createHandoverRepository, type HandoverRepository } from '@comanda/shared/handovers/repository.js'
import { expect } from 'chai'
import pg from 'pg'
import { useTestDatabase } from '../../../support/database.js'
import { createShop, type RecordedMessage, record, type TestShop } from '../shop.js'

describe('handovers', () => {
  const database = useTestDatabase()
  let handovers: HandoverRepository
  let shop: TestShop

  before(async () => {
    handovers = createHandoverRepository(database.db)
  })
  beforeEach(async () => {
    shop = await createShop(database.db)
  })

  const open = ({ id, chatId, contactId }: RecordedMessage) =>
    handovers.open({ businessId: shop.businessId, contactId, chatId, inboxId: id, reason: 'question' })

  it('wait for a person, oldest first, each business’s own', async () => {
    const first = await record(database.db, shop.accountId)
    const second = await record(database.db, shop.accountId)
    await open(second)
    await open(first)
    const waiting = await handovers.waiting(shop.businessId, 10)
    expect(waiting.map(({ inboxId }) => inboxId)).to.deep.equal([second.id, first.id])
    expect(waiting[0]).to.include({ chatId: second.chatId, contactId: second.contactId, reason: 'question' })
    expect(await handovers.waiting(shop.businessId, 1)).to.have.length(1)
    expect(await handovers.countWaiting(shop.businessId)).to.equal(2)
    const other = await createShop(database.db)
    expect(await handovers.waiting(other.businessId, 10)).to.deep.equal([])
    expect(await handovers.countWaiting(other.businessId)).to.equal(0)
  })

  it('know who waits already, until a person has closed it', async () => {
    const message = await record(database.db, shop.accountId)
    const { businessId } = shop
    expect(await handovers.isWaiting(businessId, message.contactId)).to.equal(false)
    await open(message)
    expect(await handovers.isWaiting(businessId, message.contactId)).to.equal(true)
    const other = await createShop(database.db)
    expect(await handovers.isWaiting(other.businessId, message.contactId)).to.equal(false)
    await database.db.raw('update handovers set closed_at = now() where inbox_id = ?', [message.id])
    expect(await handovers.isWaiting(businessId, message.contactId)).to.equal(false)
    expect(await handovers.countWaiting(businessId)).to.equal(0)
  })

  it('are one for a message', async () => {
    const message = await record(database.db, shop.accountId)
    await open(message)
    await open(message)
    expect(await handovers.countWaiting(shop.businessId)).to.equal(1)
  })

  it('wake whoever listens when they are committed', async () => {
    const listener = new pg.Client({ connectionString: database.config.url() })
    await listener.connect()
    try {
      const heard: (string | undefined)[] = []
      listener.on('notification', ({ payload }) => heard.push(payload))
      await listener.query('listen handovers')
      const { id, chatId, contactId } = await record(database.db, shop.accountId)
      const given = { businessId: shop.businessId, contactId, chatId, inboxId: id, reason: 'old' as const }
      await database.db.transaction(async trx => {
        await handovers.open(given, trx)
        await listener.query('select 1')
        expect(heard).to.deep.equal([])
      })
      await listener.query('select 1')
      expect(heard).to.deep.equal([String(shop.businessId)])
    } finally {
      await listener.end()
    }
  })
})
