import type { Route } from '../route.js'
import type { RouteDependencies } from '../routes.js'
import { createOrderListController } from './list-controller.js'
import { createOrderController } from './order-controller.js'

export function orderRoutes(dependencies: RouteDependencies): Route[] {
  const list = createOrderListController(dependencies)
  const order = createOrderController(dependencies)
  return [
    { method: 'get', path: '/orders', handle: list.list },
    { method: 'get', path: '/orders/:id', handle: order.show },
    { method: 'post', path: '/orders/:id/status', handle: order.changeStatus },
    { method: 'post', path: '/orders/:id/note', handle: order.saveNote },
  ]
}
