import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { readConfig } from '@comanda/shared/config/config.js'
import { createMemoryRepository } from '@comanda/shared/memory/repository.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { expect } from 'chai'
import { waitForPerson } from './support/chats.js'
import { type Browser, type Shop, useDashboard } from './support/dashboard.js'
import { memorySample } from './support/memory.js'
import { placeOrder } from './support/orders.js'

describe('who looks', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let browser: Browser

  before(async () => {
    shop = await dashboard.openShop()
    browser = await shop.signedIn('owner')
  })

  async function queriesOf(work: () => Promise<unknown>): Promise<string[]> {
    const queries: string[] = []
    const note = ({ sql }: { sql: string }): void => {
      queries.push(sql)
    }
    dashboard.db.on('query', note)
    await work()
    dashboard.db.removeListener('query', note)
    return queries
  }

  it('is told by one statement, with all that every page shows', async () => {
    await browser.get('/settings')
    const queries = await queriesOf(async () => {
      const page = await browser.get('/settings').set('If-None-Match', '"other"')
      expect(page.status).to.equal(200)
      expect(page.text).to.include(shop.business.name)
    })
    expect(queries).to.have.length(1)
    expect(queries[0]).to.include('from sessions')
  })

  const pages = ['/orders', '/orders?status=all&day=today', '/menu', '/members']
  const beside = (queries: string[]): string[] =>
    queries.filter(sql => !/\b(?:from|into) sessions\b/.test(sql))

  /** Everybody looks at everything once. */
  async function lookAround(browsers: Browser[]): Promise<number> {
    const queries = await queriesOf(async () => {
      for (const each of browsers) {
        for (const page of pages) expect((await each.get(page)).status, page).to.equal(200)
      }
    })
    return beside(queries).length
  }

  it('makes no query more where others have looked since the last change', async () => {
    await placeOrder(dashboard.db, shop)
    const others = await Promise.all(Array.from({ length: 5 }, () => shop.signedIn('owner')))
    const first = await lookAround([browser])
    expect(first).to.be.greaterThan(0)
    expect(await lookAround(others)).to.equal(0)
    // an order leaves the menu and the people as they are
    await placeOrder(dashboard.db, shop)
    expect(await lookAround([browser, ...others])).to.be.within(1, first - 1)
  })

  it('asks for an order, its steps, its messages and what was edited since, once until it has changed', async () => {
    const { db } = dashboard
    const { id } = await placeOrder(db, shop, { customerName: 'Maya' })
    const look = async (): Promise<string[]> => {
      const queries = await queriesOf(async () => {
        const page = await browser.get(`/orders/${id}`)
        expect(page.status).to.equal(200)
        expect(page.text).to.include('Maya')
      })
      return beside(queries)
    }
    expect((await look()).filter(sql => sql.includes('order_messages'))).to.have.length(1)
    expect(await look()).to.deep.equal([])
    // its messages among it: what was deleted for everyone goes from these
    await createOrderRepository(db).setNote(shop.business.id, id, 'ring twice')
    expect(await look()).to.have.length(4)
    expect(await look()).to.deep.equal([])
  })

  it('shows an order’s messages though its address was tried before it was placed', async () => {
    const { db } = dashboard
    const { id } = await placeOrder(db, shop)
    expect((await browser.get(`/orders/${id + 1}`)).status).to.equal(404)
    const next = await placeOrder(db, shop)
    expect(next.id).to.equal(id + 1)
    const messages = (await browser.get(`/orders/${id}`)).text.match(/>\s*yes\s*</g)
    expect(messages).to.have.length(1)
    expect((await browser.get(`/orders/${next.id}`)).text.match(/>\s*yes\s*</g)).to.deep.equal(messages)
  })

  it('asks nothing where nobody waits, and sees at once who does', async () => {
    const { db } = dashboard
    const quiet = await dashboard.openShop()
    const owner = await quiet.signedIn('owner')
    await owner.get('/handovers')
    const queries = await queriesOf(() => owner.get('/handovers'))
    expect(beside(queries)).to.deep.equal([])
    await waitForPerson(db, quiet)
    expect((await owner.get('/handovers')).text).to.include('1 person waits')
  })

  it('asks for the account alone while nothing happens to its memory, and shows at once what does', async () => {
    const { db } = dashboard
    const driven = await dashboard.openShop()
    const owner = await driven.signedIn('owner')
    const { accountId } = driven
    await createAccountRepository(db).setState(accountId, 'ready')
    const memory = createMemoryRepository(db)
    const now = dashboard.clock.now.getTime()
    await memory.addSample(memorySample(accountId, new Date(now - 120_000), 130, 'fine'))
    expect((await owner.get('/account')).text).to.include('Memory: fine')
    const queries = await queriesOf(() => owner.get('/account'))
    expect(beside(queries)).to.have.length(1)
    expect(queries.join()).to.include('from accounts')
    await memory.addSample(memorySample(accountId, new Date(now - 60_000), 700, 'critical'))
    expect((await owner.get('/account')).text).to.include('Memory: high')
  })

  it('leaves out of a memory’s day what lies before it by now, without asking again', async () => {
    const { db, clock } = dashboard
    const driven = await dashboard.openShop()
    const owner = await driven.signedIn('owner')
    const before = clock.now
    // the day’s first five minutes are read as a whole
    const first = Math.floor(before.getTime() / 300_000) * 300_000
    const at = new Date(first + 60_000)
    await createMemoryRepository(db).addSample(memorySample(driven.accountId, at, 130, 'fine'))
    const dayMs = 24 * 3_600_000
    clock.now = new Date(first + dayMs + 30_000)
    expect((await owner.get('/account')).text).to.include('<figure')
    clock.now = new Date(first + dayMs + 120_000)
    const queries = await queriesOf(async () => {
      expect((await owner.get('/account')).text).not.to.include('<figure')
    })
    expect(beside(queries)).to.have.length(1)
    clock.now = before
  })

  it('gets what is there where the cache is turned off', async () => {
    const { cache } = readConfig({ DATABASE_URL: dashboard.config.url(), CACHE_MEMORY_MB: '0' })
    const { app, close } = dashboard.appWith({ settings: { caching: cache } })
    const alone = await shop.signedIn('owner', app)
    // what was changed until here may be folded meanwhile
    await lookAround([alone])
    const again = await lookAround([alone])
    expect(again).to.be.greaterThan(pages.length)
    expect(await lookAround([alone])).to.equal(again)
    await placeOrder(dashboard.db, shop, { customerName: 'Noa' })
    expect((await alone.get('/orders')).text).to.include('Noa')
    await close()
  })
})
