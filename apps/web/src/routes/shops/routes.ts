import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'
import { createShopsController } from './controller.js'

export function shopRoutes(dependencies: RouteDependencies): Route[] {
  const controller = createShopsController(dependencies)
  return [
    { method: 'get', path: '/shops', handle: controller.list, whileSettingUp: true },
    { method: 'post', path: '/shops', handle: controller.switch, whileSettingUp: true },
  ]
}
