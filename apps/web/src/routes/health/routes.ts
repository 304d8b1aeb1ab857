import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'

const deadlineMs = 1_000

/** Public, so it says ok or not ok and nothing more. */
export const healthRoutes = ({ services }: RouteDependencies): Route[] => [
  {
    method: 'get',
    path: '/health',
    handle: async (_request, response) => {
      const ok = await services.databaseAnswers(deadlineMs)
      response.status(ok ? 200 : 503).json({ status: ok ? 'ok' : 'not ok' })
    },
  },
]
