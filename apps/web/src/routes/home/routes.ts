import { redirect } from '../../middleware/redirect.js'
import type { Route } from '../../routing/route.js'
import { viewerOf } from '../../session/viewer.js'
import { isFirstRun } from '../../views/first-run.js'

/** A new shop begins with its first steps, any other with its orders. */
export const homeRoutes = (): Route[] => [
  {
    method: 'get',
    path: '/',
    handle: (_request, response) => redirect(response, isFirstRun(viewerOf(response)) ? '/start' : '/orders'),
  },
]
