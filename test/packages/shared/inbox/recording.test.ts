import { isRefusedData } from '@comanda/shared/database/errors.js'
import { queryRows, requireRow } from '@comanda/shared/database/rows.js'
import { createInboxRepository, type InboxRepository } from '@comanda/shared/inbox/repository.js'
import { createInboxService } from '@comanda/shared/inbox/service.js'
import { expect } from 'chai'
import pg from 'pg'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import {
  contactOf,
  countWhere,
  createShop,
  identity,
  message,
  newLid,
  newPhone,
  record,
  type TestShop,
} from '../shop.js'

describe('recording a message', () => {
  let database: TestDatabase
  let shop: TestShop
  let inbox: InboxRepository

  before(async () => {
    database = await createTestDatabase()
    shop = await createShop(database.db)
    inbox = createInboxRepository(database.db)
  })
  after(() => database.drop())

  const contentOf = (id: number | undefined) =>
    requireRow<{ body: string; payload: unknown; sent_at: Date; type: string }>(
      database.db,
      'select body, payload, sent_at, type from inbox where id = :id',
      { id },
    )

  const snapshot = async (): Promise<unknown> =>
    Promise.all(
      ['contacts', 'chats', 'inbox'].map(table =>
        queryRows(database.db, `select t.*, t.xmin from ${table} t order by id`),
      ),
    )

  it('keeps all that the edge handed over', async () => {
    const given = message({
      type: 'image',
      body: 'with this',
      payload: { caption: 'ñ', pages: [1, { two: null }] },
      sentAt: new Date('2026-03-01T12:34:56.789Z'),
    })
    const id = await inbox.record(shop.accountId, given, 'pending')
    expect(await contentOf(id)).to.deep.equal({
      body: given.body,
      payload: given.payload,
      sent_at: given.sentAt,
      type: 'image',
    })
  })

  it('changes nothing at a second delivery, under whatever id form', async () => {
    const phone = newPhone()
    const lid = newLid()
    const first = message({ contact: identity({ phone, name: 'Ann' }) })
    await inbox.record(shop.accountId, first, 'pending')
    const before = await snapshot()
    const again = [
      first,
      { ...first, contact: identity({ lid }), chat: { kind: 'direct' as const, wid: lid } },
      { ...first, contact: identity({ phone, lid, name: 'Other' }) },
      { ...first, body: 'another text', sentAt: new Date() },
    ]
    for (const delivery of again) {
      expect(await inbox.record(shop.accountId, delivery, 'pending')).to.equal(undefined)
    }
    expect(await snapshot()).to.deep.equal(before)
  })

  it('is one row for twenty deliveries at once of a new contact’s message', async () => {
    const phone = newPhone()
    const lid = newLid()
    const given = message({ contact: identity({ phone }) })
    const forms = [identity({ phone }), identity({ lid }), identity({ phone, lid })]
    const deliveries = Array.from({ length: 20 }, (_, index) => {
      const contact = forms[index % forms.length]
      return { ...given, contact, chat: { kind: 'direct' as const, wid: contact?.phone ?? lid } }
    })
    const ids = await Promise.all(deliveries.map(it => inbox.record(shop.accountId, it, 'pending')))
    expect(ids.filter(id => id !== undefined)).to.have.length(1)
    expect(await countWhere(database.db, 'inbox', 'message_key', given.key)).to.equal(1)
  })

  it('tells apart who wrote, the account and the kind under one key', async () => {
    const { key } = message()
    const other = await createShop(database.db)
    const forms = [
      { key },
      { key, fromMe: true },
      { key, kind: 'reaction' as const },
      { key, kind: 'revoke' as const },
    ]
    for (const form of forms) await record(database.db, shop.accountId, form)
    await record(database.db, other.accountId, { key })
    expect(await countWhere(database.db, 'inbox', 'message_key', key)).to.equal(5)
  })

  it('keeps each edit by its time, and each of them once', async () => {
    const contact = identity({ phone: newPhone() })
    const { key } = message()
    const edit = (version: number, body: string) =>
      inbox.record(shop.accountId, message({ key, contact, kind: 'edit', version, body }), 'pending')
    expect(await edit(1_700_000_000_001, 'three')).to.be.a('number')
    expect(await edit(1_700_000_000_002, 'four')).to.be.a('number')
    expect(await edit(1_700_000_000_001, 'three')).to.equal(undefined)
    const rows = await queryRows<{ body: string }>(
      database.db,
      'select body from inbox where message_key = :key order by version',
      { key },
    )
    expect(rows.map(row => row.body)).to.deep.equal(['three', 'four'])
  })

  it('keeps a text of 65,000 characters and odd ones as they are', async () => {
    const texts = [
      'ñ'.repeat(65_000),
      '👩‍👩‍👧‍👦🍕',
      'شاورما ٢ \u202eopposite\u202c',
      '\u200b\u200d\u2060',
      '',
      "'; drop table inbox; -- :phone ?",
    ]
    for (const body of texts) {
      const id = await inbox.record(shop.accountId, message({ body, payload: { body } }), 'pending')
      expect(await contentOf(id)).to.deep.include({ body, payload: { body } })
    }
  })

  it('refuses what PostgreSQL has no characters for, as data and whole', async () => {
    const odd = [
      message({ body: 'a\0b' }),
      message({ payload: { half: '\ud83c' } }),
      message({ payload: { a: '\0' } }),
    ]
    for (const given of odd) {
      const error: unknown = await inbox
        .record(shop.accountId, given, 'pending')
        .catch((caught: unknown) => caught)
      expect(isRefusedData(error), String(error)).to.equal(true)
      expect(await countWhere(database.db, 'inbox', 'message_key', given.key)).to.equal(0)
      expect(await contactOf(database.db, shop.accountId, given.contact ?? {})).to.equal(undefined)
    }
  })

  it('knows a group by its address and each author in it', async () => {
    const chat = { kind: 'group' as const, wid: '120363111111@g.us' }
    const ann = identity({ phone: newPhone() })
    const bob = identity({ lid: newLid() })
    const rows = [
      await record(database.db, shop.accountId, { chat, contact: ann }, 'recorded'),
      await record(database.db, shop.accountId, { chat, contact: bob }, 'recorded'),
      await record(database.db, shop.accountId, { chat, contact: undefined }, 'recorded'),
    ]
    expect(new Set(rows.map(row => row.chatId)).size).to.equal(1)
    expect(new Set(rows.map(row => row.contactId)).size).to.equal(3)
    const direct = await record(database.db, shop.accountId, { contact: ann })
    expect(direct).to.include({ contactId: rows[0]?.contactId }).and.not.include({ chatId: rows[0]?.chatId })
  })

  it('answers only what a customer wrote directly', async () => {
    const service = createInboxService(database.db)
    const contact = identity({ phone: newPhone() })
    const group = { kind: 'group' as const, wid: '120363222222@g.us' }
    expect(await service.record(shop.accountId, message({ contact }))).to.equal(true)
    expect(await service.record(shop.accountId, message({ contact, kind: 'edit', version: 1 }))).to.equal(
      true,
    )
    expect(await service.record(shop.accountId, message({ contact, kind: 'revoke' }))).to.equal(true)
    for (const kept of [{ fromMe: true }, { chat: group }]) {
      const given = message({ contact, ...kept })
      expect(await service.record(shop.accountId, given)).to.equal(false)
      const [row] = await queryRows(database.db, 'select status from inbox where message_key = :key', {
        key: given.key,
      })
      expect(row).to.deep.equal({ status: 'recorded' })
    }
  })

  it('files an own message under the person it was written to', async () => {
    const contact = identity({ phone: newPhone() })
    const theirs = await record(database.db, shop.accountId, { contact })
    const ours = await record(database.db, shop.accountId, { contact, fromMe: true }, 'recorded')
    expect(ours).to.deep.include({ chatId: theirs.chatId, contactId: theirs.contactId })
  })

  it('replies to the address under which a chat was seen last', async () => {
    const phone = newPhone()
    const lid = newLid()
    const contact = identity({ phone, lid })
    const { chatId } = await record(database.db, shop.accountId, {
      contact,
      chat: { kind: 'direct', wid: phone },
    })
    await record(database.db, shop.accountId, { contact, chat: { kind: 'direct', wid: lid } })
    const chat = await requireRow(database.db, 'select wid from chats where id = :chatId', { chatId })
    expect(chat).to.deep.equal({ wid: lid })
  })

  it('keeps the name that was said last, and doesn’t forget it when none is said', async () => {
    const phone = newPhone()
    for (const name of ['Ann', 'Anna', undefined]) {
      await record(database.db, shop.accountId, { contact: identity({ phone, name }) })
    }
    expect(await contactOf(database.db, shop.accountId, { phone })).to.include({ name: 'Anna' })
  })

  it('wakes whoever listens at the commit and not before, and only for what waits', async () => {
    const listener = new pg.Client({ connectionString: database.config.url() })
    await listener.connect()
    try {
      const heard: (string | undefined)[] = []
      listener.on('notification', ({ payload }) => heard.push(payload))
      await listener.query('listen inbox')
      await inbox.record(shop.accountId, message(), 'recorded')
      const again = message()
      await database.db.transaction(async trx => {
        await createInboxRepository(trx).record(shop.accountId, again, 'pending')
        await listener.query('select 1')
        expect(heard).to.deep.equal([])
      })
      await inbox.record(shop.accountId, again, 'pending')
      await listener.query('select 1')
      expect(heard).to.deep.equal([String(shop.accountId)])
    } finally {
      await listener.end()
    }
  })

  for (const [how, prepare] of [
    ['there was nothing yet', ''],
    ['little was known to be all', 'analyze'],
  ] as const) {
    it(`reads no other messages in a connection whose plans were made while ${how}`, async () => {
      const own = await createTestDatabase()
      try {
        const { accountId } = await createShop(own.db)
        if (prepare !== '') await own.db.raw(prepare)
        await own.db.transaction(async trx => {
          const repository = createInboxRepository(trx)
          // PostgreSQL keeps the plan of a statement that it was given often enough
          for (let time = 0; time < 10; time++) await repository.record(accountId, message(), 'pending')
          const read = await requireRow(
            trx,
            `select coalesce(seq_tup_read, 0)::int as by_scan, coalesce(idx_tup_fetch, 0)::int as by_index
             from pg_stat_xact_user_tables where relname = 'inbox'`,
          )
          expect(read).to.deep.equal({ by_scan: 0, by_index: 0 })
        })
      } finally {
        await own.drop()
      }
    })
  }
})
