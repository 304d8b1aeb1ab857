import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'
import { createBoardController } from './controller.js'

/** Made anew each time: for some seconds it shows what can be undone. */
export const boardRoutes = (dependencies: RouteDependencies): Route[] => [
  { method: 'get', path: '/board', handle: createBoardController(dependencies).show },
]
