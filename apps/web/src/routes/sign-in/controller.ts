import { isWaiting } from '@comanda/shared/logins/service.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { type FieldError, formText } from '../../formatting/form.js'
import { tooManyTries } from '../../formatting/password.js'
import { pathOnly, redirect } from '../../middleware/redirect.js'
import { askForSecondFactor, enter } from '../../session/enter.js'
import { knownBrowser } from '../../session/known-browser.js'
import { passkeySite } from '../../session/passkey-site.js'
import { requesterOf } from '../../session/requester.js'
import { findViewer } from '../../session/viewer.js'

export function createSignInController({ services, pages, settings }: RouteDependencies) {
  const sendForm = (
    request: Request,
    response: Response,
    form: { email: string; next: string; errors: FieldError[]; status?: number },
  ): Promise<void> =>
    pages.send(request, response, 'sign-in/show', {
      ...form,
      takesPasskeys: passkeySite(request, settings.publicUrl) !== undefined,
      title: form.errors.length > 0 ? 'Error: Sign in' : 'Sign in',
      status: form.status ?? (form.errors.length > 0 ? 422 : 200),
    })

  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const next = pathOnly(request.query.next)
      if (findViewer(response) !== undefined) return redirect(response, next)
      await sendForm(request, response, { email: '', next, errors: [] })
    },

    signIn: async (request: Request, response: Response): Promise<void> => {
      const email = formText(request, 'email').trim()
      const password = formText(request, 'password')
      const next = pathOnly(formText(request, 'next'))
      const errors: FieldError[] = []
      if (email === '') errors.push({ field: 'email', message: 'Enter your e-mail address' })
      if (password === '') errors.push({ field: 'password', message: 'Enter your password' })
      if (errors.length > 0) return sendForm(request, response, { email, next, errors })

      const trying = { email, address: request.ip ?? '', known: knownBrowser(response) }
      const tried = await services.signInAttempts.tryOnce(trying, only =>
        services.logins.signIn(email, password, only),
      )
      if ('waitMs' in tried) {
        response.setHeader('Retry-After', String(Math.ceil(tried.waitMs / 1000)))
        const errors = [{ field: 'email', message: tooManyTries(tried.waitMs) }]
        return sendForm(request, response, { email, next, errors, status: 429 })
      }
      if (tried.result === undefined) {
        await services.audit.noteFailure(email, requesterOf(request, response))
        const message =
          'E-mail and password don’t belong together. Check both, or ask the owner of the shop for a new link'
        return sendForm(request, response, { email, next, errors: [{ field: 'email', message }] })
      }
      const { result } = tried
      redirect(
        response,
        isWaiting(result)
          ? askForSecondFactor(services, response, result, { next })
          : await enter(services, request, response, { signedIn: result, next }),
      )
    },
  }
}
