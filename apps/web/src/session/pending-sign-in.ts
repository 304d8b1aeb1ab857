import { createSealer, type Secrets } from '@comanda/shared/keys/seal.js'
import type { Login } from '@comanda/shared/logins/types.js'
import type { RequestHandler, Response } from 'express'
import { cookieOptions, nameCookie } from './cookies.js'

const lifeMs = 10 * 60_000

/** A sign-in that waits for a second factor, or for a passkey alone. */
export interface PendingSignIn {
  /** of which one has to be proved; undefined: whichever the passkey is for */
  guarded: Login[] | undefined
  /** that the password opened by itself */
  open: Login[]
  /** of a one-time link that is being used */
  linkToken: string | undefined
  /** where the person goes afterwards */
  next: string
  /** what a passkey signs */
  challenge: string
}

interface Pending {
  found: PendingSignIn | undefined
  keep(pending: PendingSignIn): void
  forget(): void
}

const pendingOf = (response: Response): Pending => response.locals.pending as Pending

/** What this browser waits with; undefined where it doesn't, or has waited for too long. */
export const pendingSignIn = (response: Response): PendingSignIn | undefined => pendingOf(response).found

export const keepPendingSignIn = (response: Response, pending: PendingSignIn): void =>
  pendingOf(response).keep(pending)

export const forgetPendingSignIn = (response: Response): void => pendingOf(response).forget()

/** Between the two steps the browser holds what was proved, sealed: whoever isn't signed in costs no row. */
export function findPendingSignIn({
  publicUrl,
  secrets,
}: {
  publicUrl: string | undefined
  secrets: Secrets
}): RequestHandler {
  const name = nameCookie(publicUrl, 'comanda-pending')
  const options = cookieOptions(publicUrl)
  const sealer = createSealer(secrets, 'pending sign-in')

  function open(sealed: unknown): PendingSignIn | undefined {
    const text = typeof sealed === 'string' ? sealer.open(sealed) : undefined
    if (text === undefined) return undefined
    const { until, ...pending } = JSON.parse(text) as PendingSignIn & { until: number }
    return until > Date.now() ? pending : undefined
  }

  return (request, response, next) => {
    const pending: Pending = {
      get found() {
        return open(request.cookies[name])
      },
      keep: kept => {
        const sealed = sealer.seal(JSON.stringify({ ...kept, until: Date.now() + lifeMs }))
        response.cookie(name, sealed, { ...options, maxAge: lifeMs })
      },
      forget: () => void response.clearCookie(name, options),
    }
    response.locals.pending = pending
    next()
  }
}
