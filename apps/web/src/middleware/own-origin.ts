import type { RequestHandler } from 'express'
import { RefusedError } from './refused-error.js'

/**
 * A form may be sent from our own pages only. Browsers name the page's origin with each POST; beside it stands the
 * form's token, so a client without `Origin` is let through to that.
 */
export function requireOwnOrigin(publicUrl: string | undefined): RequestHandler {
  const publicOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin
  return (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next()
    const origin = request.get('origin')
    const site = request.get('sec-fetch-site')
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      throw new RefusedError('stale-form', 'sent from a foreign site')
    }
    if (origin === undefined || origin === publicOrigin) return next()
    if (publicUrl !== undefined) throw new RefusedError('stale-form', 'sent from a foreign origin')
    // one of our own names: see own-host.ts
    const host = request.get('host')
    if (origin === `http://${host}` || origin === `https://${host}`) return next()
    throw new RefusedError('stale-form', 'sent from a foreign origin')
  }
}
