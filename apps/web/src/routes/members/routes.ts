import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'
import { createMembersController } from './controller.js'
import { createLogController } from './log-controller.js'

export function memberRoutes(dependencies: RouteDependencies): Route[] {
  const controller = createMembersController(dependencies)
  const log = createLogController(dependencies)
  return [
    {
      method: 'get',
      path: '/members',
      handle: controller.list,
      shows: { topics: ['shop'], ages: false, people: true },
    },
    { method: 'get', path: '/members/log', handle: log.show },
    { method: 'post', path: '/members', handle: controller.add },
    { method: 'post', path: '/members/second-factor', handle: controller.demandSecondFactor },
    { method: 'post', path: '/members/:id/role', handle: controller.setRole },
    { method: 'post', path: '/members/:id/link', handle: controller.makeLink },
    { method: 'post', path: '/members/:id/remove', handle: controller.remove },
  ]
}
