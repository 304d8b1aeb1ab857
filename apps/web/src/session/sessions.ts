import type { RequestHandler } from 'express'
import session from 'express-session'
import type { SessionStore } from './store.js'

/** A session that only holds a form's token (a tablet may show the sign-in page all day), and one that is signed in. */
export const sessionLifeMs = { visitor: 12 * 60 * 60 * 1000, member: 14 * 24 * 60 * 60 * 1000 }

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
  }
}

/** `__Host-` keeps other hosts of the domain from setting our cookie; browsers take it with TLS only. */
export const cookieName = (publicUrl: string | undefined): string =>
  publicUrl?.startsWith('https:') === true ? '__Host-comanda' : 'comanda'

/** Sessions in Postgres, by a signed cookie. Nobody has one until a form or a sign-in needs it. */
export function createSessions(
  store: SessionStore,
  { publicUrl, sessionSecret }: { publicUrl: string | undefined; sessionSecret: string },
): RequestHandler {
  const secure = publicUrl?.startsWith('https:') === true
  const handle = session({
    name: cookieName(publicUrl),
    secret: sessionSecret,
    store,
    resave: false,
    saveUninitialized: false,
    proxy: secure ? true : undefined,
    cookie: { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: sessionLifeMs.visitor },
  })
  return (request, response, next) => {
    // PUBLIC_URL says that people come by TLS; whether the proxy in front repeats that must not decide on sign-in
    if (secure) request.headers['x-forwarded-proto'] = 'https'
    handle(request, response, next)
  }
}
