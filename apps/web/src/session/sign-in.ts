import { promisify } from 'node:util'
import type { SignedIn } from '@comanda/shared/logins/service.js'
import type { Login } from '@comanda/shared/logins/types.js'
import type { Member } from '@comanda/shared/members/types.js'
import type { Request, Response } from 'express'
import { renewCsrfToken } from './csrf.js'
import { browserName, rememberBrowser } from './known-browser.js'

/** Gives the browser a new session, so that one planted before the sign-in is worth nothing after it. */
export async function startSession(
  request: Request,
  response: Response,
  { login, memberships }: SignedIn,
): Promise<void> {
  const [member] = memberships
  if (member === undefined) throw new Error('the login opens nothing')
  await promisify(request.session.regenerate.bind(request.session))()
  request.session.loginId = login.id
  request.session.loginVersion = login.version
  request.session.memberId = member.id
  request.session.businessId = member.businessId
  request.session.signedInAt = Date.now()
  request.session.userAgent = request.get('user-agent')?.slice(0, 300) ?? ''
  request.session.browser = browserName(response)
  // saved before the answer goes out: the browser follows the redirect at once
  await promisify(request.session.save.bind(request.session))()
  renewCsrfToken(response)
  rememberBrowser(response, login.id)
}

/** What the session was signed in with. For routes whose policy asks for a member. */
export function loginOf({ session: { loginId, loginVersion } }: Request): Login {
  if (loginId === undefined || loginVersion === undefined) throw new Error('nobody is signed in here')
  return { id: loginId, version: loginVersion }
}

/** How long after a sign-in its person may change what signs them in without being asked again. */
const freshMs = 10 * 60_000

/** Whether somebody signed in just now, all proofs given. */
export const isFresh = ({ session: { signedInAt } }: Request, now: Date): boolean =>
  signedInAt !== undefined && now.getTime() - signedInAt < freshMs

/** Saved before the answer goes out: the browser follows the redirect at once. */
export const keepInSession = (
  request: Request,
  changes: { newApp?: string | undefined; challenge?: string | undefined },
): Promise<void> => {
  Object.assign(request.session, changes)
  return promisify(request.session.save.bind(request.session))()
}

/** The same person goes on in another shop. */
export async function switchShop(request: Request, { id, businessId }: Member): Promise<void> {
  request.session.memberId = id
  request.session.businessId = businessId
  await promisify(request.session.save.bind(request.session))()
}

/** Where a person goes who just signed in: straight on, or first to the choice of the shop. */
export function afterSignIn(memberships: readonly Member[], next: string): string {
  if (memberships.length < 2) return next
  return next === '/' ? '/shops' : `/shops?next=${encodeURIComponent(next)}`
}

/** The browser forgets what it kept of our pages. Its cookies stay: beside the session's they open nothing. */
export function forgetPages(response: Response): void {
  response.setHeader('Clear-Site-Data', '"cache", "storage"')
}

export async function endSession(request: Request): Promise<void> {
  await promisify(request.session.destroy.bind(request.session))()
}
