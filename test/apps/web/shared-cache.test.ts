import { readConfig } from '@comanda/shared/config/config.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import { createClient } from 'redis'
import { type RedisServer, startRedisServer } from '../../support/redis-server.js'
import { waitFor } from '../../support/wait-for.js'
import { type Browser, type Dashboard, openDashboard, type Shop } from './support/dashboard.js'
import { placeOrder } from './support/orders.js'

/** Two dashboards over one database, as two processes are, that keep nothing but what they share in Redis. */
describe('dashboards that share a Redis', () => {
  let dashboard: Dashboard
  let redis: RedisServer
  let shop: Shop
  let apps: ReturnType<Dashboard['appWith']>[]
  let browsers: Browser[]
  let queries: string[]

  before(async () => {
    redis = await startRedisServer()
    dashboard = await openDashboard()
    const { cache } = readConfig({
      DATABASE_URL: dashboard.config.url(),
      REDIS_URL: redis.url,
      // a busy test machine answers later than a real one
      REDIS_DEADLINE_MS: '500',
      CACHE_MEMORY_MB: '0',
    })
    shop = await dashboard.openShop()
    apps = [0, 1].map(() => dashboard.appWith({ settings: { caching: cache } }))
    browsers = await Promise.all(apps.map(({ app }) => shop.signedIn('owner', app)))
    // the first page makes the form's token
    await Promise.all(browsers.map(browser => browser.get('/profile')))
    dashboard.db.on('query', ({ sql }: { sql: string }) => {
      if (!sql.includes('from sessions')) queries?.push(sql)
    })
    await untilUsed(true)
  })

  after(async () => {
    redis.thaw()
    await dashboard.close()
    await redis.stop()
  })

  const untilUsed = (isUsed: boolean): Promise<unknown> =>
    waitFor('Redis to be used, or left alone', async () => {
      await Promise.all(browsers.map(browser => browser.get(`/orders?q=${Math.random()}`)))
      return apps.every(({ cache }) => cache.figures().isShared === isUsed)
    })

  /** A change that one makes, both see with their next look, whatever becomes of Redis meanwhile. */
  async function bothSeeChanges(): Promise<void> {
    const orders = createOrderRepository(dashboard.db)
    const { id } = await placeOrder(dashboard.db, shop, { customerName: 'Maya' })
    for (const note of ['ring twice', 'leave it at the door']) {
      await orders.setNote(shop.business.id, id, note)
      for (const browser of [...browsers, ...browsers]) {
        const page = await browser.get(`/orders/${id}`)
        expect(page.status).to.equal(200)
        expect(page.text).to.include(note)
        expect((await browser.get('/orders')).text).to.include('Maya')
      }
    }
  }

  it('take nothing from it that they didn’t write there themselves, for this shop', async function () {
    // each lie has it left alone for a while
    this.timeout(180_000)
    const other = await dashboard.openShop()
    const stranger = await other.signedIn('owner', apps[0]?.app)
    const [browser] = browsers
    if (browser === undefined) throw new Error('nobody is signed in')
    const pages = ['/orders', '/members', '/menu', '/statistics']
    const look = async (who: Browser): Promise<string[]> => {
      const answers = []
      for (const path of pages) answers.push(await who.get(path))
      expect(answers.map(({ status }) => status)).to.deep.equal(pages.map(() => 200))
      return answers.map(({ text }) => load(text)('main').text().replaceAll(/\s+/g, ' '))
    }
    const client = createClient({ url: redis.url })
    await client.connect()
    try {
      const tamperings: ((key: string, stored: string, foreign: string) => string)[] = [
        key => JSON.stringify([key, Date.now() + 60_000, 5]),
        (key, stored) => stored.slice(0, 43) + JSON.stringify([key, Date.now() + 60_000, { name: 'x' }]),
        (_key, stored) => stored.replace(/.$/, ' ]'),
        () => '',
        () => 'null',
        // the last: what we signed ourselves, for another shop, has the connection taken for broken
        (_key, _stored, foreign) => foreign,
      ]
      for (const [at, tamper] of tamperings.entries()) {
        await untilUsed(true)
        await look(stranger)
        const before = await look(browser)
        const keys = (await client.keys(`*/${shop.business.id}/*`)).filter(key => !key.endsWith('/turn'))
        expect(keys.length, 'what the pages keep').to.be.above(2)
        for (const key of keys) {
          const [foreign] = await client.keys(`*/${other.business.id}/${key.split('/')[3]}/*`)
          const [own, theirs] = [await client.get(key), foreign && (await client.get(foreign))]
          await client.set(key, tamper(key, own ?? '', theirs ?? ''))
        }
        expect(await look(browser), `tampering ${at}`).to.deep.equal(before)
      }
    } finally {
      client.destroy()
    }
  })

  it('read once for both', async () => {
    await placeOrder(dashboard.db, shop)
    await browsers[0]?.get('/orders')
    await waitFor('it to be stored', async () => {
      queries = []
      await browsers[1]?.get('/orders')
      return queries.length === 0
    })
    await bothSeeChanges()
  })

  it('show the same and what is new while it hangs, and use it again afterwards', async () => {
    redis.freeze()
    await bothSeeChanges()
    await untilUsed(false)
    await bothSeeChanges()
    redis.thaw()
    await untilUsed(true)
    await bothSeeChanges()
  })

  it('show the same and what is new while it is gone, and use it again afterwards', async () => {
    await redis.kill()
    await bothSeeChanges()
    await untilUsed(false)
    await bothSeeChanges()
    await redis.start()
    await untilUsed(true)
    await bothSeeChanges()
  })
})
