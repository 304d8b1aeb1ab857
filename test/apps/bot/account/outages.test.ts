import { createOutages } from '@comanda/bot/account/outages.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createDatabase } from '@comanda/shared/database/connect.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { createOutageRepository } from '@comanda/shared/outages/repository.js'
import type { Outage } from '@comanda/shared/outages/types.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { expect } from 'chai'
import { createShop, record } from '../../../packages/shared/shop.js'
import { useTestDatabase } from '../../../support/database.js'

describe('outages', () => {
  const database = useTestDatabase()

  it('ends when it works again, however late the database says what time that was', async () => {
    const { accountId } = await createShop(database.db)
    const beganAt = new Date()
    const { id, chatId, contactId } = await record(database.db, accountId, { sentAt: new Date() })
    // the one connection is taken, as by a burst of other work
    const busy = createDatabase({ ...database.config, poolMax: 1 })
    try {
      const held = busy.raw('select pg_sleep(1)').then(() => undefined)
      const told = new Promise<Outage>(onOutage => {
        const outages = createOutages({
          accountId,
          accounts: createAccountRepository(busy),
          inbox: createInboxRepository(busy),
          outages: createOutageRepository(busy),
          isCatchingUp: () => false,
          onOutage,
          logger: createLogger({ name: 'test', level: 'silent' }),
        })
        outages.over(beganAt)
      })
      // what waited goes out at once
      const outbox = createOutboxRepository(database.db)
      await outbox.add({ accountId, chatId, contactId, kind: 'reply', body: 'hello', inboxIds: [id] })
      const claim = await outbox.claimNext(accountId, 90_000)
      expect(claim && (await outbox.renew(claim, 90_000))).to.equal(true)
      await database.db('inbox').where({ id }).update({ status: 'done' })
      await held
      expect(await told).to.include({ messages: 1, answered: 1, handedOver: 0 })
    } finally {
      await busy.destroy()
    }
  })
})
