import { queryRows, requireRow } from '@comanda/shared/database/rows.js'
import {
  createInboxRepository,
  InboxFenceError,
  type InboxRepository,
} from '@comanda/shared/inbox/repository.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'
import { createShop, identity, message, newPhone, record, type TestShop } from '../shop.js'

const at = (seconds: number): Date => new Date(Date.UTC(2026, 2, 1, 12, 0, seconds))

describe('answering what waits in the inbox', () => {
  const database = useTestDatabase()
  let shop: TestShop
  let inbox: InboxRepository

  before(async () => {
    inbox = createInboxRepository(database.db)
  })
  beforeEach(async () => {
    shop = await createShop(database.db)
  })

  const rowOf = (id: number) =>
    requireRow<{ status: string; attempts: number; last_error: string | null; completed_at: Date | null }>(
      database.db,
      'select status, attempts, last_error, completed_at from inbox where id = :id',
      { id },
    )

  it('names the contacts that wait, whoever waits longest first, with the age of their messages', async () => {
    const ann = identity({ phone: newPhone() })
    const bob = identity({ phone: newPhone() })
    const first = await record(database.db, shop.accountId, { contact: ann })
    const second = await record(database.db, shop.accountId, { contact: bob })
    await record(database.db, shop.accountId, { contact: ann })
    await record(database.db, shop.accountId, { contact: identity({ phone: newPhone() }) }, 'recorded')
    await database.db.raw("update inbox set received_at = now() - interval '10 s' where id = ?", [first.id])

    const waiting = await inbox.waitingContacts(shop.accountId)
    expect(waiting.map(it => it.contactId)).to.deep.equal([first.contactId, second.contactId])
    const [annWaits] = waiting
    expect(annWaits?.oldestAgeMs).to.be.within(10_000, 15_000)
    expect(annWaits?.newestAgeMs).to.be.within(0, 5_000)
    expect(await inbox.waitingContacts((await createShop(database.db)).accountId)).to.deep.equal([])
  })

  it('gives a contact’s messages in the order they were written, and counts the attempt', async () => {
    const contact = identity({ phone: newPhone() })
    const late = await record(database.db, shop.accountId, { contact, sentAt: at(2) })
    const early = await record(database.db, shop.accountId, { contact, sentAt: at(1) })
    const sameSecond = await record(database.db, shop.accountId, { contact, sentAt: at(2) })
    await record(database.db, shop.accountId, { contact, fromMe: true }, 'recorded')
    await record(database.db, shop.accountId)

    const started = await inbox.startAttempt(shop.accountId, early.contactId)
    expect(started.map(it => it.id)).to.deep.equal([early.id, late.id, sameSecond.id])
    expect(started.map(it => it.attempts)).to.deep.equal([1, 1, 1])
    expect(started[0]).to.include({
      accountId: shop.accountId,
      chatId: early.chatId,
      contactId: early.contactId,
      body: 'two margheritas please',
    })
  })

  it('gives an edit or a deletion behind all that came before it, since they carry no time of WhatsApp’s', async () => {
    const contact = identity({ phone: newPhone() })
    const first = await record(database.db, shop.accountId, { contact, sentAt: at(5) })
    const second = await record(database.db, shop.accountId, { contact, sentAt: at(6) })
    // by a clock that is slow by a second
    const edit = await record(database.db, shop.accountId, {
      contact,
      kind: 'edit',
      version: 1,
      sentAt: at(4),
    })
    const deletion = await record(database.db, shop.accountId, { contact, kind: 'revoke', sentAt: at(4) })
    const third = await record(database.db, shop.accountId, { contact, sentAt: at(6) })
    const found = await record(database.db, shop.accountId, { contact, sentAt: at(3) })
    const started = await inbox.startAttempt(shop.accountId, first.contactId)
    expect(started.map(it => it.id)).to.deep.equal(
      [found, first, second, edit, deletion, third].map(({ id }) => id),
    )
  })

  it('gives the first one alone once any of them has failed, so that the poison is found', async () => {
    const contact = identity({ phone: newPhone() })
    const second = await record(database.db, shop.accountId, { contact, sentAt: at(2) })
    const first = await record(database.db, shop.accountId, { contact, sentAt: at(1) })
    const start = async (): Promise<number[]> =>
      (await inbox.startAttempt(shop.accountId, first.contactId)).map(it => it.id)
    expect(await start()).to.deep.equal([first.id, second.id])
    expect(await start()).to.deep.equal([first.id])
    expect(await rowOf(second.id)).to.include({ attempts: 1 })
    await database.db.transaction(trx => inbox.complete(shop.accountId, [first.id], 'handover', trx))
    expect(await start()).to.deep.equal([second.id])
  })

  it('gives nothing of another account’s contact', async () => {
    const other = await createShop(database.db)
    const { contactId, id } = await record(database.db, shop.accountId)
    expect(await inbox.startAttempt(other.accountId, contactId)).to.deep.equal([])
    expect(await rowOf(id)).to.include({ attempts: 0 })
  })

  it('takes back an attempt that an outage ended, never below none', async () => {
    const { contactId, id } = await record(database.db, shop.accountId)
    await inbox.startAttempt(shop.accountId, contactId)
    await inbox.forgiveAttempt(shop.accountId, [id])
    await inbox.forgiveAttempt(shop.accountId, [id])
    expect(await rowOf(id)).to.include({ attempts: 0, status: 'pending' })
  })

  it('notes why a message failed, cut to what a row should hold, and leaves completed ones alone', async () => {
    const failed = await record(database.db, shop.accountId)
    const done = await record(database.db, shop.accountId, {}, 'done')
    await inbox.noteFailure(shop.accountId, [failed.id, done.id], 'x'.repeat(5_000))
    expect((await rowOf(failed.id)).last_error).to.have.length(2_000)
    expect((await rowOf(done.id)).last_error).to.equal(null)
  })

  it('completes messages together with what else the transaction did', async () => {
    const { id, chatId, contactId } = await record(database.db, shop.accountId)
    await database.db.transaction(async trx => {
      await createOutboxRepository(database.db).add(
        { accountId: shop.accountId, chatId, contactId, kind: 'reply', body: 'hi', inboxIds: [id] },
        trx,
      )
      await inbox.complete(shop.accountId, [id], 'handover', trx)
    })
    expect(await rowOf(id)).to.include({ status: 'handover' })
    expect((await rowOf(id)).completed_at).to.be.instanceOf(Date)
    expect(await inbox.startAttempt(shop.accountId, contactId)).to.deep.equal([])
  })

  it('lets nothing of a transaction stand that completes what was completed elsewhere', async () => {
    const contact = identity({ phone: newPhone() })
    const one = await record(database.db, shop.accountId, { contact })
    const two = await record(database.db, shop.accountId, { contact })
    const answer = async () => {
      await database.db.transaction(async trx => {
        await createOutboxRepository(database.db).add(
          { ...one, accountId: shop.accountId, kind: 'reply', body: 'hi', inboxIds: [one.id, two.id] },
          trx,
        )
        await inbox.complete(shop.accountId, [one.id, two.id], 'done', trx)
      })
    }
    const outcomes = await Promise.allSettled([answer(), answer(), answer()])
    const refused = outcomes.filter(outcome => outcome.status === 'rejected')
    expect(refused).to.have.length(2)
    for (const { reason } of refused) {
      expect(reason).to.be.instanceOf(InboxFenceError).with.deep.property('inboxIds', [one.id, two.id])
    }
    const replies = await queryRows(database.db, 'select 1 from outbox where account_id = :accountId', {
      ...shop,
    })
    expect(replies).to.have.length(1)
  })

  it('completes, forgives and notes nothing of another account', async () => {
    const other = await createShop(database.db)
    const { id, contactId } = await record(database.db, shop.accountId)
    await inbox.startAttempt(shop.accountId, contactId)
    await inbox.forgiveAttempt(other.accountId, [id])
    await inbox.noteFailure(other.accountId, [id], 'x')
    const completing = database.db.transaction(trx => inbox.complete(other.accountId, [id], 'done', trx))
    expect(await completing.catch((error: unknown) => error)).to.be.instanceOf(InboxFenceError)
    expect(await rowOf(id)).to.include({ status: 'pending', attempts: 1, last_error: null })
  })

  it('tells what became of a message', async () => {
    const given = message()
    const id = await inbox.record(shop.accountId, given, 'pending')
    expect(await inbox.outcome(shop.accountId, given.key)).to.deep.equal({
      status: 'pending',
      answers: 0,
      sent: 0,
    })
    const [row] = await queryRows<{ chat_id: number; contact_id: number }>(
      database.db,
      'select chat_id, contact_id from inbox where id = :id',
      { id },
    )
    const to = { accountId: shop.accountId, chatId: row?.chat_id ?? 0, contactId: row?.contact_id }
    const outbox = createOutboxRepository(database.db)
    for (const body of ['one', 'two']) await outbox.add({ ...to, kind: 'reply', body, inboxIds: [id ?? 0] })
    const claim = await outbox.claimNext(shop.accountId, 60_000)
    if (claim === undefined) throw new Error('nothing to claim')
    await outbox.markSent(claim, { messageKey: 'k', ack: 1, sentAt: new Date() })
    await database.db.transaction(trx => inbox.complete(shop.accountId, [id ?? 0], 'done', trx))
    expect(await inbox.outcome(shop.accountId, given.key)).to.deep.equal({
      status: 'done',
      answers: 2,
      sent: 1,
    })
    expect(await inbox.outcome((await createShop(database.db)).accountId, given.key)).to.equal(undefined)
    expect(await inbox.receivedKeys(shop.accountId)).to.deep.equal([given.key])
    expect(await inbox.countByStatus(shop.accountId)).to.deep.equal({ done: 1 })
  })
})
