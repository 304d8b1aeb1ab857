import { setTimeout as delay } from 'node:timers/promises'
import { createIdentities } from '@comanda/bot/inbox/identities.js'
import { createRecorder, type Recorder } from '@comanda/bot/inbox/recorder.js'
import { createDatabase } from '@comanda/shared/database/connect.js'
import { createInboxService } from '@comanda/shared/inbox/service.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { expect } from 'chai'
import { createShop, identity, message, newPhone, type TestShop } from '../../../packages/shared/shop.js'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'

const logger = createLogger({ name: 'test', level: 'silent' })

describe('recording', () => {
  let database: TestDatabase
  let shop: TestShop
  let recorder: Recorder
  let outagesOver: number

  beforeEach(async () => {
    outagesOver = 0
    database = await createTestDatabase()
    shop = await createShop(database.db)
    recorder = createRecorder({
      accountId: shop.accountId,
      inbox: createInboxService(database.db),
      identities: createIdentities({ session: () => undefined, logger }),
      logger,
      onRecorded: () => undefined,
      onOutageOver: () => {
        outagesOver += 1
      },
    })
  })
  afterEach(async () => {
    await recorder.stop()
    await database.drop()
  })

  it('holds any number of messages through an outage, without a warning of node’s', async () => {
    const warnings: string[] = []
    const onWarning = (warning: Error): void => {
      warnings.push(warning.message)
    }
    process.on('warning', onWarning)
    const away = createDatabase({ ...database.config, url: () => 'postgres://nobody:none@127.0.0.1:1/none' })
    const waiting = createRecorder({
      accountId: shop.accountId,
      inbox: createInboxService(away),
      identities: createIdentities({ session: () => undefined, logger }),
      logger,
      onRecorded: () => undefined,
      onOutageOver: () => undefined,
    })
    try {
      const messages = Array.from({ length: 20 }, () => message({ contact: identity({ phone: newPhone() }) }))
      const recorded = messages.map(one => waiting.record(one))
      await delay(1_500)
      await waiting.stop()
      expect(await Promise.all(recorded)).to.deep.equal(messages.map(() => false))
      expect(warnings).to.deep.equal([])
    } finally {
      process.off('warning', onWarning)
      await away.destroy()
    }
  })

  it('goes on behind a message that the database will not take, and leaves that one to the next sweep', async () => {
    await database.db.raw(`
      create function refuse() returns trigger language plpgsql as $$ begin
        if new.body like '%unheard of%' then raise exception 'an internal error'; end if;
        return new;
      end $$;
      create trigger refuse before insert on inbox for each row execute function refuse();
    `)
    const first = message({ body: 'unheard of' })
    const second = message({ ...first, key: '3EB0SECOND', body: 'a coke' })
    const recorded = await Promise.all([recorder.record(first), recorder.record(second)])
    expect(recorded).to.deep.equal([false, true])
    expect(outagesOver, 'no sweep after the other: this is no outage').to.equal(0)
    expect(await database.db('inbox').select('body')).to.deep.equal([{ body: 'a coke' }])
  })
})
