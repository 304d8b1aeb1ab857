import type { Route } from '../route.js'
import type { RouteDependencies } from '../routes.js'
import { createHandoversController } from './controller.js'

/** `:id` is the contact's. */
export function handoverRoutes(dependencies: RouteDependencies): Route[] {
  const controller = createHandoversController(dependencies)
  return [
    { method: 'get', path: '/handovers', handle: controller.list },
    { method: 'get', path: '/handovers/:id', handle: controller.show },
    { method: 'get', path: '/handovers/:id/panel', handle: controller.showPanel },
    { method: 'post', path: '/handovers/:id/reply', handle: controller.reply },
    { method: 'post', path: '/handovers/:id/resume', handle: controller.resume },
    { method: 'post', path: '/handovers/:id/close', handle: controller.close },
  ]
}
