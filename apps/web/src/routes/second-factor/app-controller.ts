import type { Request, Response } from 'express'
import qrcode from 'qrcode'
import type { RouteDependencies } from '../../dependencies.js'
import { formText } from '../../formatting/form.js'
import { tooManyTries } from '../../formatting/password.js'
import { redirect } from '../../middleware/redirect.js'
import { requesterOf } from '../../session/requester.js'
import { keepInSession, loginOf } from '../../session/sign-in.js'
import { viewerOf } from '../../session/viewer.js'
import { afterAdding, goOn, onlyFresh, overview } from './changed.js'

/** An authenticator app: its secret is shown as a QR code until the app has given a code. */
export function createAppController(dependencies: RouteDependencies) {
  const { services, pages, now } = dependencies

  const shown = (request: Request, response: Response) => {
    const { newApp } = request.session
    const { email } = viewerOf(response).member
    return newApp === undefined ? undefined : services.secondFactors.showApp(newApp, email)
  }

  async function sendPage(
    request: Request,
    response: Response,
    error?: { message: string; status: number },
  ): Promise<void> {
    const app = shown(request, response)
    if (app === undefined) return redirect(response, overview)
    await pages.send(request, response, 'second-factor/app', {
      title: error === undefined ? 'Authenticator app' : 'Error: Authenticator app',
      status: error?.status ?? 200,
      errors: error === undefined ? [] : [{ field: 'code', message: error.message }],
      ...app,
    })
  }

  return {
    start: onlyFresh(now, async (request, response) => {
      await keepInSession(request, { newApp: services.secondFactors.newApp().sealed })
      redirect(response, `${overview}/app`)
    }),

    show: onlyFresh(now, (request, response) => sendPage(request, response)),

    showQr: async (request: Request, response: Response): Promise<void> => {
      const app = shown(request, response)
      if (app === undefined) return redirect(response, overview)
      response.type('image/svg+xml').send(await qrcode.toString(app.address, { type: 'svg', margin: 3 }))
    },

    check: onlyFresh(now, async (request, response) => {
      const { newApp } = request.session
      if (newApp === undefined) return redirect(response, overview)
      const login = loginOf(request)
      const code = formText(request, 'code').replace(/\s/g, '')
      const tried = await services.signInAttempts.tryAgain(login.id, async () => {
        const by = requesterOf(request, response)
        const added = await services.secondFactors.addApp(login, { sealed: newApp, code }, by)
        return added === 'wrong' ? undefined : { added }
      })
      if ('waitMs' in tried) {
        return sendPage(request, response, { message: tooManyTries(tried.waitMs), status: 429 })
      }
      if (tried.result === undefined) {
        const message = 'This isn’t the code that the app shows now. Enter its six digits'
        return sendPage(request, response, { message, status: 422 })
      }
      await afterAdding(dependencies, request, response, tried.result.added)
    }),

    remove: onlyFresh(now, async (request, response) => {
      const by = requesterOf(request, response)
      const changed = await services.secondFactors.removeApp(loginOf(request), by)
      if (changed !== undefined) await goOn(request, response, changed)
      redirect(response, overview)
    }),
  }
}
