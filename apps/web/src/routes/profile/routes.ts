import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'
import { createProfileController } from './controller.js'

export function profileRoutes(dependencies: RouteDependencies): Route[] {
  const controller = createProfileController(dependencies)
  const routes: Route[] = [
    { method: 'get', path: '/profile', handle: controller.show },
    { method: 'post', path: '/profile/told', handle: controller.markTold },
    { method: 'post', path: '/profile/password', handle: controller.changePassword },
    { method: 'post', path: '/profile/sessions/end', handle: controller.endSession },
    { method: 'post', path: '/profile/sessions/end-all', handle: controller.endAll },
  ]
  return routes.map(route => ({ ...route, whileSettingUp: true }))
}
