import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { deviceName } from '../../formatting/device.js'
import { type FieldError, formText } from '../../formatting/form.js'
import { tooManyTries } from '../../formatting/password.js'
import { counted } from '../../formatting/plural.js'
import { readableTime } from '../../formatting/time.js'
import { pathOnly, redirect } from '../../middleware/redirect.js'
import { askForSecondFactor } from '../../session/enter.js'
import { passkeySite } from '../../session/passkey-site.js'
import { requesterOf } from '../../session/requester.js'
import { isFresh, loginOf } from '../../session/sign-in.js'
import { viewerOf } from '../../session/viewer.js'
import { afterAdding, goOn, onlyFresh, overview } from './changed.js'

/** What one's login asks for beside its password. */
export function createSecondFactorController(dependencies: RouteDependencies) {
  const { services, pages, settings, now } = dependencies

  const sendConfirm = (
    request: Request,
    response: Response,
    next: string,
    errors: FieldError[] = [],
    status = errors.length > 0 ? 422 : 200,
  ): Promise<void> =>
    pages.send(request, response, 'second-factor/confirm', {
      title: errors.length > 0 ? 'Error: Is it you?' : 'Is it you?',
      status,
      errors,
      next,
      email: viewerOf(response).member.email,
    })

  return {
    show: async (request: Request, response: Response): Promise<void> => {
      if (!isFresh(request, now())) return sendConfirm(request, response, overview)
      const { business, member, lacksSecondFactor } = viewerOf(response)
      const { hasApp, passkeys, codesLeft } = await services.secondFactors.of(loginOf(request).id)
      await pages.send(request, response, 'second-factor/show', {
        title: 'Second step',
        isDemanded: lacksSecondFactor,
        email: member.email,
        role: member.role,
        hasApp,
        passkeys: passkeys.map(({ id, userAgent, createdAt }) => ({
          id,
          device: deviceName(userAgent),
          since: readableTime(createdAt, now(), business.timeZone),
        })),
        codesLeft: hasApp || passkeys.length > 0 ? counted(codesLeft, 'code', 'codes') : undefined,
        takesPasskeys: passkeySite(request, settings.publicUrl) !== undefined,
      })
    },

    /** Before what only whoever signed in just now may do. */
    showConfirm: (request: Request, response: Response): Promise<void> =>
      sendConfirm(request, response, pathOnly(request.query.next)),

    /** As a sign-in: with the second factor too, where there is one. */
    confirm: async (request: Request, response: Response): Promise<void> => {
      const next = pathOnly(formText(request, 'next'))
      const wrong = (message: string, status?: number): Promise<void> =>
        sendConfirm(request, response, next, [{ field: 'password', message }], status)
      const password = formText(request, 'password')
      if (password === '') return wrong('Enter your password')
      const login = loginOf(request)
      const tried = await services.signInAttempts.tryAgain(
        login.id,
        async () => (await services.logins.isPassword(login.id, password)) || undefined,
      )
      if ('waitMs' in tried) return wrong(tooManyTries(tried.waitMs), 429)
      if (tried.result === undefined) return wrong('This isn’t your password')
      const { hasApp, passkeys } = await services.secondFactors.of(login.id)
      if (hasApp || passkeys.length > 0) {
        const waiting = { guarded: [login], open: [] }
        return redirect(response, askForSecondFactor(services, response, waiting, { next }))
      }
      await goOn(request, response, login)
      redirect(response, next)
    },

    renewCodes: onlyFresh(now, async (request, response) => {
      const made = await services.secondFactors.renewCodes(loginOf(request), requesterOf(request, response))
      await afterAdding(dependencies, request, response, made)
    }),
  }
}
