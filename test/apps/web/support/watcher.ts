/// <reference lib="dom" />
import type { Browser, Page } from 'puppeteer'
import { openPage } from '../../../support/browser.js'
import { password } from './dashboard.js'

/** What a page has been told, as its own scripts had it. */
export interface Seen {
  /** each word of each order, in the order heard, by the page's clock */
  heard: { id: number; at: number }[]
  /** what a screen reader was told of new orders, one after the other */
  announced: string[]
  /** orders that stood in the list twice at once */
  doubled: string[]
}

/** Somebody in a browser of their own who looks at the orders and touches nothing. */
export interface Watcher {
  page: Page
  seen(): Promise<Seen>
  /** the bar's link to what is new; "" while there is nothing */
  banner(): Promise<string>
  /** the orders in the list, from the top */
  listed(): Promise<string[]>
  close(): Promise<void>
}

/** Runs in the page before its scripts do. */
function takeDown(): void {
  const seen: Seen = { heard: [], announced: [], doubled: [] }
  Object.assign(globalThis, { seen })
  document.addEventListener('comanda:order', event => {
    seen.heard.push({ id: (event as CustomEvent<{ id: number }>).detail.id, at: Date.now() })
  })
  document.addEventListener('DOMContentLoaded', () => {
    const said = document.querySelector('[data-bar-said]')
    const list = document.querySelector('[data-orders-list]')
    if (said === null || list === null) return
    new MutationObserver(() => seen.announced.push(said.textContent ?? '')).observe(said, { childList: true })
    new MutationObserver(() => {
      const ids = [...list.querySelectorAll<HTMLElement>('[data-order-id]')].map(
        row => row.dataset.orderId ?? '',
      )
      seen.doubled.push(...ids.filter((id, index) => ids.indexOf(id) !== index))
    }).observe(list, { childList: true, subtree: true })
  })
}

/** @param link a new member's one-time link */
export async function openWatcher(browser: Browser, url: string, link: string): Promise<Watcher> {
  const context = await browser.createBrowserContext()
  const page = await openPage(context)
  await page.evaluateOnNewDocument(takeDown)
  await page.goto(url + link)
  await page.type('#password', password)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  await page.goto(`${url}/orders`)
  await page.waitForFunction(() => document.querySelector('[data-bar-state]')?.textContent === 'Live')
  return {
    page,
    seen: () => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen),
    banner: () =>
      page.$eval('[data-bar-new]', link => (link.hasAttribute('hidden') ? '' : (link.textContent ?? ''))),
    listed: () => page.$$eval('.row__number', numbers => numbers.map(number => number.textContent ?? '')),
    close: () => context.close(),
  }
}
