import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'
import { viewerOf } from '../../session/viewer.js'

const retrySeconds = '10'

/** A version from a browser; undefined for anything that is none. */
function versionFrom(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{1,16}$/.test(value)) return undefined
  const version = Number(value)
  return Number.isSafeInteger(version) ? version : undefined
}

export const liveRoutes = ({ live }: RouteDependencies): Route[] => [
  {
    method: 'get',
    path: '/live',
    handle: (request, response) => {
      if (request.method === 'HEAD') return void response.type('text/event-stream').end()
      const { business, member } = viewerOf(response)
      const who = {
        businessId: business.id,
        sessionId: request.sessionID,
        memberId: member.id,
        role: member.role,
      }
      const after = versionFrom(request.get('Last-Event-ID')) ?? versionFrom(request.query.after)
      if (!live.open(response, who, after)) {
        response.status(503).set('Retry-After', retrySeconds).type('text').send('Too many pages are open.')
      }
    },
  },
]
