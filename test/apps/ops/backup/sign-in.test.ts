import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'chai'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import { type DrivenShop, openShop } from '../../../support/driven-shop.js'
import { waitFor } from '../../../support/wait-for.js'
import { runOps } from '../run-ops.js'

const key = 'correct horse battery staple'
const maria = '15550000001'

describe('a backup of a running shop', () => {
  let folder: string
  let shop: DrivenShop
  let target: TestDatabase
  const settings = (name: string) => ({
    SESSION_DIR: path.join(folder, name),
    BACKUP_KEY: key,
    PAIRING_SETTLE_MS: '0',
  })

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comanda-test-'))
    shop = await openShop({ SESSION_DIR: path.join(folder, 'before') })
    target = await createTestDatabase()
  })
  after(async () => {
    await shop.close()
    await target.drop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('signs in without a new code, goes on counting, and answers what was written after the backup', async () => {
    shop.startBot()
    await shop.pair()
    await shop.write(maria, '2 cokes')
    await shop.untilReplies(maria, 1)
    await shop.write(maria, 'yes')
    await shop.untilReplies(maria, 2)

    // customers go on writing while it is made
    let written = 0
    const over = new AbortController()
    const writing = (async () => {
      for (; !over.signal.aborted; written++) {
        await shop.write(`1555000${1_000 + written}`, 'hello')
        await delay(50)
      }
    })()
    const file = path.join(folder, 'backup.tar.gz.enc')
    const made = await runOps(shop.databaseUrl, ['backup', file, '--json'], settings('before'))
    over.abort()
    await writing
    expect(made.code, made.stderr).to.equal(0)
    expect(JSON.parse(made.stdout).accounts).to.deep.equal([shop.accountId])
    expect(written).to.be.greaterThan(0)

    // the machine is lost, and with it what came after the backup
    await shop.killBot()
    await rm(path.join(folder, 'before'), { recursive: true })
    await shop.write(maria, 'and a large margherita')

    const restored = await runOps(target.config.url(), ['restore', file], settings('after'))
    expect(restored.code, restored.stderr).to.equal(0)

    const states: string[] = []
    shop.startBot({ SESSION_DIR: path.join(folder, 'after'), DATABASE_URL: target.config.url() })
    await waitFor('the bot to be ready on what was restored', async () => {
      const { state } = await target.db('accounts').first('state')
      if (states.at(-1) !== state) states.push(state)
      return states.includes('starting') && state === 'ready'
    })
    expect(states).to.not.include('pairing')

    // the message that no backup knows of is read from the chat, and read back
    await shop.untilReplies(maria, 3)
    await shop.write(maria, 'yes')
    await waitFor('a second order', async () => (await target.db('orders')).length === 2)
    expect((await target.db('orders').orderBy('number')).map(order => order.number)).to.deep.equal([1, 201])
  })
})
