/// <reference lib="dom" />
import type { ElementHandle, Page } from 'puppeteer'
import { patienceMs, waitFor } from './wait-for.js'

/** more than any page of ours has */
const mostStops = 150

/** A page in somebody's hands. Things are found by what they say, to the eye or to a screen reader, and by nothing else. */
export interface Person {
  page: Page
  /** Presses a button. */
  press(name: string): Promise<void>
  /** Presses what stands there as text: a summary, a label, a row. */
  pressText(text: string): Promise<void>
  /** Presses a link, or a button that leads to another page, and waits for that page. */
  follow(name: string, role?: 'link' | 'button'): Promise<void>
  followText(text: string): Promise<void>
  /** Types into the field with this label. */
  type(label: string, text: string): Promise<void>
  /** Chooses an entry of a select by its words, or their beginning. */
  tick(label: string): Promise<void>
  /** Waits until the page shows this. */
  sees(text: string): Promise<void>
  /** Waits until the page shows this no longer. */
  seesNoMore(text: string): Promise<void>
  /** All that the page shows now. */
  text(): Promise<string>
  heading(): Promise<string>
  /** What has the focus, as a screen reader tells it: "button Accept order". */
  focus(): Promise<string>
  /**
   * Presses Tab until this has the focus.
   * @param stop as `focus` tells it, or its beginning
   * @returns all that had the focus on the way, this last
   * @throws where one of them can't be seen to have it
   */
  tabTo(stop: string): Promise<string[]>
  /** Closes the browser window. */
  leave(): Promise<void>
}

export function createPerson(page: Page): Person {
  page.setDefaultTimeout(patienceMs)
  const named = (role: string, name: string): string => `::-p-aria([name="${name}"][role="${role}"])`
  const text = (): Promise<string> => page.evaluate(() => document.body.innerText)

  async function find(selector: string): Promise<ElementHandle<Element>> {
    try {
      const found = await page.waitForSelector(selector, { visible: true })
      if (found !== null) return found
    } catch (cause) {
      throw new Error(`${page.url()} has no ${selector}. It shows: ${await text()}`, { cause })
    }
    throw new Error(`${page.url()} has no ${selector}`)
  }

  /** Brings it to where a finger reaches it: a bar that stays in place may lie over it. @throws where one still does */
  async function reach(selector: string): Promise<void> {
    const element = await find(selector)
    const cover = await element.evaluate(found => {
      const hit = (): Element | null => {
        const { left, top, width, height } = found.getBoundingClientRect()
        return document.elementFromPoint(left + width / 2, top + height / 2)
      }
      const isHit = (): boolean => found.contains(hit()) || hit()?.contains(found) === true
      if (!isHit()) found.scrollIntoView({ block: 'center', behavior: 'instant' })
      return isHit() ? undefined : hit()?.outerHTML
    })
    if (cover !== undefined) throw new Error(`${selector} lies under ${cover}`)
  }

  const click = async (selector: string): Promise<void> => {
    await reach(selector)
    // scrolls it into view, and waits until it stands still
    await page.locator(selector).click()
  }

  async function toAnotherPage(selector: string): Promise<void> {
    await reach(selector)
    await Promise.all([page.waitForNavigation(), page.locator(selector).click()])
  }

  async function until(condition: (shown: string) => boolean, what: string): Promise<void> {
    let shown = ''
    try {
      await waitFor(what, async () => {
        // the page may be on its way to another one
        shown = await text().catch(() => '')
        return condition(shown)
      })
    } catch (cause) {
      throw new Error(`${page.url()} ${what}. It shows: ${shown}`, { cause })
    }
  }

  async function focus(): Promise<string> {
    const session = await page.createCDPSession()
    try {
      const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' })
      const { nodes } = await session.send('Accessibility.getPartialAXTree', {
        objectId: result.objectId ?? '',
        fetchRelatives: false,
      })
      return `${nodes[0]?.role?.value} ${nodes[0]?.name?.value}`.trim()
    } finally {
      await session.detach()
    }
  }

  /** Its outline is drawn, and nothing lies over it. */
  const isFocusSeen = (): Promise<boolean> =>
    page.evaluate(() => {
      const focused = document.activeElement
      if (focused === null) return false
      const { left, top, width, height } = focused.getBoundingClientRect()
      const hit = document.elementFromPoint(left + width / 2, top + height / 2)
      const { outlineStyle, outlineWidth } = getComputedStyle(focused)
      return outlineStyle !== 'none' && outlineWidth !== '0px' && focused.contains(hit)
    })

  return {
    page,
    text,
    leave: () => page.browserContext().close(),
    press: name => click(named('button', name)),
    pressText: words => click(`::-p-text(${words})`),
    follow: (name, role = 'button') => toAnotherPage(named(role, name)),
    followText: words => toAnotherPage(`::-p-text(${words})`),
    type: async (label, words) => {
      await click(named('textbox', label))
      await page.keyboard.type(words)
    },
    tick: label => click(named('radio', label)),
    sees: words => until(shown => shown.includes(words), `never showed “${words}”`),
    seesNoMore: words => until(shown => shown !== '' && !shown.includes(words), `still shows “${words}”`),
    heading: () => page.$eval('h1', heading => heading.innerText),
    focus,
    tabTo: async stop => {
      const stops: string[] = []
      while (stops.length < mostStops) {
        await page.keyboard.press('Tab')
        const now = await focus()
        stops.push(now)
        if (!now.startsWith('none') && !(await isFocusSeen())) {
          throw new Error(`the focus on ${now} can’t be seen at ${page.url()}`)
        }
        if (now.startsWith(stop)) return stops
      }
      throw new Error(`Tab never came to ${stop}, but to ${stops.join(' | ')}`)
    },
  }
}
