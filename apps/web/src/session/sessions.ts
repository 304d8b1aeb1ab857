import type { Secrets } from '@comanda/shared/keys/seal.js'
import type { RequestHandler } from 'express'
import session from 'express-session'
import { cookieOptions, nameCookie } from './cookies.js'
import type { SessionStore } from './store.js'

declare module 'express-session' {
  interface SessionData {
    loginId?: number
    /** of the login when it was signed in: a later one means that its sessions are over */
    loginVersion?: number
    memberId?: number
    businessId?: number
    /** ms since 1970 */
    signedInAt?: number
    /** as the browser names itself */
    userAgent?: string
    /** as the audit log names the browser */
    browser?: string
    /** an app's secret, sealed, until the app has shown that it has it */
    newApp?: string
    /** what a new passkey is asked to sign */
    challenge?: string
  }
}

export const sessionCookie = (publicUrl: string | undefined): string => nameCookie(publicUrl, 'comanda')

/** Sessions in Postgres, by a signed cookie. Nobody has one who isn't signed in. */
export function createSessions(
  store: SessionStore,
  {
    publicUrl,
    secrets,
    sessions,
  }: { publicUrl: string | undefined; secrets: Secrets; sessions: { absoluteMs: number } },
): RequestHandler {
  const cookie = cookieOptions(publicUrl)
  const handle = session({
    name: sessionCookie(publicUrl),
    secret: [...secrets],
    store,
    resave: false,
    saveUninitialized: false,
    proxy: cookie.secure ? true : undefined,
    // the row may end before: see store.ts
    cookie: { ...cookie, maxAge: sessions.absoluteMs },
  })
  return (request, response, next) => {
    // PUBLIC_URL says that people come by TLS; whether the proxy in front repeats that must not decide on sign-in
    if (cookie.secure) request.headers['x-forwarded-proto'] = 'https'
    handle(request, response, next)
  }
}
