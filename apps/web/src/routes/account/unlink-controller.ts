import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { type FieldError, formText } from '../../formatting/form.js'
import { tooManyTries } from '../../formatting/password.js'
import { redirect } from '../../middleware/redirect.js'
import { requesterOf } from '../../session/requester.js'
import { loginOf } from '../../session/sign-in.js'
import { viewerOf } from '../../session/viewer.js'
import { isLinked } from './account-panel.js'

/** Ending the number's link, with the password asked for again: an unlocked tablet must not be enough. */
export function createUnlinkController({ services, pages }: RouteDependencies) {
  const sendForm = (
    request: Request,
    response: Response,
    form: { errors: FieldError[]; status?: number },
  ): Promise<void> =>
    pages.send(request, response, 'account/unlink', {
      title: form.errors.length > 0 ? 'Error: Unlink WhatsApp' : 'Unlink WhatsApp',
      status: form.status ?? (form.errors.length > 0 ? 422 : 200),
      errors: form.errors,
      email: viewerOf(response).member.email,
    })

  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const account = await services.accounts.ofBusiness(viewerOf(response).business.id)
      if (!isLinked(account)) return redirect(response, '/account')
      await sendForm(request, response, { errors: [] })
    },

    unlink: async (request: Request, response: Response): Promise<void> => {
      const { business, member } = viewerOf(response)
      const wrong = (message: string, status?: number): Promise<void> =>
        sendForm(request, response, {
          errors: [{ field: 'password', message }],
          ...(status !== undefined && { status }),
        })
      const password = formText(request, 'password')
      if (password === '') return wrong('Enter your password')
      const { id } = loginOf(request)
      const tried = await services.signInAttempts.tryAgain(
        id,
        async () => (await services.logins.isPassword(id, password)) || undefined,
      )
      if ('waitMs' in tried) return wrong(tooManyTries(tried.waitMs), 429)
      if (tried.result === undefined) return wrong('This isn’t your password')
      const account = await services.accounts.ofBusiness(business.id)
      if (account !== undefined) {
        await services.accounts.requestUnlinking({
          businessId: business.id,
          accountId: account.id,
          memberId: member.id,
        })
        const asked = { businessId: business.id, what: 'unlink_asked' } as const
        await services.audit.note(asked, requesterOf(request, response))
      }
      redirect(response, '/account')
    },
  }
}
