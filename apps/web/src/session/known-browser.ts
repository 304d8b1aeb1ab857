import { createHash, randomBytes } from 'node:crypto'
import type { Trying } from '@comanda/shared/sign-in-attempts/service.js'
import type { RequestHandler, Response } from 'express'
import { cookieOptions, nameCookie } from './cookies.js'

const lifeMs = 365 * 24 * 60 * 60 * 1000
/** A tablet that a whole shop signs in at. */
const mostLogins = 20

type Known = NonNullable<Trying['known']>

interface Browser {
  known: Known | undefined
  /** what it is called from the next sign-in on, if it isn't yet */
  name: string
  remember(loginId: number): void
}

const browserOf = (response: Response): Browser => response.locals.browser as Browser

/** By which logins somebody was signed in at this browser before. */
export const knownBrowser = (response: Response): Known | undefined => browserOf(response).known

/** For the audit log: tells one browser from another, and doesn't give its name away. */
export const browserName = (response: Response): string =>
  createHash('sha256').update(browserOf(response).name).digest('base64url').slice(0, 22)

/** Somebody signed in at this browser. It opens nothing: it keeps strangers' wrong tries from shutting the browser out. */
export const rememberBrowser = (response: Response, loginId: number): void =>
  browserOf(response).remember(loginId)

/** What we wrote and signed: "BROWSER 12 34". */
function parseKnown(text: unknown): Known | undefined {
  if (typeof text !== 'string') return undefined
  const [browser, ...loginIds] = text.split(' ')
  return browser === undefined ? undefined : { browser, loginIds: loginIds.map(Number) }
}

/** Behind a cookie parser with a key. */
export function recogniseBrowsers({ publicUrl }: { publicUrl: string | undefined }): RequestHandler {
  const cookie = nameCookie(publicUrl, 'comanda-known')
  return (request, response, next) => {
    const known = parseKnown(request.signedCookies[cookie])
    const name = known?.browser ?? randomBytes(16).toString('base64url')
    const browser: Browser = {
      known,
      name,
      remember: loginId => {
        const ids = [loginId, ...(known?.loginIds ?? []).filter(id => id !== loginId)].slice(0, mostLogins)
        const text = [name, ...ids].join(' ')
        response.cookie(cookie, text, { ...cookieOptions(publicUrl), maxAge: lifeMs, signed: true })
      },
    }
    response.locals.browser = browser
    next()
  }
}
