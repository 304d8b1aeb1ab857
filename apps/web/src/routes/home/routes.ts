import { redirect } from '../../middleware/redirect.js'
import { viewerOf } from '../../middleware/viewer.js'
import type { Route } from '../route.js'
import { isFirstRun } from '../start/first-run.js'

/** A new shop begins with its first steps, any other with its orders. */
export const homeRoutes = (): Route[] => [
  {
    method: 'get',
    path: '/',
    handle: (_request, response) => redirect(response, isFirstRun(viewerOf(response)) ? '/start' : '/orders'),
  },
]
