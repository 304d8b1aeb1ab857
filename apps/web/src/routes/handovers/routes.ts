import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'
import { createHandoversController } from './controller.js'
import { createHandoverOrderController } from './order-controller.js'

/** `:id` is the contact's. */
export function handoverRoutes(dependencies: RouteDependencies): Route[] {
  const controller = createHandoversController(dependencies)
  const order = createHandoverOrderController(dependencies)
  return [
    { method: 'get', path: '/handovers', handle: controller.list },
    { method: 'get', path: '/handovers/:id', handle: controller.show },
    { method: 'get', path: '/handovers/:id/panel', handle: controller.showPanel },
    { method: 'get', path: '/handovers/:id/order', handle: order.show },
    { method: 'post', path: '/handovers/:id/order', handle: order.place },
    { method: 'post', path: '/handovers/:id/reply', handle: controller.reply },
    { method: 'post', path: '/handovers/:id/resume', handle: controller.resume },
    { method: 'post', path: '/handovers/:id/close', handle: controller.close },
  ]
}
