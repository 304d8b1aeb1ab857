/// <reference lib="dom" />
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createOrderService } from '@comanda/shared/orders/service.js'
import { serve } from '@comanda/web/serve.js'
import { expect } from 'chai'
import type { Browser, Page } from 'puppeteer'
import { axeFaultsOf } from '../../../support/axe.js'
import { launchBrowser, openPage } from '../../../support/browser.js'
import { waitFor } from '../../../support/wait-for.js'
import { type Dashboard, openDashboard, password, type Shop } from '../support/dashboard.js'
import { margherita, placeOrder } from '../support/orders.js'

describe('the orders in a browser', () => {
  let dashboard: Dashboard
  let shop: Shop
  let server: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let page: Page
  let first: number
  const complaints: string[] = []

  before(async () => {
    dashboard = await openDashboard()
    shop = await dashboard.openShop()
    server = await serve(dashboard.app, { host: '127.0.0.1', port: 0 })
    browser = await launchBrowser()
    page = await openPage(browser, complaints)
    await page.goto(server.url + (await shop.invite('owner')).path)
    await page.type('#password', password)
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    first = (await placeOrder(dashboard.db, shop, { customerName: 'Maya' })).id
  })

  after(async () => {
    await browser.close()
    await waitFor('the streams to end', () => dashboard.live.count() === 0)
    await dashboard.live.close()
    await server.close()
    await dashboard.close()
  })

  afterEach(() => {
    // among them what the content security policy refused
    expect(complaints.splice(0)).to.deep.equal([])
  })

  const isLive = (at: Page): Promise<unknown> =>
    at.waitForFunction(() => document.querySelector('[data-bar-state]')?.textContent === 'Live')

  const bannerSays = (at: Page, text: string): Promise<unknown> =>
    at.waitForFunction(
      expected => {
        const banner = document.querySelector<HTMLElement>('[data-bar-new]')
        return (banner?.hidden === true ? '' : banner?.textContent) === expected
      },
      {},
      text,
    )

  const names = (at: Page): Promise<string[]> =>
    at.$$eval('.row__who bdi', rows => rows.map(row => row.textContent ?? ''))

  const accept = (orderId: number) =>
    createOrderService(dashboard.db).changeStatus({
      businessId: shop.business.id,
      orderId,
      from: 'pending',
      to: 'accepted',
      actor: { kind: 'system' },
    })

  it('announce a new one on each open page, without a reload, by one connection', async () => {
    await page.setViewport({ width: 390, height: 500 })
    await page.goto(`${server.url}/orders`)
    await isLive(page)
    const other = await openPage(browser, complaints)
    await other.goto(`${server.url}/orders/${first}`)
    await isLive(other)
    // the page before this one may still be taking its leave
    await waitFor('one connection', () => dashboard.live.count() === 1)
    await page.bringToFront()
    await page.evaluate(() => {
      document.body.setAttribute('data-same-page', '')
      scrollTo(0, 100)
    })
    const before = await page.$eval('.order-row', row => row.getBoundingClientRect().top)

    await placeOrder(dashboard.db, shop, { customerName: 'Sofía' })
    await bannerSays(page, '1 new order · Show')
    await bannerSays(other, '1 new order · Show')
    expect(await page.title()).to.match(/^\(2\) Orders/)
    expect(await other.title()).to.match(/^\(2\) Order #1/)
    // somebody has scrolled: nothing moves
    expect(await page.$eval('.order-row', row => row.getBoundingClientRect().top)).to.equal(before)
    expect(await names(page)).to.deep.equal(['Maya'])

    await page.click('[data-bar-new]')
    await page.waitForFunction(() => document.querySelectorAll('.order-row').length === 2)
    expect(await names(page)).to.deep.equal(['Maya', 'Sofía'])
    await bannerSays(page, '')
    await bannerSays(other, '')
    expect(await page.$('[data-same-page]')).not.to.equal(null)

    // the tab that listened goes; the other takes over and misses nothing
    await page.close()
    page = other
    const third = await placeOrder(dashboard.db, shop, { customerName: 'Ana' })
    await page.bringToFront()
    await bannerSays(page, '1 new order · Show')
    await waitFor('one connection', () => dashboard.live.count() === 1)
    await accept(third.id)
    await page.waitForFunction(() => document.title.startsWith('(2)'))
  })

  it('come to their place by themselves while nobody touches the page, and change their word in place', async () => {
    await page.goto(`${server.url}/orders`)
    await isLive(page)
    await page.evaluate(() => document.body.setAttribute('data-same-page', ''))
    const { id } = await placeOrder(dashboard.db, shop, { customerName: 'Leo' })
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.row__who bdi')].some(name => name.textContent === 'Leo'),
    )
    // still there to be seen by whoever looks up next
    await bannerSays(page, '1 new order · Show')
    await accept(id)
    await page.waitForFunction(
      orderId => document.querySelector(`[data-order-id="${orderId}"] .badge`)?.textContent === 'Accepted',
      {},
      id,
    )
    const visibility = await page.$eval(
      `[data-order-id="${id}"] [data-order-step]`,
      step => getComputedStyle(step).visibility,
    )
    expect(visibility).to.equal('hidden')
    expect(await page.$('[data-same-page]')).not.to.equal(null)
  })

  it('ask to be accepted, seen or not, until somebody has', async () => {
    await dashboard.db.raw(`update orders set status = 'completed' where business_id = ? and id <> ?`, [
      shop.business.id,
      first,
    ])
    const { id } = await placeOrder(dashboard.db, shop, { customerName: 'Noa' })
    await page.goto(`${server.url}/orders`)
    const asks = (text: string): Promise<unknown> =>
      page.waitForFunction(
        expected => {
          const link = document.querySelector<HTMLElement>('[data-bar-accept]')
          return (link?.hidden === true ? '' : link?.textContent) === expected
        },
        {},
        text,
      )
    await asks('2 to accept')
    await accept(id)
    await asks('1 to accept')
    expect(await page.$eval('[data-bar-accept]', link => link.getAttribute('href'))).to.equal(
      '/orders?status=new',
    )
  })

  it('say that the connection is lost as soon as there is none, and are live again by themselves', async () => {
    await page.goto(`${server.url}/orders`)
    await isLive(page)
    await page.setOfflineMode(true)
    await page.waitForFunction(() =>
      document.querySelector('[data-bar-state]')?.textContent?.startsWith('Reconnecting'),
    )
    await page.setOfflineMode(false)
    await isLive(page)
    complaints.splice(0)
  })

  it('tell on an order’s own page that somebody else moved it', async () => {
    await page.goto(`${server.url}/orders/${first}`)
    await isLive(page)
    await accept(first)
    await page.waitForFunction(
      () => document.querySelector('[data-bar-changed]')?.textContent === 'Now “Accepted” · Show',
    )
    await Promise.all([page.waitForNavigation(), page.click('[data-bar-changed]')])
    expect(await page.$eval('.order__steps .button--primary', button => button.textContent)).to.equal(
      'Start preparing',
    )
  })

  it('say when it is time to begin one that is for later', async () => {
    const startAt = new Date(Date.now() + 60 * 60_000)
    const due = { startAt, at: new Date(startAt.getTime() + 30 * 60_000) }
    const { id } = await placeOrder(dashboard.db, shop, { customerName: 'Inés', due })
    await page.goto(`${server.url}/orders`)
    await isLive(page)
    const mark = `[data-order-id="${id}"] [data-due-mark]`
    expect(await page.$eval(mark, badge => badge.textContent)).to.equal('Later')
    expect(await page.$eval(`[data-order-id="${id}"] .row__age`, age => age.textContent)).to.match(
      /^\s*For\s+(tomorrow )?\d\d:\d\d/,
    )
    expect(await page.$eval('[data-bar-begin]', begin => begin.hasAttribute('hidden'))).to.equal(true)
    await dashboard.db.raw('update orders set start_at = now() where id = ?', [id])
    await page.waitForFunction(
      () => document.querySelector('[data-bar-begin]')?.textContent === 'Time to begin 1 order for later',
    )
    await page.reload()
    expect(await page.$eval(mark, badge => badge.textContent)).to.equal('Begin now')
  })

  it('sound once somebody turned it on', async () => {
    await page.goto(`${server.url}/orders`)
    await page.click('[data-bar-sound]')
    await page.waitForFunction(
      () => document.querySelector('[data-bar-sound]')?.textContent === 'Sound is on',
    )
    expect(await page.$eval('[data-bar-sound]', button => button.getAttribute('aria-pressed'))).to.equal(
      'true',
    )
  })

  it('are found and closed by keyboard', async () => {
    await page.goto(`${server.url}/orders`)
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('q')
    await page.keyboard.press('Escape')
    expect(await page.$eval('.finder', finder => (finder as HTMLDetailsElement).open)).to.equal(false)
  })

  describe('on the board', () => {
    const headings = (): Promise<string[]> =>
      page.$$eval('.board__heading', all =>
        all.map(heading => (heading.textContent ?? '').replace(/\s+/g, ' ').trim()),
      )
    const ticketIn = (column: number, id: number, kind = ''): Promise<unknown> =>
      page.waitForSelector(`#column-${column} #ticket-${id}${kind}`)

    before(async () => {
      await dashboard.db.raw(`update orders set status = 'completed' where business_id = ?`, [
        shop.business.id,
      ])
      await page.setViewport({ width: 1024, height: 768 })
      await page.goto(`${server.url}/board?view=kitchen`)
      await isLive(page)
      await page.evaluate(() => document.body.setAttribute('data-same-page', ''))
    })

    it('come by themselves, are moved on by keys, and are taken back by one', async () => {
      const { id } = await placeOrder(dashboard.db, shop, { customerName: 'Ana' })
      await ticketIn(0, id)
      await page.keyboard.press('1')
      await page.keyboard.press('Enter')
      await ticketIn(1, id)
      await ticketIn(0, id, '-moved')
      const [place, moved] = await page.$$eval('.ticket', tickets =>
        tickets.map(ticket => ticket.getBoundingClientRect().top),
      )
      expect(place, 'it keeps its place').to.equal(moved)
      await page.keyboard.press('u')
      await page.waitForFunction(() => document.querySelector('.ticket--moved') === null)
      expect(await headings()).to.deep.equal(['New 1', 'To make 0', 'In the making 0'])
      expect(await page.$('[data-same-page]')).not.to.equal(null)
    })

    it('are moved on while nothing can be reached: it is said to wait, and done once it can', async () => {
      const [id] = await page.$$eval('.ticket', tickets =>
        tickets.map(ticket => Number((ticket as HTMLElement).dataset.orderId)),
      )
      await page.setOfflineMode(true)
      await page.click(`#ticket-${id} [data-bump]`)
      await page.waitForFunction(() =>
        /“Accept order #\d+” waits for the connection/.test(
          document.querySelector('[data-presses]')?.textContent ?? '',
        ),
      )
      expect(await page.$(`#ticket-${id} form[data-waits]`)).not.to.equal(null)
      // through a reload, too, as soon as there is something to load
      await page.setOfflineMode(false)
      await page.reload()
      await ticketIn(1, id ?? 0)
      await page.waitForFunction(
        () =>
          localStorage.length === 0 ||
          !/waits/.test(document.querySelector('[data-presses]')?.textContent ?? ''),
      )
      // what was said of the tries that failed is no complaint
      complaints.splice(0)
    })
  })

  it('break no rule of accessibility and scroll nothing sideways, on a phone and a desk, light and dark', async () => {
    const long = await placeOrder(dashboard.db, shop, {
      customerName: 'A'.repeat(200),
      lines: [{ ...margherita, name: 'ب'.repeat(200), note: '🍕'.repeat(50) }],
      details: { address: 'x'.repeat(300) },
    })
    for (const [path, width, scheme] of [
      ['/orders', 390, 'light'],
      ['/orders?status=all&day=today', 1280, 'dark'],
      ['/orders?status=all&q=zzz', 390, 'dark'],
      [`/orders/${long.id}`, 390, 'dark'],
      [`/orders/${long.id}`, 1280, 'light'],
    ] as const) {
      await page.setViewport({ width, height: 844 })
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
      await page.goto(server.url + path)
      await isLive(page)
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
        for (const hidden of document.querySelectorAll<HTMLElement>('[data-bar] [hidden]')) {
          hidden.hidden = false
          hidden.textContent = '1 new order · Show'
        }
      })
      expect(await axeFaultsOf(page), `${path} at ${width}`).to.deep.equal([])
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(sideways, path).to.be.at.most(0)
    }
  })

  it('doesn’t say “Live” while nobody answers customers, and says so again when somebody does', async () => {
    const accounts = createAccountRepository(dashboard.db)
    await accounts.setPaired(shop.accountId, '447700900000@c.us', new Date())
    await accounts.setProof(shop.accountId)
    await accounts.setState(shop.accountId, 'pairing')
    await page.waitForFunction(() => document.querySelector('[data-bar-state]')?.textContent === 'Signed out')
    const shown = '[data-whatsapp-trouble]:not([hidden])'
    expect(await page.$eval(shown, banner => banner.textContent)).to.include('WhatsApp was signed out')
    await accounts.setState(shop.accountId, 'ready')
    await isLive(page)
    expect(await page.$(shown)).to.equal(null)
  })
})
