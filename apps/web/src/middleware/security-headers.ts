import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * What a browser may do with our pages: load from us and nothing else, run no inline script or style, show them in
 * no frame. Referrer stays within our own origin: a one-time link's address never travels. (With `no-referrer`
 * browsers send `Origin: null` with our own forms, and the origin check would have nothing to compare.)
 */
export function securityHeaders({
  publicUrl,
  hstsSubdomains,
}: {
  publicUrl: string | undefined
  hstsSubdomains: boolean
}): RequestHandler {
  const https = publicUrl?.startsWith('https:') === true
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: hstsSubdomains } : false,
    xFrameOptions: { action: 'deny' },
  })
}

/** People's data belongs in no cache, and not on the screen of whoever presses "back" after a sign-out. */
export const keepOutOfCaches: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store')
  next()
}
