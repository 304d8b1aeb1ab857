import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createAuditRepository } from '@comanda/shared/audit/repository.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import {
  type Browser,
  type Dashboard,
  openDashboard,
  password,
  type Shop,
  submit,
} from '../support/dashboard.js'

describe('what happened at a shop', () => {
  let dashboard: Dashboard
  let shop: Shop
  let owner: Browser
  let made = 0

  before(async () => {
    dashboard = await openDashboard()
  })

  beforeEach(async () => {
    shop = await dashboard.openShop()
    owner = await shop.signedIn('owner')
    made += 1
  })

  after(() => dashboard.close())

  /** Without times and browsers. */
  const rowsOn = (html: string): string[] =>
    load(html)('.menu-row__text')
      .map((_, row) =>
        load(html)(row)
          .text()
          .replaceAll(/\s+/g, ' ')
          .replace(/ ?just now/, '')
          .replace(/owner-\w+@/, 'owner@')
          .trim(),
      )
      .get()
  const log = async (by = owner): Promise<string[]> => rowsOn((await by.get('/members/log')).text)

  /** Adds a driver by the page. */
  async function addDriver(email: string): Promise<{ browser: Browser; address: string }> {
    const answer = await submit(owner, '/members', { email, role: 'driver' })
    const browser = request.agent(dashboard.app).set('User-Agent', 'Android Chrome/130')
    await submit(browser, new URL(load(answer.text)('#link').text()).pathname, { password })
    const page = load((await owner.get('/members')).text)
    const row = page('.member').filter((_, item) => page(item).text().includes(email))
    return { browser, address: String(row.find('form').first().attr('action')).replace(/\/role$/, '') }
  }

  it('is told to its owner: who did what to whom, and from where', async () => {
    const email = `driver-${made}@example.com`
    const { browser, address } = await addDriver(email)
    const anew = 'a whole new one'
    await submit(browser, '/profile', { current: password, password: anew }, '/profile/password')
    await submit(browser, '/orders', {}, '/sign-out')
    await submit(browser, '/sign-in', { email, password: 'wrong password' })
    await submit(browser, '/sign-in', { email, password: anew })
    await submit(browser, '/profile', {}, '/profile/sessions/end-all')
    await submit(owner, '/members', { role: 'kitchen' }, `${address}/role`)
    await submit(owner, '/members', {}, `${address}/link`)
    await submit(owner, '/members', {}, `${address}/remove`)
    await createAccountRepository(dashboard.db).setState(shop.accountId, 'ready')
    await dashboard.db.raw('update accounts set paired_at = now() where id = ?', [shop.accountId])
    const rows = (await log()).map(row => row.replaceAll(email, 'driver').replaceAll('127.0.0.1', 'HERE'))
    const texts = rows.map(row => row.split(' · ')[0])
    expect(texts).to.deep.equal([
      'WhatsApp was linked to a number',
      'driver was removed',
      'driver was made a new one-time link',
      'driver became kitchen',
      'driver signed out everywhere',
      'driver signed in',
      'driver was tried with a wrong password',
      'driver signed out',
      'driver changed their password',
      'driver used their one-time link',
      'driver was added as driver, by a one-time link',
      'owner@example.com used their one-time link',
      'owner@example.com was added as owner, by a one-time link',
    ])
    expect(rows[1]).to.include('by owner@example.com').and.include('HERE')
    expect(rows[6]).to.include('from Chrome on Android · ').and.include('HERE')
    expect(rows.at(-1)).to.include('by whoever runs Comanda').and.not.include('from')
  })

  it('is the owner’s to read, and of no other shop', async () => {
    const other = await dashboard.openShop()
    const stranger = await other.signedIn('owner')
    expect((await log(stranger)).join()).not.to.include('driver')
    expect(await log(stranger)).to.have.length(2)
    for (const role of ['manager', 'kitchen', 'driver'] as const) {
      expect((await (await shop.signedIn(role)).get('/members/log')).status, role).to.equal(403)
    }
  })

  it('doesn’t say that somebody joined by a password from another shop', async () => {
    const email = `both-${made}@example.com`
    const elsewhere = await dashboard.openShop()
    await submit(request.agent(dashboard.app), (await elsewhere.invite('owner', email)).path, { password })
    const answer = await submit(owner, '/members', { email, role: 'driver' })
    const path = new URL(load(answer.text)('#link').text()).pathname
    await submit(request.agent(dashboard.app), path, { current: password }, `${path}/join`)
    const rows = await log()
    expect(rows[0]).to.match(/^both-\d+@example.com used their one-time link/)
    expect(rows).to.have.length(4)
  })

  it('is told to its people where it concerns them', async () => {
    const { browser, address } = await addDriver(`told-${made}@example.com`)
    await submit(owner, '/members', {}, `${address}/link`)
    await submit(owner, '/members', { role: 'kitchen' }, `${address}/role`)
    const page = load((await browser.get('/profile')).text)
    const section = page('section').filter((_, item) => page(item).find('#events-heading').length > 0)
    const rows = section
      .find('.menu-row__text')
      .map((_, row) => page(row).text().trim())
      .get()
    expect(rows[0])
      .to.include('Your role became kitchen')
      .and.match(/by .*owner-\w+@example\.com/)
    expect(rows[1]).to.include('A new one-time link was made for you')
    expect(rows[2]).to.include('Your one-time link was used')
    expect(rows).to.have.length(4)
  })

  it('has older pages, and is forgotten after its time', async () => {
    const audit = createAuditRepository(dashboard.db)
    const event = { businessId: shop.business.id, what: 'number_linked' } as const
    const by = { memberId: undefined, address: undefined, userAgent: undefined, browser: undefined }
    for (let at = 0; at < 60; at += 1) await audit.note(event, by)
    const first = await owner.get('/members/log')
    expect(rowsOn(first.text)).to.have.length(50)
    const older = String(load(first.text)('a[href*=before]').attr('href'))
    expect(rowsOn((await owner.get(older)).text)).to.have.length(12)
    await dashboard.db.raw("update audit_events set at = now() - interval '400 days' where business_id = ?", [
      shop.business.id,
    ])
    await audit.deleteOlderThan(365)
    expect((await owner.get('/members/log')).text).to.include('Nothing yet')
  })
})
