import { createAccountReporter } from '@comanda/bot/account/reporter.js'
import { startTcpProxy } from '@comanda/harness/tcp-proxy.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createDatabase } from '@comanda/shared/database/connect.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { expect } from 'chai'
import { createShop } from '../../../packages/shared/shop.js'
import { createTestDatabase } from '../../../support/database.js'
import { waitFor } from '../../../support/wait-for.js'

describe('what the dashboard is told of the bot', () => {
  it('is right again after the database was away when it changed', async () => {
    const database = await createTestDatabase()
    const { accountId } = await createShop(database.db)
    const url = new URL(database.config.url())
    const proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) })
    url.hostname = '127.0.0.1'
    url.port = String(proxy.port)
    const db = createDatabase({ ...database.config, url: () => url.href })
    const accounts = createAccountRepository(db)
    const logger = createLogger({ name: 'test', level: 'silent' })
    const reporter = createAccountReporter({ accountId, accounts, logger })
    const state = async (): Promise<unknown> =>
      (await createAccountRepository(database.db).find(accountId))?.state
    try {
      reporter.setPhase('reconnecting')
      await waitFor('the report', async () => (await state()) === 'reconnecting')
      proxy.refuse()
      reporter.setPhase('ready')
      await reporter.stop()
      proxy.pass()
      expect(await state()).to.equal('reconnecting')
      reporter.noteProof()
      await waitFor('the report', async () => (await state()) === 'ready')
    } finally {
      await db.destroy()
      await proxy.stop()
      await database.drop()
    }
  })
})
