import { randomBytes } from 'node:crypto'
import type { Trying } from '@comanda/shared/sign-in-attempts/service.js'
import type { RequestHandler, Response } from 'express'
import { cookieOptions, nameCookie } from './cookies.js'

const lifeMs = 365 * 24 * 60 * 60 * 1000
/** A tablet that a whole shop signs in at. */
const mostLogins = 20

type Known = NonNullable<Trying['known']>

interface Browser {
  known: Known | undefined
  remember(loginId: number): void
}

const browserOf = (response: Response): Browser => response.locals.browser as Browser

/** By which logins somebody was signed in at this browser before. */
export const knownBrowser = (response: Response): Known | undefined => browserOf(response).known

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
  const name = nameCookie(publicUrl, 'comanda-known')
  return (request, response, next) => {
    const known = parseKnown(request.signedCookies[name])
    const browser: Browser = {
      known,
      remember: loginId => {
        const ids = [loginId, ...(known?.loginIds ?? []).filter(id => id !== loginId)].slice(0, mostLogins)
        const text = [known?.browser ?? randomBytes(16).toString('base64url'), ...ids].join(' ')
        response.cookie(name, text, { ...cookieOptions(publicUrl), maxAge: lifeMs, signed: true })
      },
    }
    response.locals.browser = browser
    next()
  }
}
