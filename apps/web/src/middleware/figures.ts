import { memoryReport } from '@comanda/shared/metrics/memory-report.js'
import type { Metrics } from '@comanda/shared/metrics/process-metrics.js'
import { showsToken } from '@comanda/shared/metrics/token.js'
import type { RequestHandler } from 'express'
import { Histogram } from 'prom-client'

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10]

/**
 * `/metrics` and `/memory` of this process, for whoever shows the token. The port is the public's, and behind a proxy
 * everybody comes from loopback: without a token in the settings they aren't there at all.
 */
export function serveFigures(options: {
  metrics: Metrics
  token: string | undefined
  now: () => Date
}): RequestHandler {
  const { metrics, token, now } = options
  const figures: Record<string, { contentType: string; text: () => Promise<string> }> = {
    '/metrics': metrics,
    '/memory': {
      contentType: 'application/json',
      text: async () => JSON.stringify(memoryReport(undefined, now())),
    },
  }
  return async (request, response, next) => {
    const wanted = Object.hasOwn(figures, request.path) ? figures[request.path] : undefined
    if (wanted === undefined || token === undefined || request.method !== 'GET') return next()
    if (!showsToken(request.get('authorization'), token)) {
      response.status(401).set('WWW-Authenticate', 'Bearer').type('text').send('A token is needed.\n')
      return
    }
    response.setHeader('Cache-Control', 'no-store')
    response.type(wanted.contentType).send(await wanted.text())
  }
}

/** Counts and times the answers, by the route's pattern: an address may hold a one-time link. */
export function timeRequests({ registry }: Pick<Metrics, 'registry'>): RequestHandler {
  const seconds = new Histogram({
    name: 'comanda_http_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  })
  return (request, response, next) => {
    const stop = seconds.startTimer()
    response.on('finish', () => {
      const pattern: unknown = request.route?.path
      const route = typeof pattern === 'string' ? pattern : request.baseUrl === '/assets' ? '/assets' : 'none'
      // open for as long as the page is
      if (route !== '/live') stop({ method: request.method, route, status: response.statusCode })
    })
    next()
  }
}
