import { readConfig } from '@comanda/shared/config/config.js'
import { expect } from 'chai'
import { type Browser, type Dashboard, openDashboard, type Shop } from './support/dashboard.js'
import { placeOrder } from './support/orders.js'

describe('who looks', () => {
  let dashboard: Dashboard
  let shop: Shop
  let browser: Browser

  before(async () => {
    dashboard = await openDashboard()
    shop = await dashboard.openShop()
    browser = await shop.signedIn('owner')
  })

  after(() => dashboard.close())

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
