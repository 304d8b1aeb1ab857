import { setTimeout as delay } from 'node:timers/promises'
import { descendants } from '@comanda/harness/processes/tree.js'
import { startTcpProxy, type TcpProxy } from '@comanda/harness/tcp-proxy.js'
import { expect } from 'chai'
import { type DrivenShop, openShop } from '../../support/driven-shop.js'
import { untilGone } from '../../support/processes.js'
import { waitFor } from '../../support/wait-for.js'

const ann = '15551230001'

describe('the bot, asked to stop,', () => {
  let shop: DrivenShop
  let proxy: TcpProxy
  let proxied: string

  before(async () => {
    shop = await openShop()
    const url = new URL(shop.databaseUrl)
    proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) })
    url.hostname = '127.0.0.1'
    url.port = String(proxy.port)
    proxied = url.href
  })
  afterEach(() => proxy.pass())
  after(async () => {
    await shop.close()
    await proxy.stop()
  })

  async function expectToStop(): Promise<void> {
    const tree = descendants(shop.botPid())
    // not 1, as when it gives itself up: before pm2 kills it
    expect(await shop.stopBot()).to.equal(0)
    // the browser's own helpers follow it within moments
    await untilGone('the browser', tree)
  }

  it('stops while the database isn’t there yet', async () => {
    proxy.blackHole()
    shop.startBot({ DATABASE_URL: proxied })
    await waitFor('it to ask for the database', () => proxy.taken() > 0)
    await expectToStop()
  })

  it('stops while the browser starts', async () => {
    shop.startBot()
    await waitFor('a browser', () => descendants(shop.botPid()).length > 0)
    await expectToStop()
  })

  it('stops, and closes its browser, while the database is away', async () => {
    shop.startBot({ DATABASE_URL: proxied })
    await shop.pair()
    proxy.refuse()
    await shop.write(ann, 'a coke')
    await delay(1_000)
    await expectToStop()
  })

  it('is signed in afterwards, and answers what it could not record', async () => {
    shop.startBot()
    await shop.untilReplies(ann, 1)
    expect((await shop.control.state()).accounts[0]?.devices).to.equal(1)
  })
})
