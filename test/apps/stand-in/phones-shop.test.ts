import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startStandIn } from '@comanda/stand-in/start-stand-in.js'
import { expect } from 'chai'
import type { Browser } from 'puppeteer'
import whatsapp from 'whatsapp-web.js'
import { launchBrowser } from '../../support/browser.js'
import { type Driven, makeFolder, nextEvent, startDriven } from './drive.js'
import { openPhones, type Phones } from './phones-page.js'

const chat = '15551230001@c.us'
/** One red pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=='

describe("the customers' phones with a linked shop", () => {
  let driven: Driven
  let browser: Browser
  let phones: Phones
  let phone: string

  before(async () => {
    driven = await startDriven(startStandIn)
    await driven.control.putContact({ phone: '15551230001', name: 'Ann' })
    browser = await launchBrowser()
    phones = await openPhones(browser, driven.standIn)
    phone = await phones.open('Ann')
  })
  after(async () => {
    await browser?.close()
    await driven?.stop()
  })
  afterEach(() => {
    expect(phones.errors).to.deep.equal([])
  })
  const lastTicks = (receipt: string) =>
    phones.page.waitForSelector(`${phone} .message:last-child.mine .ticks.${receipt}`)

  it('shows one tick while the shop is away, two when it has the message, colour when it was read', async () => {
    await driven.control.goOffline({})
    await phones.write(phone, 'anybody there?')
    await lastTicks('sent')
    await phones.sees('offline', `${phone} .status`)
    await driven.control.goOnline()
    await phones.sees('online', `${phone} .status`)
    const heard = nextEvent(driven.client, 'message')
    await phones.write(phone, 'hello')
    await lastTicks('delivered')
    await heard
    await driven.client.sendSeen(chat)
    await lastTicks('read')
  })

  it('shows that the shop is typing, and then its answer', async () => {
    const shop = await driven.client.getChatById(chat)
    await shop.sendStateTyping()
    await phones.sees('typing…', `${phone} .status`)
    await phones.sees('typing…', '#list')
    await driven.client.sendMessage(chat, '*Hello* Ann')
    await phones.sees('Hello', `${phone} .message:last-child:not(.mine) strong`)
    await phones.sees('online', `${phone} .status`)
    await phones.sees('hears from', '#announcer')
  })

  it('carries pictures both ways', async () => {
    const dir = await makeFolder()
    const file = join(dir, 'photo.png')
    await writeFile(file, Buffer.from(png, 'base64'))
    const heard = nextEvent(driven.client, 'message', message => message.hasMedia)
    await phones.page.click(`${phone} .write-row .round`)
    const [chooser] = await Promise.all([phones.page.waitForFileChooser(), phones.choose('Photo')])
    await chooser.accept([file])
    const [message] = await heard
    expect((await message.downloadMedia()).data).to.equal(png)
    await driven.client.sendMessage(chat, new whatsapp.MessageMedia('image/png', png), {
      caption: 'our menu',
    })
    await phones.sees('our menu', `${phone} .message:last-child`)
    await phones.page.waitForFunction(() => {
      const pictures = [...document.querySelectorAll<HTMLImageElement>('.messages img')]
      return pictures.length === 2 && pictures.every(each => each.naturalWidth === 1)
    })
    await rm(dir, { recursive: true })
  })
})
