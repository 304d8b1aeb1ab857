import { promisify } from 'node:util'
import type { Member } from '@comanda/shared/members/types.js'
import type { Request } from 'express'
import { sessionLifeMs } from './sessions.js'

/** Gives the browser a new session, so that one planted before the sign-in is worth nothing after it. */
export async function startSession(request: Request, member: Member): Promise<void> {
  await promisify(request.session.regenerate.bind(request.session))()
  request.session.userId = member.userId
  request.session.memberId = member.id
  request.session.businessId = member.businessId
  request.session.signedInAt = Date.now()
  request.session.userAgent = request.get('user-agent')?.slice(0, 300) ?? ''
  request.session.cookie.maxAge = sessionLifeMs.member
  // saved before the answer goes out: the browser follows the redirect at once
  await promisify(request.session.save.bind(request.session))()
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

export async function endSession(request: Request): Promise<void> {
  await promisify(request.session.destroy.bind(request.session))()
}
