import type { StandIn } from '@comanda/stand-in/stand-in.js'
import { startStandIn } from '@comanda/stand-in/start-stand-in.js'
import { createStandInControl, type StandInControl } from '@comanda/stand-in-control/client.js'
import { expect } from 'chai'
import type { Browser } from 'puppeteer'
import { axeFaultsOf } from '../../support/axe.js'
import { launchBrowser, openPage } from '../../support/browser.js'
import { openPhones, type Phones } from './phones-page.js'

const ann = { phone: '15551230001', name: 'Ann' }
const annsChat = '15551230001@c.us'

describe("the customers' phones", () => {
  let standIn: StandIn
  let control: StandInControl
  let browser: Browser
  let phones: Phones

  before(async () => {
    browser = await launchBrowser()
    standIn = await startStandIn({ accountName: 'Trattoria' })
    control = createStandInControl(standIn.control)
    await control.inject({ from: ann, text: 'hello' })
    phones = await openPhones(browser, standIn)
  })
  after(async () => {
    await browser?.close()
    await standIn?.stop()
  })
  beforeEach(() => phones.startAfresh())
  afterEach(() => {
    expect(phones.errors).to.deep.equal([])
  })

  it('keeps the password out of the address', () => {
    expect(phones.page.url()).to.equal(`${standIn.control.url}/phones`)
  })

  it('asks for the password where the link brings none', async () => {
    const stranger = await openPage(await browser.createBrowserContext())
    await stranger.goto(`${standIn.control.url}/phones`)
    await stranger.waitForSelector('#sign-in:not([hidden])')
    expect(await stranger.$eval('body', body => body.textContent)).not.to.include('Ann')
    await stranger.type('#password', 'a guess')
    await stranger.click('#sign-in button')
    await stranger.waitForSelector('#problem:not([hidden])')
    await stranger.focus('#password')
    for (const _letter of 'a guess') await stranger.keyboard.press('Backspace')
    await stranger.type('#password', standIn.control.password)
    await stranger.click('#sign-in button')
    await stranger.waitForSelector('#list .row')
    await stranger.browserContext().close()
  })

  it("sends what is typed as the customer's message, and shows the shop's answer as it comes", async () => {
    const phone = await phones.open('Ann')
    const { seq } = await control.state()
    await phones.page.type(`${phone} textarea`, 'two burgers')
    await phones.page.keyboard.down('Shift')
    await phones.page.keyboard.press('Enter')
    await phones.page.keyboard.up('Shift')
    await phones.write(phone, 'and a coke')
    await phones.sees('two burgers', phone)
    const { entries } = await control.ledger({ after: seq })
    expect(entries).to.have.length(1)
    expect(entries[0]).to.include({ direction: 'in', chat: annsChat, body: 'two burgers\nand a coke' })
    await control.sendOwn({ chat: annsChat, text: 'on its way' })
    await phones.sees('on its way', `${phone} .message:last-child:not(.mine)`)
  })

  it('keeps messages that are typed fast in order', async () => {
    const phone = await phones.open('Ann')
    const { seq } = await control.state()
    for (const text of ['one', 'two', 'three']) await phones.write(phone, text)
    await phones.sees('three', `${phone} .messages`)
    expect((await control.ledger({ after: seq })).entries.map(each => each.body)).to.deep.equal([
      'one',
      'two',
      'three',
    ])
  })

  it('draws light formatting, and shows markup as text', async () => {
    const markup = '<script>document.title="x"</script><img src=x onerror="document.title=1"> *bold <b>*'
    await control.inject({ from: { phone: '15551230002', name: 'Mallory <i>' }, text: markup })
    const phone = await phones.open('Mallory')
    await phones.sees(markup.replaceAll('*', ''), phone)
    await phones.sees('bold <b>', `${phone} .text strong`)
    const made = await phones.page.$$('.messages script, .messages img, .text b, #list i, .phone h2 i')
    expect(made).to.have.length(0)
    expect(await phones.page.title()).to.equal("Customers' phones")
  })

  it('leaves a row in place when another customer writes', async () => {
    const first = await phones.page.waitForSelector('#list .row')
    const name = await first?.evaluate(row => row.querySelector('.row-name')?.textContent ?? '')
    await control.inject({ from: { phone: '15551230077', name: 'Eve' }, text: 'me too' })
    await phones.sees('Eve', '#list')
    await control.inject({ from: { phone: '15551230077' }, text: 'and again' })
    await phones.sees('and again', '#list')
    await first?.click()
    await phones.sees(String(name), '.phone')
  })

  it('adds a customer who can write at once', async () => {
    await phones.page.type('#new-name', 'Dora')
    await phones.page.keyboard.press('Enter')
    const phone = '.phone[aria-label^="Dora"]'
    await phones.page.waitForSelector(`${phone} textarea:focus`)
    await phones.page.keyboard.type('first time here')
    await phones.page.click(`${phone} .composer .primary`)
    await phones.sees('first time here', `${phone} .messages`)
    expect((await control.phones()).phones.map(each => each.person.name)).to.include('Dora')
  })

  it('makes a first message one press', async () => {
    await phones.page.click('.starter')
    await phones.sees('2 large margheritas', '.phone[aria-label^="Maria"] .messages')
    await phones.page.click('.phone .suggestions .chip')
    await phones.page.waitForFunction(() => document.querySelectorAll('.message.mine').length === 2)
  })

  it('lays two phones side by side, each with its own conversation', async () => {
    const [anns, eves] = [await phones.open('Ann'), await phones.open('Eve')]
    const left = (selector: string) =>
      phones.page.$eval(selector, found => found.getBoundingClientRect().left)
    expect(await left(eves)).to.be.greaterThan(await left(anns))
    await phones.write(anns, 'only from Ann')
    await phones.sees('only from Ann', anns)
    expect(await phones.textOf(eves)).not.to.include('only from Ann')
  })

  it('keeps a draft for each customer, over a reload too', async () => {
    await phones.page.setViewport({ width: 390, height: 800 })
    const phone = await phones.open('Ann')
    await phones.page.type(`${phone} textarea`, 'half a thou')
    await phones.page.click(`${phone} .back`)
    const other = await phones.open('Eve')
    expect(await phones.page.$eval(`${other} textarea`, box => box.value)).to.equal('')
    await phones.page.reload()
    await phones.page.waitForSelector(`${other} .back`)
    await phones.page.click(`${other} .back`)
    await phones.open('Ann')
    expect(await phones.page.$eval(`${phone} textarea`, box => box.value)).to.equal('half a thou')
  })

  it('follows new messages, unless the reader scrolled up', async () => {
    for (let number = 0; number < 30; number += 1) await control.inject({ from: ann, text: `line ${number}` })
    const phone = await phones.open('Ann')
    await phones.sees('line 29', phone)
    const isAtEnd = () =>
      phones.page.$eval(
        `${phone} .scroller`,
        ({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight < 2,
      )
    await control.sendOwn({ chat: annsChat, text: 'seen at once' })
    await phones.sees('seen at once', phone)
    await phones.page.waitForFunction(() => document.title === "Customers' phones")
    expect(await isAtEnd()).to.equal(true)
    await phones.page.$eval(`${phone} .scroller`, scroller => {
      scroller.scrollTop = 0
    })
    await phones.sees('Latest', phone)
    await control.sendOwn({ chat: annsChat, text: 'seen later' })
    await phones.sees('1 new message', `${phone} .latest:not([hidden])`)
    expect(await phones.page.title()).to.equal("(1) Customers' phones")
    expect(await isAtEnd()).to.equal(false)
    await phones.page.click(`${phone} .latest`)
    await phones.page.waitForFunction(() => document.title === "Customers' phones")
    expect(await isAtEnd()).to.equal(true)
  })

  it('counts what a customer has not read', async () => {
    await control.sendOwn({ chat: annsChat, text: 'knock' })
    await phones.sees('1 unread', '#list')
    await phones.open('Ann')
    await phones.page.waitForFunction(() => !document.querySelector('#list .badge:not([hidden])'))
  })

  it('edits, answers, reacts and deletes', async () => {
    const asked = await control.sendOwn({ chat: annsChat, text: 'large or small?' })
    const phone = await phones.open('Ann')
    await phones.write(phone, 'larg')
    await phones.sees('larg', `${phone} .message:last-child.mine`)
    const { seq } = await control.state()
    const choose = async (message: string, label: string) => {
      await phones.page.hover(`${phone} ${message} .bubble`)
      await phones.page.click(`${phone} ${message} .more`)
      await phones.choose(String(label))
    }
    await choose('.message:last-child', 'Edit')
    await phones.write(phone, 'e')
    await phones.sees('edited', `${phone} .message:last-child`)
    await choose('.message:last-child', 'React with 👍')
    await phones.sees('👍', `${phone} .message:last-child .reactions`)
    await choose(`[data-id="${asked.id}"]`, 'Reply')
    await phones.write(phone, 'that size')
    await phones.sees('large or small?', `${phone} .message:last-child .quote`)
    await choose('.message:last-child', 'Delete')
    await phones.sees('You deleted this message', `${phone} .message:last-child`)
    const { entries } = await control.ledger({ after: seq })
    expect(entries.map(({ kind, body, quotedId }) => ({ kind, body, quotedId }))).to.deep.equal([
      { kind: 'edit', body: 'large', quotedId: undefined },
      { kind: 'reaction', body: '👍', quotedId: undefined },
      { kind: 'message', body: 'that size', quotedId: asked.id },
      { kind: 'revoke', body: '', quotedId: undefined },
    ])
  })

  it('makes the options of all messages one stop of the Tab key, with arrows between them', async () => {
    await phones.open('Ann')
    const focused = () =>
      phones.page.evaluate(() => document.activeElement?.closest<HTMLElement>('.message')?.dataset.id)
    expect(await phones.page.$$('.more[tabindex="0"]')).to.have.length(1)
    await phones.page.focus('.more[tabindex="0"]')
    const last = await focused()
    await phones.page.keyboard.press('ArrowUp')
    expect(await focused())
      .to.be.a('string')
      .and.not.equal(last)
    await phones.page.keyboard.press('Enter')
    await phones.page.waitForSelector('.menu button:focus')
    await phones.page.keyboard.press('Escape')
    await phones.page.waitForSelector('.more:focus')
  })

  it('sends a place and a contact card with two presses', async () => {
    const phone = await phones.open('Ann')
    for (const [label, shown] of [
      ['Location: 5 Oak St', '.place'],
      ['Contact card', '.attachment'],
    ]) {
      await phones.page.click(`${phone} .write-row .round`)
      await phones.choose(String(label))
      await phones.page.waitForSelector(`${phone} .message:last-child ${shown}`)
    }
    const { messages } = await control.history({ chat: annsChat })
    expect(messages.slice(-2).map(each => each.type)).to.deep.equal(['location', 'vcard'])
    expect(messages.at(-2)?.location?.description).to.equal('5 Oak St')
  })

  it('says when the stand-in is gone, and keeps what was written', async () => {
    const other = await startStandIn()
    const page = await openPhones(browser, other)
    await page.page.click('.starter')
    await page.sees('2 large margheritas', '.messages')
    await other.stop()
    await page.sees('The stand-in is gone', '#problem')
    await page.write('.phone', 'are you there?')
    await page.page.waitForFunction(() => document.querySelector('textarea')?.value === 'are you there?')
    expect(await page.page.$$('#reload:not([hidden])')).to.have.length(1)
    await page.close()
  })

  for (const width of [390, 1280]) {
    it(`fits ${width} pixels without scrolling sideways`, async () => {
      await phones.page.setViewport({ width, height: 800 })
      const sideways = () => phones.page.$eval('html', root => root.scrollWidth > root.clientWidth)
      expect(await sideways()).to.equal(false)
      const phone = await phones.open('Ann')
      expect(await sideways()).to.equal(false)
      const back = await phones.page.$eval(`${phone} .back`, button => button.getBoundingClientRect().height)
      expect(back).to.equal(width < 720 ? 44 : 0)
    })
  }

  it('has no barrier that axe finds, light and dark', async () => {
    const look = async (scheme: string) => {
      await phones.page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ])
      return axeFaultsOf(phones.page)
    }
    expect(await look('light')).to.deep.equal([])
    const phone = await phones.open('Ann')
    await phones.page.click(`${phone} .write-row .round`)
    await phones.page.waitForSelector('.menu .choice')
    expect(await look('dark')).to.deep.equal([])
  })
})
