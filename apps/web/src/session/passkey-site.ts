import { isIP } from 'node:net'
import type { PasskeySite } from '@comanda/shared/second-factors/types.js'
import type { Request } from 'express'

/**
 * The site that passkeys are for; undefined where browsers make none: without TLS anywhere but on localhost, and under
 * an address of numbers.
 */
export function passkeySite(request: Request, publicUrl: string | undefined): PasskeySite | undefined {
  const { hostname, origin, protocol } = new URL(publicUrl ?? `http://${request.get('host')}`)
  const isNamed = isIP(hostname) === 0 && !hostname.startsWith('[')
  return isNamed && (protocol === 'https:' || hostname === 'localhost') ? { id: hostname, origin } : undefined
}
