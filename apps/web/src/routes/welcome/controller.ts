import { passwordLength } from '@comanda/shared/logins/password.js'
import { isWaiting, type SignedIn } from '@comanda/shared/logins/service.js'
import type { LinkTarget } from '@comanda/shared/sign-in-links/repository.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { type FieldError, formText } from '../../formatting/form.js'
import { passwordProblems, tooManyTries } from '../../formatting/password.js'
import { redirect } from '../../middleware/redirect.js'
import { askForSecondFactor } from '../../session/enter.js'
import { requesterOf } from '../../session/requester.js'
import { afterSignIn, startSession } from '../../session/sign-in.js'

/**
 * Joining a shop by a one-time link: with a new password, or with the one that the person has from another shop. The page
 * is the same whether there is another shop or not. The link's token goes into no log and no page but its own forms.
 */
export function createWelcomeController({ services, pages }: RouteDependencies) {
  const tokenOf = (request: Request): string => String(request.params.token)

  const sendForm = (
    request: Request,
    response: Response,
    { email, businessName }: LinkTarget,
    errors: FieldError[] = [],
    status = errors.length > 0 ? 422 : 200,
  ): Promise<void> =>
    pages.send(request, response, 'welcome/join', {
      email,
      businessName,
      errors,
      title: errors.length > 0 ? 'Error: Welcome' : 'Welcome',
      status,
      action: `/welcome/${encodeURIComponent(tokenOf(request))}`,
      least: passwordLength.least,
      most: passwordLength.most,
    })

  const sendGone = (request: Request, response: Response): Promise<void> =>
    pages.send(request, response, 'welcome/gone', { title: 'This link can’t be used', status: 410 })

  async function enter(request: Request, response: Response, signedIn: SignedIn): Promise<void> {
    await startSession(request, response, signedIn)
    redirect(response, afterSignIn(signedIn.memberships, '/'))
  }

  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const target = await services.logins.linkTarget(tokenOf(request))
      if (target === undefined) return sendGone(request, response)
      await sendForm(request, response, target)
    },

    choosePassword: async (request: Request, response: Response): Promise<void> => {
      const token = tokenOf(request)
      const target = await services.logins.linkTarget(token)
      if (target === undefined) return sendGone(request, response)
      const password = formText(request, 'password')
      const problem = await services.logins.passwordProblem(password, [target.email, target.businessName])
      if (problem !== undefined) {
        return sendForm(request, response, target, [
          { field: 'password', message: passwordProblems[problem] },
        ])
      }
      const signedIn = await services.logins.choosePassword(token, password, requesterOf(request, response))
      if (signedIn === undefined) return sendGone(request, response)
      await enter(request, response, signedIn)
    },

    join: async (request: Request, response: Response): Promise<void> => {
      const token = tokenOf(request)
      const target = await services.logins.linkTarget(token)
      if (target === undefined) return sendGone(request, response)
      const wrong = (message: string, status?: number): Promise<void> =>
        sendForm(request, response, target, [{ field: 'current', message }], status)
      const password = formText(request, 'current')
      if (password === '') return wrong('Enter your password')
      const tried = await services.signInAttempts.tryOnce(
        { email: target.email, address: request.ip ?? '', known: undefined },
        async () => {
          const joined = await services.logins.joinByLink(token, password, requesterOf(request, response))
          return joined === 'wrong' ? undefined : joined
        },
      )
      if ('waitMs' in tried) return wrong(tooManyTries(tried.waitMs), 429)
      if (tried.result === undefined) {
        return wrong('No other shop knows you by this password. Check it, or choose a password above')
      }
      if (tried.result === 'gone') return sendGone(request, response)
      if (isWaiting(tried.result)) {
        const waiting = { next: '/', linkToken: token }
        return redirect(response, askForSecondFactor(services, response, tried.result, waiting))
      }
      await enter(request, response, tried.result)
    },
  }
}
