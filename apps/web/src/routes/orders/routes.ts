import type { Request } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'
import { rowId } from '../../routing/row-id.js'
import { createOrderListController } from './list-controller.js'
import { createOrderController } from './order-controller.js'
import { orderTopics } from './order-topics.js'

export function orderRoutes(dependencies: RouteDependencies): Route[] {
  const list = createOrderListController(dependencies)
  const order = createOrderController(dependencies)
  const shows = {
    // an address that names no order is answered by the controller
    topics: ({ params }: Request) => orderTopics(rowId(params.id) ?? 0),
    ages: true,
    people: true,
  }
  return [
    {
      method: 'get',
      path: '/orders',
      handle: list.list,
      shows: { topics: ['orders'], ages: true, people: true },
    },
    { method: 'get', path: '/orders/:id', handle: order.show, shows },
    { method: 'post', path: '/orders/:id/status', handle: order.changeStatus },
    { method: 'post', path: '/orders/:id/undo', handle: order.undo },
    { method: 'post', path: '/orders/:id/note', handle: order.saveNote },
    { method: 'post', path: '/orders/:id/requests', handle: order.decide },
  ]
}
