import { csrfSync } from 'csrf-sync'
import type { Request } from 'express'

const csrf = csrfSync({
  size: 32,
  getTokenFromRequest: request => {
    const token: unknown = request.body?._csrf
    return typeof token === 'string' ? token : undefined
  },
})

/** Refuses what changes something without the token of this session's own forms. */
export const csrfProtection = csrf.csrfSynchronisedProtection

/** The token for a form. Asking for it starts a session. */
export const csrfToken = (request: Request): string => csrf.generateToken(request)
