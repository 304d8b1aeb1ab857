import { createKnownHosts } from '@comanda/shared/hosts/known-hosts.js'
import type { RequestHandler } from 'express'

const texts = {
  unknown:
    'This dashboard isn’t known by the address that you used. Whoever runs it: set PUBLIC_URL to the address, or name its host in WEB_HOSTS.\n',
  none: 'A request names the host that it is for, once.\n',
}

/**
 * Answers under its own names only, before anything else looks at a request: another name may be somebody's who had it
 * point here, and whose pages a browser would then take for ours.
 */
export function requireOwnHost(settings: {
  publicUrl: string | undefined
  hosts: readonly string[]
}): RequestHandler {
  const own = settings.publicUrl === undefined ? [] : [new URL(settings.publicUrl).hostname]
  const lookUp = createKnownHosts([...own, ...settings.hosts])
  return (request, response, next) => {
    const host = lookUp(request)
    if (host === 'known') return next()
    response
      .status(host === 'unknown' ? 421 : 400)
      .set('Cache-Control', 'no-store')
      .type('text')
      .send(texts[host])
  }
}
