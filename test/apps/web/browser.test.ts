/// <reference lib="dom" />
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { serve } from '@comanda/web/serve.js'
import { expect } from 'chai'
import type { Browser, Page } from 'puppeteer'
import { launchBrowser, openPage } from '../../support/browser.js'
import { type Dashboard, openDashboard, password, type Shop } from './support/dashboard.js'
import { placeOrder } from './support/orders.js'

describe('the dashboard in a browser', () => {
  let dashboard: Dashboard
  let shop: Shop
  let server: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let page: Page
  const complaints: unknown[] = []

  before(async () => {
    dashboard = await openDashboard()
    shop = await dashboard.openShop()
    server = await serve(dashboard.app, { host: '127.0.0.1', port: 0 })
    browser = await launchBrowser()
    page = await openPage(browser, complaints)
  })

  after(async () => {
    await browser.close()
    await server.close()
    await dashboard.close()
  })

  afterEach(() => {
    // among them what the content security policy refused
    expect(complaints.splice(0)).to.deep.equal([])
  })

  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const element = document.activeElement
      return element?.id || element?.textContent?.trim() || ''
    })

  async function enter(): Promise<void> {
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  }

  it('takes a password and shows the orders, by keyboard alone', async () => {
    const { path } = await shop.invite('owner')
    await placeOrder(dashboard.db, shop, { customerName: 'Maya' })
    await page.goto(server.url + path)
    await page.keyboard.press('Tab')
    expect(await focused()).to.equal('Skip to the content')
    await page.keyboard.press('Tab')
    expect(await focused()).to.equal('password')
    await page.keyboard.type(password)
    await enter()
    expect(new URL(page.url()).pathname).to.equal('/orders')

    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    // past what narrows the list
    for (let presses = 0; presses < 12 && !(await focused()).includes('Maya'); presses += 1) {
      await page.keyboard.press('Tab')
    }
    expect(await focused()).to.include('Maya')
    await enter()
    expect(await page.$eval('h1', heading => heading.textContent)).to.match(/^Order #1/)
  })

  it('shows a visible focus', async () => {
    await page.goto(`${server.url}/orders`)
    await page.keyboard.press('Tab')
    const width = await page.evaluate(() =>
      document.activeElement === null ? '' : getComputedStyle(document.activeElement).outlineWidth,
    )
    expect(width).to.equal('3px')
  })

  it('tells a screen reader no arrow in the name of a link or a summary', async () => {
    await page.goto(`${server.url}/orders/1`)
    await page.waitForSelector('::-p-aria([name="All orders"][role="link"])')
    await page.goto(`${server.url}/orders`)
    await page.waitForSelector('::-p-aria(Find by day, number or name)')
  })

  it('shows the code to scan as soon as there is one, and that it is linked, without a reload', async () => {
    const accounts = createAccountRepository(dashboard.db)
    await accounts.setState(shop.accountId, 'starting')
    await page.goto(`${server.url}/account`)
    await page.evaluate(() => document.body.setAttribute('data-same-page', ''))
    const heading = (text: string): Promise<unknown> =>
      page.waitForFunction(
        expected => document.querySelector('.account-panel h2')?.textContent === expected,
        {},
        text,
      )
    await accounts.setState(shop.accountId, 'pairing')
    await accounts.setPairingCode(shop.accountId, '2@scan-me', 60_000)
    await heading('Link your WhatsApp')
    await page.waitForFunction(() => {
      const picture = document.querySelector<HTMLImageElement>('.account-panel__qr')
      return picture?.complete === true && picture.naturalWidth > 0
    })
    await accounts.setPaired(shop.accountId, '447700900000@c.us', new Date())
    await accounts.setState(shop.accountId, 'ready')
    await heading('WhatsApp is linked')
    expect(await page.$eval('[data-live-said]', said => said.textContent)).to.equal('WhatsApp is linked')
    expect(await page.$('[data-same-page]')).not.to.equal(null)
  })

  it('signs out, and going back shows nothing', async () => {
    await page.setViewport({ width: 1280, height: 800 })
    await page.goto(`${server.url}/orders`)
    await Promise.all([page.waitForNavigation(), page.click('.site-nav__person button')])
    expect(new URL(page.url()).pathname).to.equal('/sign-in')
    await page.goBack()
    expect(await page.content()).not.to.include('Maya')
  })
})
