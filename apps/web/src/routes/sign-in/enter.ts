import type { SignedIn, Waiting } from '@comanda/shared/logins/service.js'
import type { Request, Response } from 'express'
import { redirect } from '../../middleware/redirect.js'
import type { Services } from '../../services.js'
import { knownBrowser } from '../../session/known-browser.js'
import { forgetPendingSignIn, keepPendingSignIn } from '../../session/pending-sign-in.js'
import { requesterOf } from '../../session/requester.js'
import { afterSignIn, startSession } from '../../session/sign-in.js'

/** Everything was proved: the browser is signed in and goes on. People are told where it is one that nobody knows. */
export async function enter(
  services: Pick<Services, 'audit'>,
  request: Request,
  response: Response,
  { signedIn, next }: { signedIn: SignedIn; next: string },
): Promise<void> {
  const { id } = signedIn.login
  const isKnown = knownBrowser(response)?.loginIds.includes(id) === true
  forgetPendingSignIn(response)
  await startSession(request, response, signedIn)
  const by = requesterOf(request, response)
  await services.audit.noteOfLogin(id, { what: 'signed_in', isTold: !isKnown }, by)
  redirect(response, afterSignIn(signedIn.memberships, next))
}

/** The password was right; the second factor is asked for on a page of its own. */
export function askForSecondFactor(
  services: Pick<Services, 'secondFactors'>,
  response: Response,
  { guarded, open }: Waiting,
  { next, linkToken }: { next: string; linkToken?: string },
): void {
  const challenge = services.secondFactors.newChallenge()
  keepPendingSignIn(response, { guarded, open, next, linkToken, challenge })
  redirect(response, '/sign-in/second-step')
}
