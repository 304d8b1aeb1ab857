import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'
import { createWelcomeController } from './controller.js'

export function welcomeRoutes(dependencies: RouteDependencies): Route[] {
  const controller = createWelcomeController(dependencies)
  return [
    { method: 'get', path: '/welcome/:token', handle: controller.show },
    { method: 'post', path: '/welcome/:token', handle: controller.choosePassword },
    { method: 'post', path: '/welcome/:token/join', handle: controller.join },
  ]
}
