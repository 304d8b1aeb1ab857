/// <reference lib="dom" />
import axe from 'axe-core'
import type { Page } from 'puppeteer'

type WithAxe = Window & { axe?: typeof axe }

/** What axe finds wrong with a page as it is shown: the rule, and the markup that breaks it. No font changes it. */
export async function axeFaultsOf(page: Page): Promise<string[]> {
  // it is read by the browser once a document: that takes as long as the look at a page
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const found = await (window as WithAxe).axe?.run({ resultTypes: ['violations'] })
    if (found === undefined) throw new Error('axe isn’t in the page')
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  })
}
