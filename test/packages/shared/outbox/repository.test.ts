import { setTimeout as delay } from 'node:timers/promises'
import { isUniqueViolation } from '@comanda/shared/database/errors.js'
import { requireRow } from '@comanda/shared/database/rows.js'
import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import { createOutboxRepository, type OutboxRepository } from '@comanda/shared/outbox/repository.js'
import { anybodysTurn, type ClaimedMessage } from '@comanda/shared/outbox/types.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'
import { createShop, type RecordedMessage, record, type TestShop } from '../shop.js'

const leaseMs = 60_000

describe('the outbox', () => {
  const database = useTestDatabase()
  let shop: TestShop
  let outbox: OutboxRepository
  let ann: RecordedMessage
  let bob: RecordedMessage

  before(async () => {
    outbox = createOutboxRepository(database.db)
  })
  beforeEach(async () => {
    shop = await createShop(database.db)
    ann = await record(database.db, shop.accountId)
    bob = await record(database.db, shop.accountId)
  })

  const add = (to: RecordedMessage, body: string, inboxIds = [to.id]) =>
    outbox.add({
      accountId: shop.accountId,
      chatId: to.chatId,
      contactId: to.contactId,
      kind: 'reply',
      body,
      inboxIds,
    })

  async function claim(ms = leaseMs): Promise<ClaimedMessage> {
    const claimed = await outbox.claimNext(shop.accountId, ms)
    if (claimed === undefined) throw new Error('nothing to claim')
    return claimed
  }

  const sent = (messageKey: string, ack = 0, sentAt = new Date()) => ({ messageKey, ack, sentAt })

  const rowOf = (id: number) =>
    requireRow<Record<string, unknown>>(database.db, 'select * from outbox where id = :id', { id })

  it('hands the chat of what can’t be sent over to a person, once, and again after it was closed', async () => {
    const handovers = createHandoverRepository(database.db)
    const waiting = async () =>
      (await handovers.waiting(shop.businessId, 10)).map(({ inboxId, reason }) => ({ inboxId, reason }))
    await add(ann, 'one')
    await outbox.markFailed(await claim(), 'never appeared')
    await add(ann, 'two')
    await outbox.markFailed(await claim(), 'never appeared')
    expect(await waiting()).to.deep.equal([{ inboxId: ann.id, reason: 'not_sent' }])
    await database.db.raw('update handovers set closed_at = now()')
    await add(ann, 'three')
    await outbox.markFailed(await claim(), 'never appeared')
    expect(await waiting()).to.deep.equal([{ inboxId: ann.id, reason: 'not_sent' }])
    // the message itself may still be on its way to a person
    await handovers.open({ ...shop, ...ann, inboxId: ann.id, reason: 'question' })
    expect(await waiting()).to.deep.equal([{ inboxId: ann.id, reason: 'question' }])
  })

  describe('chats in turn', () => {
    const next = async (turn = {}): Promise<string | undefined> => {
      const claimed = await outbox.claimNext(shop.accountId, leaseMs, { ...anybodysTurn, ...turn })
      return claimed?.body
    }
    const order = async (by: RecordedMessage): Promise<void> => {
      const [customer] = await database
        .db('customers')
        .insert({ business_id: shop.businessId, contact_id: by.contactId })
        .onConflict(['business_id', 'contact_id'])
        .merge({ contact_id: by.contactId })
        .returning('id')
      await database.db('orders').insert({
        business_id: shop.businessId,
        customer_id: customer.id,
        chat_id: by.chatId,
        number: 1,
        currency: 'USD',
        total_minor: 100,
      })
    }

    it('takes who had fewest lately first, and who had their share behind all others', async () => {
      await add(ann, 'to Ann')
      await add(bob, 'to Bob')
      const counts = new Map([[ann.chatId, 2]])
      expect(await next({ counts })).to.equal('to Bob')
      expect(await next({ counts })).to.equal('to Ann')
    })

    it('takes answers before updates, and who ordered before strangers', async () => {
      await outbox.add({ ...shop, ...ann, kind: 'status', body: 'is ready', inboxIds: [] })
      await add(bob, 'to Bob')
      expect(await next()).to.equal('to Bob')
      const cleo = await record(database.db, shop.accountId)
      await outbox.markFailed(await claim(), 'taken away')
      await add(ann, 'to Ann')
      await add(cleo, 'to Cleo')
      await order(cleo)
      expect(await next()).to.equal('to Cleo')
      expect(await next()).to.equal('to Ann')
    })

    it('leaves out who may not just now', async () => {
      await add(ann, 'to Ann')
      await add(bob, 'to Bob')
      expect(await next({ excluded: [ann.chatId], isForStrangers: false })).to.equal(undefined)
      await order(bob)
      expect(await next({ excluded: [ann.chatId], isForStrangers: false })).to.equal('to Bob')
      expect(await next({ excluded: [ann.chatId] })).to.equal(undefined)
      expect(await next()).to.equal('to Ann')
    })
  })

  describe('claims', () => {
    it('a chat’s messages in order, the next one when the one before is settled', async () => {
      await add(ann, 'one')
      await add(ann, 'two')
      const one = await claim()
      expect(one).to.include({ body: 'one', chatId: ann.chatId, attempts: 1 })
      expect(await outbox.claimNext(shop.accountId, leaseMs)).to.equal(undefined)
      await outbox.markSent(one, sent('k1'))
      expect(await claim()).to.include({ body: 'two' })
    })

    it('past a chat whose first message waits, not past the message', async () => {
      await add(ann, 'one')
      await add(ann, 'two')
      await add(bob, 'other')
      const one = await claim()
      await outbox.release(one, 'the page reloads', 60_000)
      const other = await claim()
      expect(other).to.include({ body: 'other', chatId: bob.chatId })
      expect(await outbox.claimNext(shop.accountId, leaseMs)).to.equal(undefined)
      await outbox.markFailed(other, 'x')
    })

    it('past a message that failed for good', async () => {
      await add(ann, 'one')
      await add(ann, 'two')
      await outbox.markFailed(await claim(), 'never appeared')
      expect(await claim()).to.include({ body: 'two' })
    })

    it('each message once, and one a chat, however many claim at once', async () => {
      const chats = [ann, bob, await record(database.db, shop.accountId)]
      for (const text of ['1', '2', '3', '4']) for (const chat of chats) await add(chat, text)
      const order = new Map<number, string[]>()
      const held = new Set<number>()
      let keys = 0
      const sendAll = async (): Promise<void> => {
        for (;;) {
          const claimed = await outbox.claimNext(shop.accountId, leaseMs)
          if (claimed === undefined) {
            if ((await outbox.countOpen(shop.accountId)) === 0) return
            await delay(1)
            continue
          }
          expect(held.has(claimed.chatId), 'two of one chat at once').to.equal(false)
          held.add(claimed.chatId)
          order.set(claimed.chatId, [...(order.get(claimed.chatId) ?? []), claimed.body])
          await delay(2)
          held.delete(claimed.chatId)
          keys += 1
          await outbox.markSent(claimed, sent(`key ${keys}`))
        }
      }
      await Promise.all([sendAll(), sendAll(), sendAll(), sendAll(), sendAll()])
      expect([...order.values()]).to.deep.equal(chats.map(() => ['1', '2', '3', '4']))
    })

    it('nothing of another account', async () => {
      await add(ann, 'one')
      const other = await createShop(database.db)
      expect(await outbox.claimNext(other.accountId, leaseMs)).to.equal(undefined)
      expect(await outbox.takeOverUnknown(other.accountId, leaseMs, true)).to.deep.equal([])
      await claim()
      expect(await outbox.takeOverUnknown(other.accountId, leaseMs, true)).to.deep.equal([])
    })

    it('nothing of a transaction that isn’t committed', async () => {
      await database.db.transaction(async trx => {
        await createOutboxRepository(trx).add({
          accountId: shop.accountId,
          chatId: ann.chatId,
          contactId: undefined,
          kind: 'staff',
          body: 'later',
          inboxIds: [],
        })
        expect(await outbox.claimNext(shop.accountId, leaseMs)).to.equal(undefined)
      })
      expect(await claim()).to.include({ body: 'later' })
    })

    it('tell where to send to, as the chat is addressed now', async () => {
      await add(ann, 'one')
      await database.db.raw("update chats set wid = '123@lid' where id = ?", [ann.chatId])
      expect(await claim()).to.include({ chatWid: '123@lid' })
    })
  })

  describe('an unknown outcome', () => {
    it('stays with its holder while the lease runs', async () => {
      await add(ann, 'one')
      await claim()
      expect(await outbox.takeOverUnknown(shop.accountId, leaseMs, false)).to.deep.equal([])
    })

    it('is taken over once the lease has run out, and the late holder is fenced off', async () => {
      await add(ann, 'one')
      const former = await claim(0)
      await delay(5)
      const [taken, ...rest] = await outbox.takeOverUnknown(shop.accountId, leaseMs, false)
      expect(rest).to.deep.equal([])
      if (taken === undefined) throw new Error('nothing was taken over')
      expect(taken).to.include({ id: former.id, attempts: 1 })
      // the chat is looked at from the time of the claim that may have sent it
      expect(taken.claimedAt).to.deep.equal(former.claimedAt)

      expect(await outbox.markSent(former, sent('late'))).to.equal(false)
      expect(await outbox.release(former, 'late', 0)).to.equal(false)
      expect(await outbox.markFailed(former, 'late')).to.equal(false)
      expect(await rowOf(former.id)).to.include({ status: 'claimed', message_key: null })
      expect(await outbox.markSent(taken, sent('k'))).to.equal(true)
      expect(await outbox.markSent(taken, sent('again'))).to.equal(false)
    })

    it('is a new process’s from the start, in order', async () => {
      await add(ann, 'one')
      await add(bob, 'two')
      await claim()
      await claim()
      const taken = await outbox.takeOverUnknown(shop.accountId, leaseMs, true)
      expect(taken.map(it => it.body)).to.deep.equal(['one', 'two'])
    })

    it('is one taker’s, of two at once', async () => {
      await add(ann, 'one')
      await claim(0)
      await delay(5)
      const takes = await Promise.all(
        [1, 2, 3].map(() => outbox.takeOverUnknown(shop.accountId, leaseMs, false)),
      )
      expect(takes.flat()).to.have.length(1)
    })
  })

  it('puts back what certainly didn’t go out, not before its time', async () => {
    const id = await add(ann, 'one')
    expect(await outbox.release(await claim(), 'x'.repeat(5_000), 40)).to.equal(true)
    expect(await outbox.claimNext(shop.accountId, leaseMs)).to.equal(undefined)
    expect((await rowOf(id)).last_error).to.have.length(2_000)
    await delay(60)
    expect(await claim()).to.include({ id, attempts: 2, claimToken: 2 })
  })

  it('binds a message of WhatsApp’s to one row only', async () => {
    await add(ann, 'same')
    await add(bob, 'same')
    const [one, two] = [await claim(), await claim()]
    await outbox.markSent(one, sent('k'))
    const error: unknown = await outbox.markSent(two, sent('k')).catch((caught: unknown) => caught)
    expect(isUniqueViolation(error, 'outbox_message_key')).to.equal(true)
    expect(await rowOf(two.id)).to.include({ status: 'claimed' })
    expect(await outbox.boundKeys(shop.accountId, ['k', 'other'])).to.deep.equal(new Set(['k']))
    expect(await outbox.sentKeys(shop.accountId)).to.deep.equal(['k'])
    const other = await createShop(database.db)
    expect(await outbox.boundKeys(other.accountId, ['k'])).to.deep.equal(new Set())
  })

  it('notes WhatsApp’s proof, which never goes back', async () => {
    const id = await add(ann, 'one')
    await outbox.markSent(await claim(), sent('k'))
    for (const [ack, known] of [
      [2, 2],
      [1, 2],
      [-1, 2],
      [3, 3],
    ] as const) {
      expect(await outbox.noteAck(shop.accountId, 'k', ack)).to.equal(true)
      expect(await rowOf(id)).to.include({ ack: known })
    }
    expect(await outbox.noteAck(shop.accountId, 'unknown', 3)).to.equal(false)
    expect(await outbox.noteAck((await createShop(database.db)).accountId, 'k', 3)).to.equal(false)
  })

  describe('a send that WhatsApp’s server doesn’t confirm', () => {
    const longAgo = (): Date => new Date(Date.now() - 120_000)

    it('is found once it is old enough', async () => {
      await add(ann, 'old')
      await outbox.markSent(await claim(), sent('old', 0, longAgo()))
      await add(ann, 'new')
      await outbox.markSent(await claim(), sent('new'))
      await add(ann, 'confirmed')
      await outbox.markSent(await claim(), sent('confirmed', 1, longAgo()))
      const found = await outbox.unconfirmed(shop.accountId, 60_000)
      expect(found.map(it => it.messageKey)).to.deep.equal(['old'])
      expect(await outbox.unconfirmed((await createShop(database.db)).accountId, 0)).to.deep.equal([])
    })

    it('is sent once more, in its place before later ones', async () => {
      const id = await add(ann, 'one')
      await outbox.markSent(await claim(), sent('k', 0, longAgo()))
      await add(ann, 'two')
      const [message] = await outbox.unconfirmed(shop.accountId, 60_000)
      if (message === undefined) throw new Error('nothing unconfirmed')
      expect(await outbox.resend(message)).to.equal(true)
      expect(await outbox.resend(message)).to.equal(false)
      expect(await claim()).to.include({ id, attempts: 2 })
    })

    it('is given up when that didn’t help either', async () => {
      const id = await add(ann, 'one')
      await outbox.markSent(await claim(), sent('k', 0, longAgo()))
      const [message] = await outbox.unconfirmed(shop.accountId, 60_000)
      if (message === undefined) throw new Error('nothing unconfirmed')
      expect(await outbox.giveUp(message, 'never arrived')).to.equal(true)
      expect(await rowOf(id)).to.include({ status: 'failed', last_error: 'never arrived' })
    })

    it('is left alone when an ack came meanwhile, or it went out under another key', async () => {
      await add(ann, 'one')
      await outbox.markSent(await claim(), sent('k', 0, longAgo()))
      const [message] = await outbox.unconfirmed(shop.accountId, 60_000)
      if (message === undefined) throw new Error('nothing unconfirmed')
      await outbox.resend(message)
      await outbox.markSent(await claim(), sent('k2', 0, longAgo()))
      expect(await outbox.resend(message)).to.equal(false)
      expect(await outbox.giveUp(message, 'never arrived')).to.equal(false)

      const [again] = await outbox.unconfirmed(shop.accountId, 60_000)
      if (again === undefined) throw new Error('nothing unconfirmed')
      await outbox.noteAck(shop.accountId, 'k2', 1)
      expect(await outbox.resend(again)).to.equal(false)
      expect(await outbox.giveUp(again, 'never arrived')).to.equal(false)
    })
  })
})
