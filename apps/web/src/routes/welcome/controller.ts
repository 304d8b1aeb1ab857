import { passwordLength } from '@comanda/shared/members/password.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { type FieldError, formText } from '../../formatting/form.js'
import { passwordProblems } from '../../formatting/password.js'
import { redirect } from '../../middleware/redirect.js'
import { afterSignIn, startSession } from '../../session/sign-in.js'

/** Choosing a password by a one-time link. The link's token goes into no log and no page but its own form. */
export function createWelcomeController({ services, pages }: RouteDependencies) {
  const tokenOf = (request: Request): string => String(request.params.token)

  const sendForm = (
    request: Request,
    response: Response,
    form: { email: string; errors: FieldError[] },
  ): Promise<void> =>
    pages.send(request, response, 'welcome/choose-password', {
      ...form,
      title: form.errors.length > 0 ? 'Error: Choose your password' : 'Choose your password',
      status: form.errors.length > 0 ? 422 : 200,
      action: `/welcome/${encodeURIComponent(tokenOf(request))}`,
      least: passwordLength.least,
      most: passwordLength.most,
    })

  const sendGone = (request: Request, response: Response): Promise<void> =>
    pages.send(request, response, 'welcome/gone', { title: 'This link can’t be used', status: 410 })

  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const link = await services.members.linkUser(tokenOf(request))
      if (link === undefined) return sendGone(request, response)
      await sendForm(request, response, { email: link.email, errors: [] })
    },

    choosePassword: async (request: Request, response: Response): Promise<void> => {
      const token = tokenOf(request)
      const link = await services.members.linkUser(token)
      if (link === undefined) return sendGone(request, response)
      const password = formText(request, 'password')
      const problem = services.members.passwordProblem(password)
      if (problem !== undefined) {
        const errors = [{ field: 'password', message: passwordProblems[problem] }]
        return sendForm(request, response, { email: link.email, errors })
      }
      const memberships = (await services.members.acceptLink(token, password)) ?? []
      const [member] = memberships
      if (member === undefined) return sendGone(request, response)
      // whoever knew the old password is out
      await services.sessions.deleteOfUser(member.userId)
      await services.signInAttempts.forget(link.email)
      await startSession(request, member)
      redirect(response, afterSignIn(memberships, '/'))
    },
  }
}
