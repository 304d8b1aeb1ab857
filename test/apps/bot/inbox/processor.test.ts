import { setTimeout as delay } from 'node:timers/promises'
import { createAnswerer } from '@comanda/bot/inbox/answerer.js'
import { createCompiledMenus } from '@comanda/bot/inbox/compiled-menus.js'
import { createProcessor, type Processor } from '@comanda/bot/inbox/processor.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import type { InboxMessage } from '@comanda/shared/inbox/types.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { expect } from 'chai'
import { createShop, identity, newPhone, record, type TestShop } from '../../../packages/shared/shop.js'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import { shopMenu } from '../../../support/menus.js'
import { waitFor } from '../../../support/wait-for.js'

const logger = createLogger({ name: 'test', level: 'silent' })
const burstWindowMs = 300

describe('answering what waits in the inbox', () => {
  let database: TestDatabase
  let shop: TestShop
  let processor: Processor | undefined

  beforeEach(async () => {
    database = await createTestDatabase()
    shop = await createShop(database.db)
  })
  afterEach(async () => {
    await processor?.stop()
    await database.drop()
  })

  const write = (phone: string, body: string) =>
    record(database.db, shop.accountId, { contact: identity({ phone }), body, sentAt: new Date() })

  function start(answer: (messages: readonly InboxMessage[]) => Promise<void>): Processor {
    const inbox = createInboxRepository(database.db)
    processor = createProcessor({
      accountId: shop.accountId,
      inbox,
      answer,
      giveUp: async message => inbox.complete(shop.accountId, [message.id], 'handover', database.db),
      logger,
      burstWindowMs,
    })
    return processor
  }

  const complete = (messages: readonly InboxMessage[]): Promise<void> =>
    createInboxRepository(database.db).complete(
      shop.accountId,
      messages.map(message => message.id),
      'done',
      database.db,
    )

  it('takes what comes during an answer for a burst of its own', async () => {
    const phone = newPhone()
    const bursts: string[][] = []
    const { wake } = start(async messages => {
      bursts.push(messages.map(message => message.body))
      if (bursts.length === 1) await write(phone, 'two margheritas')
      await complete(messages)
    })
    await write(phone, 'hello')
    wake()
    await waitFor('the first answer', () => bursts.length >= 1)
    await delay(burstWindowMs / 3)
    await write(phone, 'and a coke')
    wake()
    await waitFor('the second answer', () => bursts.length >= 2)
    await delay(burstWindowMs * 2)
    expect(bursts).to.deep.equal([['hello'], ['two margheritas', 'and a coke']])
  })

  it('waits between the tries of what fails, however often others wake it', async () => {
    let tries = 0
    const { wake } = start(async () => {
      tries += 1
      throw new Error('not yet')
    })
    await write(newPhone(), 'hello')
    await delay(burstWindowMs)
    for (let woken = 0; woken < 30; woken += 1) {
      wake()
      await delay(20)
    }
    expect(tries).to.equal(1)
  })

  it('hands over what can’t be answered, also where nothing can be said in its conversation', async () => {
    const { db } = database
    await createMenuRepository(db).replace(shop.businessId, shopMenu)
    await db.raw(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
      create trigger refuse before insert on conversations for each row execute function refuse();
    `)
    const account = await createAccountRepository(db).find(shop.accountId)
    if (account === undefined) throw new Error('the account is gone')
    const menus = createCompiledMenus(createMenuRepository(db))
    const answerer = createAnswerer({ db, account, menus })
    const { id } = await write(newPhone(), 'a coke')
    await db('inbox').where({ id }).update({ attempts: 2 })
    const [message] = await createInboxRepository(db).startAttempt(
      shop.accountId,
      (await db('inbox').where({ id }).first('contact_id')).contact_id,
    )
    if (message === undefined) throw new Error('nothing waits')
    await answerer.giveUp(message)
    expect(await db('handovers').select('inbox_id', 'reason')).to.deep.equal([
      { inbox_id: id, reason: 'failed' },
    ])
    expect(await db('inbox').where({ id }).first('status')).to.deep.equal({ status: 'handover' })
  })
})
