/// <reference lib="dom" />
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { serve } from '@comanda/web/serve.js'
import { expect } from 'chai'
import type { Browser, Page } from 'puppeteer'
import { launchBrowser, openPage } from '../../support/browser.js'
import { shopMenu } from '../../support/menus.js'
import { type Customer, waitForPerson } from './support/chats.js'
import { type Dashboard, openDashboard, password, type Shop } from './support/dashboard.js'
import { faultsOf, lookAs } from './support/faults.js'

describe('the dashboard’s forms in a browser', () => {
  let dashboard: Dashboard
  let shop: Shop
  let customer: Customer
  let server: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let page: Page

  before(async () => {
    dashboard = await openDashboard()
    shop = await dashboard.openShop()
    server = await serve(dashboard.app, { host: '127.0.0.1', port: 0 })
    browser = await launchBrowser()
    page = await openPage(browser)
    const { path } = await shop.invite('owner')
    await page.goto(server.url + path)
    await page.type('#password', password)
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    await createMenuRepository(dashboard.db).replace(shop.business.id, shopMenu)
    customer = await waitForPerson(dashboard.db, shop, { body: 'x'.repeat(1_000), reason: 'too_long' })
    await lookAs(page, 'phone')
  })

  after(async () => {
    await browser.close()
    await server.close()
    await dashboard.close()
  })

  const go = (path: string) => page.goto(server.url + path)

  it('shows what is wrong with a form so that everybody finds it', async () => {
    await go('/settings')
    await page.focus('#hours-week')
    await page.keyboard.press('Space')
    await page.$eval('#name', field => {
      ;(field as HTMLInputElement).value = ''
    })
    await page.type('#opens-1-1', '0900')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(await page.title()).to.match(/^(\(\d+\) )?Error: Settings/)
    expect(await faultsOf(page)).to.deep.equal([])
    await Promise.all([
      page.waitForFunction(() => document.activeElement?.id === 'name'),
      page.click('.error-summary a'),
    ])
  })

  it('shows a customer’s next message without a reload, and keeps what is being written', async () => {
    await go(`/handovers/${customer.contactId}`)
    await page.type('#body', 'We are look')
    await customer.write('are you there?')
    await page.waitForFunction(() => document.querySelector('.chat')?.textContent?.includes('are you there?'))
    expect(await page.$eval('#body', field => (field as HTMLTextAreaElement).value)).to.equal('We are look')
    const newestIsSeen = await page.evaluate(() => {
      const chat = document.querySelector('.chat')?.getBoundingClientRect()
      const last = [...document.querySelectorAll('.bubble')].at(-1)?.getBoundingClientRect()
      return chat !== undefined && last !== undefined && last.bottom <= chat.bottom
    })
    expect(newestIsSeen).to.equal(true)
  })

  it('answers and resumes by keyboard alone', async () => {
    await page.focus('#body')
    await page.keyboard.type('ing into it')
    await page.keyboard.press('Tab')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(await page.$eval('.chat-state', state => state.textContent)).to.include('quiet here until')
    await page.focus('form[action$="/resume"] button')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Space')])
    expect(await page.$eval('.chat-state', state => state.textContent)).to.include('The bot answers here')
    expect(await faultsOf(page)).to.deep.equal([])
  })

  it('imports a chosen file, after a look at what would change', async () => {
    await go('/menu/import')
    const file = JSON.stringify({ ...shopMenu, items: shopMenu.items.slice(0, 1) })
    await page.evaluate(text => {
      const files = new DataTransfer()
      files.items.add(new File([text], 'menu.json', { type: 'application/json' }))
      const input = document.querySelector<HTMLInputElement>('#file')
      if (input !== null) input.files = files.files
    }, file)
    await Promise.all([page.waitForNavigation(), page.click('main form .button--primary')])
    expect(await page.$eval('main', main => main.textContent)).to.include('Removed dishes: 1 entry')
    expect(await faultsOf(page)).to.deep.equal([])
    await Promise.all([page.waitForNavigation(), page.click('main form .button--primary')])
    expect(new URL(page.url()).pathname).to.equal('/menu')
  })

  it('keeps what was written where the session ended meanwhile, through the sign-in', async () => {
    await lookAs(page, 'screen')
    const { path, email } = await shop.invite('kitchen')
    await go(path)
    await page.type('#password', password)
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    const chat = `/handovers/${customer.contactId}`
    await go(chat)
    await page.type('#body', 'We close at ten, but I’ll wait for you.')
    await dashboard.db.raw('delete from sessions')
    await Promise.all([page.waitForNavigation(), page.click('form.reply button[type=submit]')])
    expect(new URL(page.url()).pathname).to.equal('/sign-in')
    await page.type('#email', email)
    await page.type('#password', password)
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(new URL(page.url()).pathname).to.equal(chat)
    const written = '#body'
    expect(await page.$eval(written, field => (field as HTMLTextAreaElement).value)).to.equal(
      'We close at ten, but I’ll wait for you.',
    )
    expect(await page.$eval('main .banner--waiting', banner => banner.textContent)).to.include('signed out')
    expect(await faultsOf(page)).to.deep.equal([])
    // once
    await go(chat)
    expect(await page.$eval(written, field => (field as HTMLTextAreaElement).value)).to.equal('')
  })
})
