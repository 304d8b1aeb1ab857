import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'
import { createSettingsController } from './controller.js'

export function settingsRoutes(dependencies: RouteDependencies): Route[] {
  const controller = createSettingsController(dependencies)
  return [
    // all of it comes with the viewer
    {
      method: 'get',
      path: '/settings',
      handle: controller.show,
      shows: { topics: [], ages: false, people: false },
    },
    { method: 'post', path: '/settings', handle: controller.save },
  ]
}
