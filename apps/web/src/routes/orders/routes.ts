import type { Route } from '../route.js'
import type { RouteDependencies } from '../routes.js'
import { createOrderListController } from './list-controller.js'
import { createOrderController } from './order-controller.js'

export function orderRoutes(dependencies: RouteDependencies): Route[] {
  const list = createOrderListController(dependencies)
  const order = createOrderController(dependencies)
  // its steps name who took them
  const shows = { topics: ['orders', 'shop'], ages: true } as const
  return [
    { method: 'get', path: '/orders', handle: list.list, shows: { topics: ['orders'], ages: true } },
    { method: 'get', path: '/orders/:id', handle: order.show, shows },
    { method: 'post', path: '/orders/:id/status', handle: order.changeStatus },
    { method: 'post', path: '/orders/:id/note', handle: order.saveNote },
  ]
}
