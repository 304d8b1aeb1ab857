import type { Route } from '../route.js'
import type { RouteDependencies } from '../routes.js'
import { createOrdersController } from './controller.js'

export function orderRoutes(dependencies: RouteDependencies): Route[] {
  const controller = createOrdersController(dependencies)
  return [
    { method: 'get', path: '/orders', handle: controller.list },
    { method: 'get', path: '/orders/:id', handle: controller.show },
  ]
}
