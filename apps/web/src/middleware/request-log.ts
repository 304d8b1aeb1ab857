import { randomUUID } from 'node:crypto'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { RequestHandler, Response } from 'express'

/** Stands on the error page and in the log, so that the two can be brought together. */
export const requestIdOf = (response: Response): string => String(response.getHeader('X-Request-Id'))

/** A line a request. It names the route's pattern, never the address: that may hold a one-time link or a search. */
export function logRequests(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    const requestId = randomUUID()
    response.setHeader('X-Request-Id', requestId)
    response.on('close', () => {
      const pattern: unknown = request.route?.path
      const line = {
        requestId,
        method: request.method,
        route: typeof pattern === 'string' ? pattern : undefined,
        status: response.statusCode,
        complete: response.writableFinished,
        ms: Math.round(performance.now() - startedAt),
        memberId: request.session?.memberId,
      }
      if (pattern === '/health' || request.baseUrl === '/assets') logger.debug(line, 'request')
      else logger.info(line, 'request')
    })
    next()
  }
}
