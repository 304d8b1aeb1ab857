import type { SignedIn, Waiting } from '@comanda/shared/logins/service.js'
import type { Proved } from '@comanda/shared/second-factors/service.js'
import type { Request, Response } from 'express'
import type { Services } from '../services.js'
import { knownBrowser } from './known-browser.js'
import { forgetPendingSignIn, keepPendingSignIn } from './pending-sign-in.js'
import { requesterOf } from './requester.js'
import { afterSignIn, startSession } from './sign-in.js'

/**
 * Everything was proved: the browser is signed in. Its person is told where it is one that they weren't seen in before.
 * @returns where the person goes from here
 */
export async function enter(
  services: Pick<Services, 'audit'>,
  request: Request,
  response: Response,
  { signedIn, next, by }: { signedIn: SignedIn; next: string; by?: Proved['by'] },
): Promise<string> {
  const { id } = signedIn.login
  const isKnown = knownBrowser(response)?.loginIds.includes(id) === true
  forgetPendingSignIn(response)
  await startSession(request, response, signedIn)
  const event = { what: 'signed_in', detail: by, isTold: !isKnown } as const
  await services.audit.noteOfLogin(id, event, requesterOf(request, response))
  return afterSignIn(signedIn.memberships, next)
}

/** The password was right, and waits in this browser for the second factor. @returns the page that asks for it */
export function askForSecondFactor(
  services: Pick<Services, 'secondFactors'>,
  response: Response,
  { guarded, open }: Waiting,
  { next, linkToken }: { next: string; linkToken?: string },
): string {
  const challenge = services.secondFactors.newChallenge()
  keepPendingSignIn(response, { guarded, open, next, linkToken, challenge })
  return '/sign-in/second-step'
}
