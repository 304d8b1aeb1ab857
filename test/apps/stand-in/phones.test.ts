import type { StandIn } from '@comanda/stand-in/stand-in.js'
import { startStandIn } from '@comanda/stand-in/start-stand-in.js'
import { createStandInControl, type StandInControl } from '@comanda/stand-in-control/client.js'
import { expect } from 'chai'
import puppeteer, { type Browser, type Page } from 'puppeteer'
import { chromiumPath, pause } from './drive.js'

describe("the customers' phones", function () {
  this.timeout(10_000)
  let standIn: StandIn
  let control: StandInControl
  let browser: Browser
  let page: Page
  const errors: unknown[] = []

  before(async () => {
    browser = await puppeteer.launch({
      executablePath: chromiumPath(),
      headless: 'shell',
      pipe: true,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    })
    standIn = await startStandIn()
    control = createStandInControl(standIn.control)
    await control.inject({ from: { phone: '15551230001', name: 'Ann' }, text: 'hello' })
  })
  after(async () => {
    await browser?.close()
    await standIn?.stop()
  })
  beforeEach(async () => {
    page = await browser.newPage()
    page.on('pageerror', error => errors.push(error))
    await page.goto(standIn.phonesUrl)
    await page.waitForSelector('#list button')
  })
  afterEach(async () => {
    await page.close()
    expect(errors).to.deep.equal([])
  })

  const openFirst = async () => {
    await page.click('#list button')
    await page.waitForSelector('#messages li')
  }
  const textOf = (selector: string) => page.$eval(selector, found => found.textContent ?? '')
  const sees = async (text: string, selector = '#conversation') => {
    const deadline = Date.now() + 5_000
    while (!(await textOf(selector)).includes(text)) {
      if (Date.now() > deadline) throw new Error(`${selector} never showed ${text}`)
      await pause(20)
    }
  }

  it('keeps the password out of the address', () => {
    expect(page.url()).to.equal(`${standIn.control.url}/phones`)
  })

  it('asks for the password where the link brings none', async () => {
    const stranger = await (await browser.createBrowserContext()).newPage()
    await stranger.goto(`${standIn.control.url}/phones`)
    await stranger.waitForSelector('#sign-in:not([hidden])')
    expect(await stranger.$eval('body', body => body.textContent)).not.to.include('Ann')
    await stranger.type('#password', standIn.control.password)
    await stranger.click('#sign-in button')
    await stranger.waitForSelector('#list button')
    await stranger.browserContext().close()
  })

  it("sends what is typed as the customer's message, and shows the shop's answer as it comes", async () => {
    await openFirst()
    const { seq } = await control.state()
    await page.type('#text', 'two burgers')
    await page.keyboard.press('Enter')
    await sees('two burgers')
    const { entries } = await control.ledger({ after: seq })
    expect(entries[0]).to.include({ direction: 'in', chat: '15551230001@c.us', body: 'two burgers' })
    await control.sendOwn({ chat: '15551230001@c.us', text: 'on its way' })
    await sees('on its way')
  })

  it('shows markup as text', async () => {
    const markup = '<img src=x onerror="document.title=1">'
    await control.inject({ from: { phone: '15551230001', name: markup }, text: markup })
    await openFirst()
    await sees(markup)
    expect(await page.$$('#messages img, #list img')).to.have.length(0)
  })

  it('leaves a row in place when another customer writes', async () => {
    const first = await page.$('#list button')
    await control.inject({ from: { phone: '15551230077', name: 'Eve' }, text: 'me too' })
    await sees('Eve', '#list')
    await control.inject({ from: { phone: '15551230077' }, text: 'and again' })
    await sees('and again', '#list')
    await first?.click()
    await sees('hello')
  })

  it('adds a customer who can write at once', async () => {
    await page.type('#new-name', 'Dora')
    await page.keyboard.press('Enter')
    await sees('Dora', '#conversation-name')
    await page.type('#text', 'first time here')
    await page.click('#composer button')
    await sees('first time here')
    expect((await control.phones()).phones.map(each => each.person.name)).to.include('Dora')
  })

  for (const width of [390, 1280]) {
    it(`fits ${width} pixels without scrolling sideways`, async () => {
      await page.setViewport({ width, height: 800 })
      const sideways = () => page.$eval('html', root => root.scrollWidth > root.clientWidth)
      expect(await sideways()).to.equal(false)
      await openFirst()
      expect(await sideways()).to.equal(false)
      const back = await page.$eval('#back', button => button.getBoundingClientRect().height)
      expect(back).to.equal(width < 720 ? 44 : 0)
    })
  }
})
