import type { SignedIn } from '@comanda/shared/logins/service.js'
import type { Proof } from '@comanda/shared/second-factors/service.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { type FieldError, formText } from '../../formatting/form.js'
import { tooManyTries } from '../../formatting/password.js'
import { pathOnly, redirect } from '../../middleware/redirect.js'
import { enter } from '../../session/enter.js'
import { passkeySite } from '../../session/passkey-site.js'
import {
  forgetPendingSignIn,
  keepPendingSignIn,
  type PendingSignIn,
  pendingSignIn,
} from '../../session/pending-sign-in.js'
import { requesterOf } from '../../session/requester.js'
import { findViewer } from '../../session/viewer.js'

const scripts = ['simplewebauthn.js', 'passkey.js']

/** The second step of a sign-in, and a passkey in the place of both. */
export function createSecondStepController(dependencies: RouteDependencies) {
  const { services, pages, settings } = dependencies

  async function sendStep(
    request: Request,
    response: Response,
    { guarded = [], challenge }: PendingSignIn,
    { errors = [], status }: { errors?: FieldError[]; status?: number } = {},
  ): Promise<void> {
    const site = passkeySite(request, settings.publicUrl)
    const ids = guarded.map(({ id }) => id)
    const factors = await Promise.all(ids.map(id => services.secondFactors.of(id)))
    const options = site && (await services.secondFactors.passkeyToUse(site, challenge, ids))
    await pages.send(request, response, 'sign-in/second-step', {
      title: errors.length > 0 ? 'Error: Second step' : 'Second step',
      status: status ?? (errors.length > 0 ? 422 : 200),
      errors,
      hasApp: factors.some(({ hasApp }) => hasApp),
      options: options && JSON.stringify(options),
      scripts: options === undefined ? [] : scripts,
    })
  }

  async function sendAlone(
    request: Request,
    response: Response,
    { challenge, next }: PendingSignIn,
    { errors = [], status }: { errors?: FieldError[]; status?: number } = {},
  ): Promise<void> {
    const site = passkeySite(request, settings.publicUrl)
    if (site === undefined) return redirect(response, '/sign-in')
    const options = await services.secondFactors.passkeyToUse(site, challenge, undefined)
    await pages.send(request, response, 'sign-in/passkey', {
      title: errors.length > 0 ? 'Error: Passkey' : 'Passkey',
      status: status ?? (errors.length > 0 ? 422 : 200),
      errors,
      options: JSON.stringify(options),
      next,
      scripts,
    })
  }

  /** What the form holds; undefined where that is nothing, or a passkey's answer that was given before. */
  async function proofIn(request: Request, { challenge }: PendingSignIn): Promise<Proof | undefined> {
    const passkey = formText(request, 'passkey')
    const site = passkeySite(request, settings.publicUrl)
    if (passkey === '') return { code: formText(request, 'code') }
    if (site === undefined || !(await services.signInAttempts.useChallenge(challenge))) return undefined
    return { passkey, challenge, site }
  }

  /** A challenge is answered once: the next try gets another. */
  function renewed(response: Response, pending: PendingSignIn): PendingSignIn {
    const next = { ...pending, challenge: services.secondFactors.newChallenge() }
    keepPendingSignIn(response, next)
    return next
  }

  async function noteWrong(request: Request, response: Response, { guarded = [] }: PendingSignIn) {
    const by = requesterOf(request, response)
    for (const { id } of guarded) await services.audit.noteOfLogin(id, { what: 'factor_failed' }, by)
  }

  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const pending = pendingSignIn(response)
      if (pending?.guarded === undefined) return redirect(response, '/sign-in')
      await sendStep(request, response, pending)
    },

    check: async (request: Request, response: Response): Promise<void> => {
      const pending = pendingSignIn(response)
      if (pending?.guarded === undefined) return redirect(response, '/sign-in')
      const { guarded, open, linkToken, next } = pending
      if (formText(request, 'passkey') === '' && formText(request, 'code').trim() === '') {
        return sendStep(request, response, pending, { errors: [{ field: 'code', message: 'Enter a code' }] })
      }
      const proof = await proofIn(request, pending)
      const tried = await services.signInAttempts.tryFactor(
        guarded.map(({ id }) => id),
        async () => proof && services.secondFactors.prove(guarded, proof),
      )
      if ('waitMs' in tried) {
        const message = `${tooManyTries(tried.waitMs)}, or ask the owner of the shop for a new link`
        return sendStep(request, response, renewed(response, pending), {
          errors: [{ field: 'code', message }],
          status: 429,
        })
      }
      if (tried.result === undefined) {
        await noteWrong(request, response, pending)
        const message =
          proof !== undefined && 'code' in proof
            ? 'This code isn’t right, or was used already. Wait for the next one in the app, or use a recovery code'
            : 'This passkey wasn’t taken. Try again, or use a code'
        return sendStep(request, response, renewed(response, pending), {
          errors: [{ field: 'code', message }],
        })
      }
      const { login, by } = tried.result
      const requester = requesterOf(request, response)
      const signedIn: SignedIn | 'gone' | undefined =
        linkToken === undefined
          ? await services.logins.signInProved(login, open)
          : await services.logins.joinProved(linkToken, login, open, requester)
      // it ended, or changed, between the two steps
      if (signedIn === undefined || signedIn === 'gone') {
        forgetPendingSignIn(response)
        return redirect(response, '/sign-in')
      }
      if (by === 'code') await services.audit.noteOfLogin(signedIn.login.id, { what: 'code_used' }, requester)
      redirect(response, await enter(services, request, response, { signedIn, next, by }))
    },

    showPasskey: async (request: Request, response: Response): Promise<void> => {
      const next = pathOnly(request.query.next)
      if (findViewer(response) !== undefined) return redirect(response, next)
      const challenge = services.secondFactors.newChallenge()
      const pending = { guarded: undefined, open: [], linkToken: undefined, next, challenge }
      keepPendingSignIn(response, pending)
      await sendAlone(request, response, pending)
    },

    checkPasskey: async (request: Request, response: Response): Promise<void> => {
      const pending = pendingSignIn(response)
      if (pending === undefined || pending.guarded !== undefined) return redirect(response, '/sign-in')
      const tried = await services.signInAttempts.tryFrom(request.ip ?? '', async () => {
        const proof = await proofIn(request, pending)
        if (proof === undefined || !('passkey' in proof)) return undefined
        const login = await services.secondFactors.proveAlone(proof)
        return login && services.logins.signInProved(login)
      })
      if ('waitMs' in tried) {
        const errors = [{ field: 'passkey-button', message: tooManyTries(tried.waitMs) }]
        return sendAlone(request, response, renewed(response, pending), { errors, status: 429 })
      }
      if (tried.result === undefined) {
        const message = 'No shop knows this passkey. Sign in with your password'
        return sendAlone(request, response, renewed(response, pending), {
          errors: [{ field: 'passkey-button', message }],
        })
      }
      const entered = { signedIn: tried.result, next: pending.next, by: 'passkey' } as const
      redirect(response, await enter(services, request, response, entered))
    },
  }
}
