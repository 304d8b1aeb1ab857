import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { queryRow, queryRows, requireRow } from '@comanda/shared/database/rows.js'
import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import { createLearntWordRepository } from '@comanda/shared/learnt-words/repository.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { createOrderService } from '@comanda/shared/orders/service.js'
import { createPersonalDataService } from '@comanda/shared/personal-data/service.js'
import { expect } from 'chai'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import { shopMenu } from '../../../support/menus.js'
import { createShop, identity, newLid, placeOrder, record, type TestShop } from '../shop.js'

/** Whatever of a customer must be nowhere afterwards: each stands in another place. */
const traces = {
  name: 'Wilhelmina Quackenbush',
  customerName: 'Quackenbush Mina',
  phone: '15557654321',
  address: '77 Zanzibar Alley',
  text: 'the order for our zeppelin club',
  edited: 'the order for our marzipan club',
  reply: 'a reply about the flugelhorn',
  pendingReply: 'a reply about the xylophone',
  note: 'rings like a kookaburra',
  lineNote: 'with extra quetzal',
  reason: 'because of the ocelot',
  allergy: 'allergic to jackfruit',
  words: 'pizza zygote',
  groupText: 'my voice in the platypus group',
}

describe('the erasure of a customer', () => {
  let database: TestDatabase
  let shop: TestShop
  let contactId: number
  let lid: string

  before(async () => {
    database = await createTestDatabase()
  })
  after(() => database.drop())

  /** Where in any table, of this and every other schema of ours, one of the traces stands. */
  async function found(more: readonly string[] = []): Promise<string[]> {
    const tables = await queryRows<{ name: string }>(
      database.db,
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
      {},
    )
    const places: string[] = []
    for (const { name } of tables) {
      const rows = await queryRows<{ text: string }>(
        database.db,
        `select lower(cast(t as text)) as text from ${name} t`,
        {},
      )
      for (const trace of [...Object.values(traces), ...more]) {
        if (rows.some(({ text }) => text.includes(trace.toLowerCase()))) places.push(`${trace} in ${name}`)
      }
    }
    return places
  }

  async function customerWithEverything(): Promise<{ orderId: number; totalMinor: number }> {
    const { db } = database
    shop = await createShop(db)
    const { accountId, businessId } = shop
    await createMenuRepository(db).replace(businessId, shopMenu)
    lid = newLid()
    const contact = identity({ phone: `${traces.phone}@c.us`, lid, name: traces.name })
    const write = (body: string, more = {}) => record(db, accountId, { contact, body, ...more }, 'done')
    const first = await write(traces.text, { payload: { quoted: traces.text } })
    contactId = first.contactId
    const { message_key: key } = await requireRow<{ message_key: string }>(
      db,
      'select message_key from inbox where id = :id',
      { id: first.id },
    )
    await write(traces.edited, { key, kind: 'edit', version: 5 })
    await write(traces.groupText, { chat: { kind: 'group', wid: '120363000000@g.us' } })
    const order = await placeOrder(db, shop, {
      contactId,
      chatId: first.chatId,
      customerName: traces.customerName,
      details: { address: traces.address, name: traces.name, phone: traces.phone },
      placedByInboxId: first.id,
      inboxIds: [first.id],
    })
    await db.raw('update order_lines set note = ?, read_from = ? where order_id = ?', [
      traces.lineNote,
      JSON.stringify([traces.text]),
      order.id,
    ])
    await db.raw('update orders set note = ? where id = ?', [traces.note, order.id])
    await db.raw('update customers set address = ?, address_at = now() where contact_id = ?', [
      traces.address,
      contactId,
    ])
    const move = { businessId, orderId: order.id, actor: { kind: 'system' } } as const
    await createOrderService(db).changeStatus({ ...move, from: 'pending', to: 'rejected' })
    await db.raw('update order_events set reason = ? where order_id = ?', [traces.reason, order.id])
    await db.transaction(trx =>
      createLearntWordRepository(db).suggest(
        businessId,
        order.id,
        [{ words: traces.words, meant: { item: 'margherita' } }],
        trx,
      ),
    )
    await createHandoverRepository(db).open({
      businessId,
      contactId,
      chatId: first.chatId,
      inboxId: first.id,
      reason: 'question',
    })
    await db.raw(
      `insert into outbox (account_id, chat_id, contact_id, kind, body, status, message_key) values
       (:accountId, :chatId, :contactId, 'reply', :reply, 'sent', 'key'),
       (:accountId, :chatId, :contactId, 'reply', :pendingReply, 'pending', null)`,
      { accountId, chatId: first.chatId, contactId, ...traces },
    )
    await db.raw(
      `insert into conversations (business_id, account_id, contact_id, chat_id, turns, address, allergy)
       values (:businessId, :accountId, :contactId, :chatId, :turns, :address, :allergy)
       on conflict (business_id, contact_id) do update
         set turns = excluded.turns, address = excluded.address, allergy = excluded.allergy`,
      {
        businessId,
        accountId,
        contactId,
        chatId: first.chatId,
        turns: JSON.stringify([{ inboxIds: [first.id], text: traces.text }]),
        address: traces.address,
        allergy: traces.allergy,
      },
    )
    await createAccountRepository(db).setWatermark(accountId, `${traces.phone}@c.us`, new Date())
    await createAccountRepository(db).setWatermark(accountId, lid, new Date())
    const { total_minor: totalMinor } = await requireRow<{ total_minor: number }>(
      db,
      'select total_minor from orders where id = :id',
      { id: order.id },
    )
    return { orderId: order.id, totalMinor }
  }

  it('leaves no text, name, number or address in any table, and the orders’ sums', async () => {
    const { db } = database
    const { orderId, totalMinor } = await customerWithEverything()
    const before = await found([lid])
    // each trace is somewhere, or its absence would prove nothing
    for (const trace of [...Object.values(traces), lid]) expect(before.join('\n')).to.include(trace)
    const service = createPersonalDataService(db)
    expect(await service.erase(shop.businessId, contactId)).to.equal('erased')
    expect(await found([lid])).to.deep.equal([])
    const order = await requireRow<{ total_minor: number; status: string; lines: number }>(
      db,
      `select total_minor, status, (select count(*) from order_lines where order_id = orders.id) as lines
       from orders where id = :orderId`,
      { orderId },
    )
    expect(order).to.include({ total_minor: totalMinor, status: 'rejected' })
    expect(order.lines).to.be.above(0)
    expect(
      await queryRow(db, 'select 1 from outbox where status in (:a, :b)', { a: 'pending', b: 'claimed' }),
    ).to.equal(undefined)
    expect(await createHandoverRepository(db).countPeople(shop.businessId)).to.equal(0)
    expect(await service.erase(shop.businessId, contactId), 'again').to.equal('erased')
  })

  it('takes a person who writes again for somebody new, and records nothing of before anew', async () => {
    const { db } = database
    await customerWithEverything()
    const rows = await queryRows<{ message_key: string }>(
      db,
      `select message_key from inbox where contact_id = :contactId and kind = 'message' and chat_id in
         (select id from chats where kind = 'direct')`,
      { contactId },
    )
    await createPersonalDataService(db).erase(shop.businessId, contactId)
    const contact = identity({ phone: `${traces.phone}@c.us`, name: traces.name })
    // the sweep reads it again where the chat is still on the phone
    const again = record(db, shop.accountId, {
      contact,
      key: String(rows[0]?.message_key),
      body: traces.text,
    })
    expect(await again.catch(() => 'was there')).to.equal('was there')
    expect(await found()).to.deep.equal([])
    const anew = await record(db, shop.accountId, { contact, body: 'hello' })
    expect(anew.contactId).not.to.equal(contactId)
    await createPersonalDataService(db).erase(shop.businessId, anew.contactId)
    expect(await found()).to.deep.equal([])
  })

  it('waits for orders that are under way, and is of one’s own customers alone', async () => {
    const { db } = database
    const { orderId } = await customerWithEverything()
    const service = createPersonalDataService(db)
    const other = await createShop(db)
    expect(await service.erase(other.businessId, contactId)).to.equal('not_found')
    expect(await service.export(other.businessId, contactId)).to.equal(undefined)
    expect(await service.find(other.businessId, traces.name)).to.deep.equal([])
    await db.raw(`update orders set status = 'ready' where id = ?`, [orderId])
    const { number } = await requireRow<{ number: number }>(
      db,
      'select number from orders where id = :orderId',
      { orderId },
    )
    expect(await service.erase(shop.businessId, contactId)).to.deep.equal({ openOrders: [number] })
    expect(await found()).not.to.deep.equal([])
    await db.raw(`update orders set status = 'completed' where id = ?`, [orderId])
    expect(await service.erase(shop.businessId, contactId)).to.equal('erased')
  })

  it('is preceded by an export that holds all of it, and by a search that finds them', async () => {
    const { db } = database
    await customerWithEverything()
    const service = createPersonalDataService(db)
    for (const text of ['quackenbush', '+1 555 765', traces.customerName]) {
      expect((await service.find(shop.businessId, text)).map(({ id }) => id)).to.include(contactId)
    }
    expect(await service.find(shop.businessId, 'nobody of that name')).to.deep.equal([])
    const text = JSON.stringify(await service.export(shop.businessId, contactId))
    for (const trace of Object.values(traces)) expect(text, trace).to.include(trace)
    await service.erase(shop.businessId, contactId)
    const events = await queryRows<{ what: string; detail: string }>(
      db,
      `select what, detail from audit_events where business_id = :businessId and what like 'customer%' order by id`,
      { businessId: shop.businessId },
    )
    expect(events).to.deep.equal([
      { what: 'customer_exported', detail: String(contactId) },
      { what: 'customer_erased', detail: String(contactId) },
    ])
  })
})
