/// <reference lib="dom" />
import { AxePuppeteer } from '@axe-core/puppeteer'
import type { Page } from 'puppeteer'

/** How a page is looked at: both widths, both schemes. */
export const looks = {
  phone: { width: 390, height: 844, scheme: 'dark' },
  screen: { width: 1_280, height: 800, scheme: 'light' },
} as const

export async function lookAs(page: Page, look: keyof typeof looks): Promise<void> {
  const { width, height, scheme } = looks[look]
  await page.setViewport({ width, height })
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    // a colour on its way to another has any contrast
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ])
}

/** What runs out of the screen, and which targets are too small for a thumb. */
function sizeFaults(): string[] {
  const targets = 'main .button, main a.row, main select, main textarea, nav a, header .button'
  const small = [...document.querySelectorAll(targets)]
    .filter(({ clientHeight }) => clientHeight > 0)
    .filter(element => element.getBoundingClientRect().height < 44)
    .map(element => `too small: ${element.outerHTML.slice(0, 200)}`)
  const outside = [...document.querySelectorAll('nav a, header .button')]
    .filter(element => element.getBoundingClientRect().right > innerWidth)
    .map(element => `out of the screen: ${element.textContent?.trim()}`)
  const isSideways = document.documentElement.scrollWidth > innerWidth
  const widest = [...document.querySelectorAll('body *')].findLast(
    element => element.scrollWidth > element.clientWidth && element.clientWidth > 1,
  )
  return [
    ...small,
    ...outside,
    ...(isSideways ? [`scrolls sideways: ${widest?.outerHTML.slice(0, 200)}`] : []),
  ]
}

/** What is wrong with the page as it stands, by axe and by size. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxePuppeteer(page).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  return [...found, ...(await page.evaluate(sizeFaults))]
}

/** What is wrong with it where the text is twice as large. */
export async function largeTextFaultsOf(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%'
  })
  const found = await page.evaluate(sizeFaults)
  await page.evaluate(() => {
    document.documentElement.style.fontSize = ''
  })
  return found
}
