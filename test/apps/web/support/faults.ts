/// <reference lib="dom" />
import type { Page } from 'puppeteer'
import { axeFaultsOf } from '../../../support/axe.js'

/** How a page is looked at: both widths, both schemes. */
export const looks = {
  phone: { width: 390, height: 844, scheme: 'dark' },
  screen: { width: 1_280, height: 800, scheme: 'light' },
} as const

export type Look = keyof typeof looks

export async function lookAs(page: Page, look: Look): Promise<void> {
  const { width, height, scheme } = looks[look]
  await page.setViewport({ width, height })
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    // a colour on its way to another has any contrast
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ])
}

/**
 * What doesn't hold as the page is laid out now: what runs out of the screen or of its own box, what is cut or has to
 * be scrolled sideways, targets too small for a thumb, and what has the focus and lies under a bar.
 */
function layoutFaults(): string[] {
  const faults: string[] = []
  // longer ones are broken where a line is too short for them
  const longestWhole = 13
  const report = (what: string, element: Element): void => {
    faults.push(`${what}: ${element.outerHTML.replace(/\s+/g, ' ').slice(0, 160)}`)
  }
  const styleOf = (element: Element): CSSStyleDeclaration => getComputedStyle(element)
  const all = [...document.body.querySelectorAll('*')].filter(
    element =>
      element.checkVisibility() && element.closest('svg, .visually-hidden, .skip-link, datalist') === null,
  )
  const isForEarsAlone = (element: Element): boolean =>
    element.closest('body *') !== null && styleOf(element).clipPath !== 'none'

  if (document.documentElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways')
  for (const element of all) {
    if (isForEarsAlone(element) || (element.parentElement !== null && isForEarsAlone(element.parentElement)))
      continue
    const { display } = styleOf(element)
    // a field’s own text may be longer than the field
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && display !== 'inline')
      if (!element.matches('input, textarea, select'))
        report('runs out of its box, or scrolls sideways', element)
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || node.textContent?.trim() === '') continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const isOut = [...range.getClientRects()].some(
        ({ left, right }) => left < -0.5 || right > innerWidth + 0.5,
      )
      if (isOut) report('runs out of the screen', element)
      for (const { 0: word, index } of node.textContent?.matchAll(/[^\s-]+/g) ?? []) {
        if (word.length > longestWhole || range.getClientRects().length < 2) continue
        const letters = document.createRange()
        letters.setStart(node, index)
        letters.setEnd(node, index + word.length)
        // parts of a word may stand in one line as several boxes
        const lines = new Set([...letters.getClientRects()].map(({ bottom }) => Math.round(bottom)))
        if (lines.size > 1 && !/[\u0600-\u06ff\u3000-\u9fff]/.test(word))
          report(`breaks the word ${word}`, element)
      }
    }
  }

  for (const axis of document.querySelectorAll('.chart__axis')) {
    const ticks = [...axis.querySelectorAll('text')]
      .map(tick => tick.getBoundingClientRect())
      .filter(({ width }) => width > 0)
      .sort((a, b) => a.left - b.left)
    if (ticks.some(({ left }, index) => left < (ticks[index - 1]?.right ?? left)))
      report('has words over one another', axis)
  }

  const isTarget = 'a, button, summary, select, textarea, input:not([type="hidden"])'
  for (const element of all.filter(found => found.matches(isTarget))) {
    // a link within a sentence is as high as its line; a box to tick is as large as its label
    if (styleOf(element).display === 'inline') continue
    const target = element.closest('label') ?? element
    const { width, height } = target.getBoundingClientRect()
    if (width < 44 || height < 44) report(`too small, ${width.toFixed()} × ${height.toFixed()}`, element)
  }

  const { scrollX, scrollY } = window
  const focusable = `${isTarget}, [tabindex="0"]`
  for (const element of all.filter(found => found.matches(focusable)) as HTMLElement[]) {
    element.focus()
    const [first] = element.getClientRects()
    if (document.activeElement !== element || first === undefined) {
      report('takes no focus', element)
      continue
    }
    const { left, top, width, height } = first
    // the middle of what of it is on the screen
    const middle = (Math.max(0, top) + Math.min(innerHeight, top + height)) / 2
    const hit = document.elementFromPoint(left + width / 2, middle)
    if (!element.contains(hit)) report(`has the focus under ${hit?.className}`, element)
  }
  ;(document.activeElement as HTMLElement | null)?.blur()
  scrollTo(scrollX, scrollY)
  return faults
}

/** What is wrong with how the page is laid out, its text as usual and twice as large. */
export async function layoutFaultsOf(page: Page): Promise<string[]> {
  const usual = await page.evaluate(layoutFaults)
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%'
  })
  const large = await page.evaluate(layoutFaults)
  await page.evaluate(() => {
    document.documentElement.style.fontSize = ''
  })
  return [...usual, ...large.map(fault => `text at 200 %: ${fault}`)]
}

export const faultsOf = async (page: Page): Promise<string[]> => [
  ...(await axeFaultsOf(page)),
  ...(await layoutFaultsOf(page)),
]
