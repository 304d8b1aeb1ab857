/// <reference lib="dom" />
import puppeteer, { type Browser, type Page } from 'puppeteer'
import { testEnvironment } from './environment.js'
import { type Family, families, fontconfigFile } from './fonts.js'
import { patienceMs } from './wait-for.js'

/** What the dashboard is full of. */
const sample = 'Orders Chats Menu Sign out 12 × Margherita $1,234.50 Reject, tell the customer'

const launch = (family: Family | undefined): Promise<Browser> =>
  puppeteer.launch({
    executablePath: testEnvironment().chromiumPath,
    pipe: true,
    timeout: patienceMs,
    // it would end the tests' process before their hooks
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, FONTCONFIG_FILE: fontconfigFile(family) },
  })

/** The fonts that an element's text is drawn with, by their families. */
export async function fontsOf(page: Page, selector: string): Promise<string[]> {
  const session = await page.createCDPSession()
  try {
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    const { root } = await session.send('DOM.getDocument')
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector })
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
    return fonts.map(({ familyName }) => familyName)
  } finally {
    await session.detach()
  }
}

async function measureFonts(): Promise<{ widest: Family; narrowest: Family }> {
  const browser = await launch(undefined)
  try {
    const page = await browser.newPage()
    const widths: [Family, number][] = []
    for (const family of Object.keys(families) as Family[]) {
      await page.setContent(`<span style="font: 16px '${family}'">${sample}</span>`)
      const [shown] = await fontsOf(page, 'span')
      if (shown !== family) throw new Error(`the browser shows ${shown} for ${family}`)
      widths.push([family, await page.$eval('span', text => text.getBoundingClientRect().width)])
    }
    const [narrowest, widest] = [Math.min, Math.max].map(
      most => widths.find(([, width]) => width === most(...widths.map(([, each]) => each)))?.[0],
    )
    if (narrowest === undefined || widest === undefined) throw new Error('no font was measured')
    return { widest, narrowest }
  } finally {
    await browser.close()
  }
}

let measured: ReturnType<typeof measureFonts> | undefined

/** Of the families at hand, those that take most and least room, as this browser draws them. */
export function extremeFonts(): ReturnType<typeof measureFonts> {
  measured ??= measureFonts()
  return measured
}

/** @param family what all text is drawn with; the widest where absent */
export async function launchBrowser(family?: Family): Promise<Browser> {
  return launch(family ?? (await extremeFonts()).widest)
}

/** A page as patient as the tests are. @param complaints gets its errors, and what a content security policy refused */
export async function openPage(browser: Pick<Browser, 'newPage'>, complaints?: unknown[]): Promise<Page> {
  const page = await browser.newPage()
  page.setDefaultTimeout(patienceMs)
  page.on('pageerror', error => complaints?.push(String(error)))
  page.on('console', message => {
    if (message.type() === 'error') complaints?.push(message.text())
  })
  return page
}
