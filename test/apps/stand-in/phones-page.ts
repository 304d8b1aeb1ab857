import type { StandIn } from '@comanda/stand-in/stand-in.js'
import type { Browser, Page } from 'puppeteer'
import { openPage } from '../../support/browser.js'
import { patienceMs } from '../../support/wait-for.js'
import { pause } from './drive.js'

/** The phones' page with what a person does there. Errors of the page end up in `errors`. */
export async function openPhones(browser: Browser, standIn: StandIn) {
  const errors: unknown[] = []
  const page = await openPage(browser)
  page.on('pageerror', error => errors.push(error))
  await page.setViewport({ width: 1280, height: 800 })
  await page.goto(standIn.phonesUrl)
  await page.waitForSelector('#phones:not([hidden])')
  const phoneOf = (contact: string) => `.phone[data-contact="${contact}"]`
  return {
    page,
    errors,
    close: () => page.close(),
    /** As in a new tab, but quicker. */
    async startAfresh(): Promise<void> {
      await page.setViewport({ width: 1280, height: 800 })
      await page.evaluate(() => sessionStorage.clear())
      await page.reload()
      await page.waitForSelector('#list .row')
    },
    phoneOf,
    /** Opens a customer's phone by a press in the list. @returns its selector. */
    async open(name: string): Promise<string> {
      const row = await page.waitForSelector(`#list .row ::-p-text(${name})`)
      await row?.click()
      const phone = await page.waitForSelector(`.phone[aria-label^="${name}"] .thread`)
      const contact = await phone?.evaluate(found => found.closest<HTMLElement>('.phone')?.dataset.contact)
      await page.waitForFunction(
        selector => document.querySelector(selector)?.contains(document.activeElement),
        {},
        phoneOf(String(contact)),
      )
      return phoneOf(String(contact))
    },
    async write(phone: string, text: string): Promise<void> {
      await page.type(`${phone} textarea`, text)
      await page.keyboard.press('Enter')
    },
    /** Presses an entry of the open menu. */
    async choose(label: string): Promise<void> {
      const entry = await page.waitForSelector(`.menu [aria-label="${label}"], .menu ::-p-text(${label})`)
      await entry?.click()
    },
    textOf: (selector: string) => page.$eval(selector, found => found.textContent ?? ''),
    sees: (text: string, selector = 'body') => seesText(page, text, selector),
  }
}

export type Phones = Awaited<ReturnType<typeof openPhones>>

async function seesText(page: Page, text: string, selector: string): Promise<void> {
  const deadline = Date.now() + patienceMs
  const look = () =>
    page.evaluate(wanted => document.querySelector(wanted)?.textContent ?? '', selector).catch(() => '')
  for (let now = await look(); !now.includes(text); now = await look()) {
    if (Date.now() > deadline) throw new Error(`${selector} never showed ${text}, but ${now}`)
    await pause(20)
  }
}
