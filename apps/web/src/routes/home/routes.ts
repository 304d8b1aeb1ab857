import { redirect } from '../../middleware/redirect.js'
import type { Route } from '../route.js'

export const homeRoutes = (): Route[] => [
  { method: 'get', path: '/', handle: (_request, response) => redirect(response, '/orders') },
]
