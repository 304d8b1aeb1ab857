import { load } from 'cheerio'
import { TOTP } from 'otpauth'
import { type Browser, submit } from './dashboard.js'

export const overview = '/profile/second-factor'

/** What an authenticator app shows now. */
export const codeOf = (secret: string): string => new TOTP({ secret }).generate()

/** Begins, as the button does: the page with the secret stands from then on. */
export const beginApp = (browser: Browser) => submit(browser, overview, {}, `${overview}/app`)

export async function setUpApp(browser: Browser): Promise<{ secret: string; codes: string[] }> {
  await beginApp(browser)
  const page = await browser.get(`${overview}/app`)
  const secret = load(page.text)('.second-factor__key').text().replaceAll(' ', '')
  const answer = await submit(browser, `${overview}/app`, { code: codeOf(secret) }, `${overview}/app/check`)
  const codes = load(answer.text)('.second-factor__codes code')
    .map((_, code) => load(code).text())
    .get()
  return { secret, codes }
}
