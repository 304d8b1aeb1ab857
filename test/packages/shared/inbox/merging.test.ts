import { setTimeout as delay } from 'node:timers/promises'
import { createConversationRepository } from '@comanda/shared/conversations/repository.js'
import { emptyConversation } from '@comanda/shared/conversations/types.js'
import { queryRows } from '@comanda/shared/database/rows.js'
import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createOrderService } from '@comanda/shared/orders/service.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'
import {
  contactOf,
  countWhere,
  createShop,
  identity,
  message,
  newLid,
  newOrder,
  newPhone,
  type RecordedMessage,
  record,
  type TestShop,
} from '../shop.js'

describe('a lid and a phone that turn out to be one', () => {
  const database = useTestDatabase()
  let shop: TestShop
  let phone: string
  let lid: string

  beforeEach(async () => {
    shop = await createShop(database.db)
    phone = newPhone()
    lid = newLid()
  })

  const underPhone = (given = {}) =>
    record(database.db, shop.accountId, { contact: identity({ phone }), ...given })
  const underLid = (given = {}) =>
    record(database.db, shop.accountId, { contact: identity({ lid }), ...given })
  const underBoth = (given = {}) =>
    record(database.db, shop.accountId, { contact: identity({ phone, lid }), ...given })

  const keyOf = ({ contactId, chatId }: RecordedMessage) => ({
    businessId: shop.businessId,
    accountId: shop.accountId,
    contactId,
    chatId,
  })

  /** A conversation whose only turn says `text`. */
  async function converse(from: RecordedMessage, text: string): Promise<void> {
    const conversations = createConversationRepository(database.db)
    await database.db.transaction(async trx => {
      const conversation = await conversations.lock(keyOf(from), trx)
      const turns = [{ inboxIds: [from.id], text }]
      await conversations.save(shop.businessId, conversation.id, { ...emptyConversation, turns }, trx)
    })
  }

  /** Everything that can point to a contact and its chat. */
  async function leaveTraces(from: RecordedMessage, text: string, customerName?: string): Promise<number> {
    await converse(from, text)
    const { contactId, chatId, id } = from
    const { businessId, accountId } = shop
    await createHandoverRepository(database.db).open({
      businessId,
      contactId,
      chatId,
      inboxId: id,
      reason: 'question',
    })
    await createOutboxRepository(database.db).add({
      accountId,
      chatId,
      contactId,
      kind: 'reply',
      body: text,
      inboxIds: [id],
    })
    const orders = createOrderRepository(database.db)
    const placed = await database.db.transaction(trx =>
      orders.place(newOrder(shop, from, { customerName }), trx),
    )
    return placed.id
  }

  const pointers = (contactId: number, chatId: number) =>
    Promise.all(
      ['inbox', 'outbox', 'handovers', 'conversations'].map(async table => {
        const rows = await queryRows(
          database.db,
          `select 1 from ${table} where contact_id = :contactId and chat_id = :chatId`,
          { contactId, chatId },
        )
        return `${table} ${rows.length}`
      }),
    )

  it('keep the contact and the chat of a lid that shows its phone', async () => {
    const first = await underLid()
    const second = await underBoth()
    expect(second).to.include({ contactId: first.contactId, chatId: first.chatId })
    expect(await contactOf(database.db, shop.accountId, { phone })).to.include({ phone, lid })
    expect(await underPhone()).to.include({ contactId: first.contactId, chatId: first.chatId })
  })

  it('keep the contact of a phone that shows its lid', async () => {
    const first = await underPhone()
    const second = await underBoth()
    expect(second).to.include({ contactId: first.contactId, chatId: first.chatId })
    expect(await underLid()).to.include({ contactId: first.contactId, chatId: first.chatId })
  })

  it('become one contact in one chat, with all that either had', async () => {
    const a = await underPhone()
    const b = await underLid()
    const orderIds = [await leaveTraces(a, 'phone', undefined), await leaveTraces(b, 'lid', 'Ann')]
    const { contactId, chatId, id } = await underBoth()

    expect(await countWhere(database.db, 'contacts', 'account_id', shop.accountId)).to.equal(1)
    expect(await countWhere(database.db, 'chats', 'account_id', shop.accountId)).to.equal(1)
    expect(await pointers(contactId, chatId)).to.deep.equal([
      'inbox 3',
      'outbox 2',
      'handovers 2',
      'conversations 1',
    ])
    const customers = await queryRows(
      database.db,
      'select k.contact_id, k.name, array_agg(o.id order by o.id) as orders from customers k join orders o on o.customer_id = k.id where k.business_id = :businessId group by k.id',
      { businessId: shop.businessId },
    )
    expect(customers).to.deep.equal([{ contact_id: contactId, name: 'Ann', orders: orderIds.map(String) }])
    const inChat = await queryRows(database.db, 'select 1 from orders where chat_id = :chatId', { chatId })
    expect(inChat).to.have.length(2)
    const waiting = await createInboxRepository(database.db).startAttempt(shop.accountId, contactId)
    expect(waiting.map(it => it.id)).to.deep.equal([a.id, b.id, id])
  })

  it('go on with the conversation that was used last', async () => {
    const a = await underPhone()
    const b = await underLid()
    await converse(a, 'older')
    await converse(b, 'newer')
    const merged = await underBoth()
    const conversations = createConversationRepository(database.db)
    const conversation = await database.db.transaction(trx => conversations.lock(keyOf(merged), trx))
    expect(conversation.turns).to.deep.equal([{ inboxIds: [b.id], text: 'newer' }])
  })

  it('take over a chat where only the lid had a direct one', async () => {
    const group = { kind: 'group' as const, wid: '120363333333@g.us' }
    const inGroup = await underPhone({ chat: group })
    const direct = await underLid()
    const merged = await underBoth()
    expect(merged).to.include({ contactId: inGroup.contactId, chatId: direct.chatId })
    expect(await countWhere(database.db, 'inbox', 'contact_id', merged.contactId)).to.equal(3)
  })

  it('keep the name that either had', async () => {
    await underPhone()
    await underLid({ contact: identity({ lid, name: 'Ann' }) })
    await underBoth()
    expect(await contactOf(database.db, shop.accountId, { phone })).to.include({ name: 'Ann' })
  })

  it('stay apart on another account', async () => {
    const other = await createShop(database.db)
    const theirs = await record(database.db, other.accountId, { contact: identity({ lid }) })
    await underPhone()
    await underLid()
    await underBoth()
    expect(await contactOf(database.db, other.accountId, { lid })).to.include({
      id: theirs.contactId,
      phone: null,
    })
  })

  it('are one contact after first messages at once under every form, with each message once', async () => {
    const inbox = createInboxRepository(database.db)
    for (let round = 0; round < 8; round += 1) {
      const phone = newPhone()
      const lid = newLid()
      const forms = [identity({ phone }), identity({ lid }), identity({ phone, lid })]
      const messages = Array.from({ length: 12 }, (_, index) => message({ contact: forms[index % 3] }))
      const ids = await Promise.all(messages.map(it => inbox.record(shop.accountId, it, 'pending')))
      expect(ids).to.not.include(undefined)
      const { contactId, chatId } = await record(database.db, shop.accountId, {
        contact: identity({ phone, lid }),
      })
      const rows = await queryRows(
        database.db,
        'select contact_id, chat_id from inbox where id = any(:ids) and (contact_id, chat_id) = (:contactId, :chatId)',
        { ids, contactId, chatId },
      )
      expect(rows).to.have.length(12)
    }
  })

  it('wait for an answer that is being written, and take it along', async () => {
    const first = await underLid()
    await underPhone()
    const conversations = createConversationRepository(database.db)
    const outbox = createOutboxRepository(database.db)
    const inbox = createInboxRepository(database.db)
    const answer = async (from: RecordedMessage, meanwhile: () => Promise<unknown>) => {
      let merging: Promise<unknown> | undefined
      await database.db.transaction(async trx => {
        await conversations.lock(keyOf(from), trx)
        merging = meanwhile()
        await delay(100)
        const { accountId } = shop
        await outbox.add({ ...keyOf(from), accountId, kind: 'reply', body: 'a', inboxIds: [from.id] }, trx)
        await inbox.complete(shop.accountId, [from.id], 'done', trx)
      })
      return merging
    }
    // once with a new conversation, once with one that was there
    await answer(first, () => underBoth())
    const merged = await underBoth()
    expect(await pointers(merged.contactId, merged.chatId)).to.include.members([
      'outbox 1',
      'conversations 1',
    ])

    const other = { phone: newPhone(), lid: newLid() }
    const ofOther = (given: object) => record(database.db, shop.accountId, { contact: identity(given) })
    const started = await ofOther({ lid: other.lid })
    await converse(started, 'hello')
    await ofOther({ phone: other.phone })
    await answer(started, () => ofOther(other))
    const both = await ofOther(other)
    expect(await pointers(both.contactId, both.chatId)).to.include.members(['outbox 1', 'conversations 1'])
  })

  it('wait for an order’s next step, and take what it tells along', async () => {
    const from = await underLid()
    await underPhone()
    const orders = createOrderRepository(database.db)
    const { id: orderId } = await database.db.transaction(trx => orders.place(newOrder(shop, from), trx))
    let merging: Promise<unknown> | undefined
    await database.db.transaction(async trx => {
      await orders.lock(shop.businessId, orderId, trx)
      merging = underBoth()
      await delay(100)
      const step = { businessId: shop.businessId, orderId, from: 'pending', to: 'accepted' } as const
      await createOrderService(database.db).changeStatus({ ...step, actor: { kind: 'system' } }, trx)
    })
    await merging
    const { contactId, chatId } = await underBoth()
    expect(await pointers(contactId, chatId)).to.include('outbox 1')
    expect(await orders.find(shop.businessId, orderId)).to.include({ contactId, chatId, status: 'accepted' })
  })

  it('stay silent for as long as a person wrote to either', async () => {
    const until = new Date('2026-03-01T14:00:00Z')
    const [a, b] = [await underPhone(), await underLid()]
    await converse(a, 'older')
    await converse(b, 'newer')
    await database.db.raw('update conversations set silent_until = ? where contact_id = ?', [
      until,
      a.contactId,
    ])
    const { contactId } = await underBoth()
    const rows = await queryRows(
      database.db,
      'select silent_until from conversations where contact_id = :contactId',
      { contactId },
    )
    expect(rows).to.deep.equal([{ silent_until: until }])
  })

  it('keep the address that was given last', async () => {
    for (const newer of ['phone', 'lid']) {
      const contact = { phone: newPhone(), lid: newLid() }
      for (const id of ['phone', 'lid'] as const) {
        const yes = await record(database.db, shop.accountId, { contact: identity({ [id]: contact[id] }) })
        await database.db.transaction(trx => createOrderRepository(trx).place(newOrder(shop, yes), trx))
        await database.db.raw('update customers set address = ?, address_at = ? where contact_id = ?', [
          id,
          new Date(id === newer ? '2026-03-02' : '2026-03-01'),
          yes.contactId,
        ])
      }
      const { contactId } = await record(database.db, shop.accountId, { contact: identity(contact) })
      const rows = await queryRows(
        database.db,
        'select address, address_at from customers where contact_id = :contactId',
        { contactId },
      )
      expect(rows).to.deep.equal([{ address: newer, address_at: new Date('2026-03-02') }])
    }
  })
})
