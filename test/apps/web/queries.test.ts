import { expect } from 'chai'
import { type Browser, type Dashboard, openDashboard, type Shop } from './support/dashboard.js'

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
})
