import { deriveKey } from '@comanda/shared/keys/derive-key.js'
import type { Secrets } from '@comanda/shared/keys/seal.js'
import { doubleCsrf } from 'csrf-csrf'
import type { CookieOptions, Request, RequestHandler, Response } from 'express'
import { cookieOptions, nameCookie } from './cookies.js'

interface Token {
  /** what the browser holds for the session that it is in, if anything */
  known(): string | undefined
  /** Gives the browser a new one. */
  renew(): string
}

const tokenIn = (response: Response): Token => response.locals.csrf as Token

/** The token for a form: the one that the browser holds, else a new one. */
export const csrfToken = (response: Response): string =>
  tokenIn(response).known() ?? tokenIn(response).renew()

/** What stands in the forms of pages that are sent now; undefined where they will get a new one. */
export const knownCsrfToken = (response: Response): string | undefined => tokenIn(response).known()

/** The browser is in another session from now on: its forms need another token. */
export const renewCsrfToken = (response: Response): void => void tokenIn(response).renew()

/**
 * Forms carry what the browser holds in a cookie, signed for the session that it is in. Nothing of it is kept here, so
 * who isn't signed in costs no row.
 */
export function createCsrf(settings: {
  publicUrl: string | undefined
  secrets: Secrets
  sessions: { absoluteMs: number }
}): {
  /** stands before whatever renders a page, and behind a cookie parser */
  prepare: RequestHandler
  /** Refuses what changes something without the token of this session's own forms. */
  protect: RequestHandler
} {
  const name = nameCookie(settings.publicUrl, 'comanda-form')
  const options: CookieOptions = {
    ...cookieOptions(settings.publicUrl),
    maxAge: settings.sessions.absoluteMs,
  }
  const secrets = settings.secrets.map(secret => deriveKey(secret, 'forms').toString('hex'))
  const heldBy = (request: Request): string | undefined => request.cookies[name] as string | undefined
  const { doubleCsrfProtection, generateCsrfToken, validateRequest } = doubleCsrf({
    getSecret: () => secrets,
    getSessionIdentifier: request => (request.session.loginId === undefined ? 'visitor' : request.sessionID),
    cookieName: name,
    cookieOptions: options,
    getCsrfTokenFromRequest: request => {
      // a page asks whether what the browser holds is good for its forms
      if (request.method === 'GET' || request.method === 'HEAD') return heldBy(request)
      const token: unknown = request.body?._csrf
      return typeof token === 'string' ? token : undefined
    },
  })

  const prepare: RequestHandler = (request, response, next) => {
    let made: string | undefined
    const token: Token = {
      // after a form it was found to be good, or the form was refused
      known: () => made ?? (validateRequest(request) ? heldBy(request) : undefined),
      renew: () => {
        made = generateCsrfToken(request, response, { overwrite: true })
        return made
      },
    }
    response.locals.csrf = token
    next()
  }
  return { prepare, protect: doubleCsrfProtection }
}
