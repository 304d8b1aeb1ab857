import { queryRow } from '@comanda/shared/database/rows.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import { waitFor } from '../../support/wait-for.js'
import { useDashboard } from './support/dashboard.js'

describe('a dashboard whose connections are all at work', () => {
  const dashboard = useDashboard()

  it('says so soon, what is safe and what to do, and goes on once they are free', async () => {
    const browser = await (await dashboard.openShop()).signedIn('owner')
    const cookie = String((await browser.get('/orders')).request.cookies)
    const { app, close } = dashboard.appWith({
      config: { ...dashboard.config, poolMax: 2, acquireTimeoutMs: 300 },
    })
    const open = async () => request(app).get('/orders').set('Cookie', cookie)
    const holder = await dashboard.db.transaction()
    let waiting: ReturnType<typeof open>[] = []
    try {
      await holder.raw('lock table sessions in access exclusive mode')
      waiting = [open(), open()]
      await waitFor('both connections to be held', async () => {
        const row = await queryRow<{ count: number }>(
          // not in the transaction: there it would stay as it was at the first look
          dashboard.db,
          "select count(*) as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        )
        return row?.count === 2
      })

      const page = await open()
      expect(page.status).to.equal(503)
      expect(load(page.text)('h1').text()).to.equal('Too much is going on right now')
      expect(page.text).to.include('Your orders are safe').and.to.include('before you press it again')
      expect(page.headers['retry-after']).to.equal('10')
      expect(page.headers.refresh).to.equal('10')

      const press = await request(app).post('/orders/1/status').set('Cookie', cookie)
      expect(press.status).to.equal(503)
      expect(press.headers.refresh, 'nothing is sent again by itself').to.equal(undefined)
    } finally {
      await holder.rollback()
    }
    for (const answer of await Promise.all(waiting)) expect(answer.status).to.equal(200)
    expect((await open()).status).to.equal(200)
    await close()
  })
})
