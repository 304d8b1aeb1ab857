import type { Route } from '../route.js'
import type { RouteDependencies } from '../routes.js'
import { createSettingsController } from './controller.js'

export function settingsRoutes(dependencies: RouteDependencies): Route[] {
  const controller = createSettingsController(dependencies)
  return [
    { method: 'get', path: '/settings', handle: controller.show },
    { method: 'post', path: '/settings', handle: controller.save },
  ]
}
