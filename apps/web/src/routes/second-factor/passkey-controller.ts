import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { formText } from '../../formatting/form.js'
import { redirect } from '../../middleware/redirect.js'
import { rowId } from '../../routing/row-id.js'
import { passkeySite } from '../../session/passkey-site.js'
import { requesterOf } from '../../session/requester.js'
import { keepInSession, loginOf } from '../../session/sign-in.js'
import { viewerOf } from '../../session/viewer.js'
import { afterAdding, goOn, onlyFresh, overview } from './changed.js'

export function createPasskeyController(dependencies: RouteDependencies) {
  const { services, pages, settings, now } = dependencies

  async function sendPage(request: Request, response: Response, message?: string): Promise<void> {
    const site = passkeySite(request, settings.publicUrl)
    if (site === undefined) return redirect(response, overview)
    const { email } = viewerOf(response).member
    const options = await services.secondFactors.passkeyToMake(loginOf(request), email, site)
    await keepInSession(request, { challenge: options.challenge })
    await pages.send(request, response, 'second-factor/passkey', {
      title: message === undefined ? 'Passkey' : 'Error: Passkey',
      status: message === undefined ? 200 : 422,
      errors: message === undefined ? [] : [{ field: 'passkey-button', message }],
      options: JSON.stringify(options),
      scripts: ['simplewebauthn.js', 'passkey.js'],
    })
  }

  return {
    show: onlyFresh(now, (request, response) => sendPage(request, response)),

    add: onlyFresh(now, async (request, response) => {
      const { challenge } = request.session
      const site = passkeySite(request, settings.publicUrl)
      if (challenge === undefined || site === undefined) return redirect(response, overview)
      const answer = formText(request, 'passkey')
      const by = requesterOf(request, response)
      const isFirstAnswer = await services.signInAttempts.useChallenge(challenge)
      const added = isFirstAnswer
        ? await services.secondFactors.addPasskey(loginOf(request), { answer, challenge, site }, by)
        : 'wrong'
      if (added === 'wrong') return sendPage(request, response, 'The passkey couldn’t be made out. Try again')
      await afterAdding(dependencies, request, response, added)
    }),

    remove: onlyFresh(now, async (request, response) => {
      const id = rowId(formText(request, 'id'))
      const by = requesterOf(request, response)
      const changed =
        id === undefined ? undefined : await services.secondFactors.removePasskey(loginOf(request), id, by)
      if (changed !== undefined) await goOn(request, response, changed)
      redirect(response, overview)
    }),
  }
}
