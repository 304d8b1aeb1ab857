import { queryRows } from '@comanda/shared/database/rows.js'
import { createInboxService } from '@comanda/shared/inbox/service.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'
import { createShop, identity, message, newPhone, record, type TestShop } from '../shop.js'

describe('what is written from the account’s own phone', () => {
  const database = useTestDatabase()
  let shop: TestShop
  let phone: string

  beforeEach(async () => {
    shop = await createShop(database.db)
    phone = newPhone()
  })

  const own = () =>
    message({ fromMe: true, contact: identity({ phone }), body: 'hello, this is Rosa', sentAt: new Date() })
  const silences = () =>
    queryRows<{ silent_until: Date | null }>(
      database.db,
      'select silent_until from conversations where business_id = :businessId',
      { businessId: shop.businessId },
    )

  it('silences the bot in that chat for two hours', async () => {
    const before = Date.now()
    await createInboxService(database.db).record(shop.accountId, own())
    const [conversation] = await silences()
    expect(conversation?.silent_until?.getTime()).to.be.within(before + 7_190_000, Date.now() + 7_210_000)
  })

  it('is recorded together with the silence, or not at all: what failed is set at the next delivery', async () => {
    await database.db.raw(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
      create trigger refuse before insert on conversations for each row execute function refuse();
    `)
    const written = own()
    const inbox = createInboxService(database.db)
    const error: unknown = await inbox.record(shop.accountId, written).catch((caught: unknown) => caught)
    expect(error).to.be.instanceOf(Error)
    await database.db.raw('drop trigger refuse on conversations')
    await inbox.record(shop.accountId, written)
    expect(await silences()).to.have.length(1)
  })

  it('is no person’s where it is what the bot sends', async () => {
    const { chatId, contactId } = await record(database.db, shop.accountId, { contact: identity({ phone }) })
    const { accountId } = shop
    const body = 'So far I have …'
    await createOutboxRepository(database.db).add({
      accountId,
      chatId,
      contactId,
      kind: 'reply',
      body,
      inboxIds: [],
    })
    await createInboxService(database.db).record(accountId, { ...own(), body })
    expect(await silences()).to.deep.equal([])
  })
})
