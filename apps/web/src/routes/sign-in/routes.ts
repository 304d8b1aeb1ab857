import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'
import { createSignInController } from './controller.js'

export function signInRoutes(dependencies: RouteDependencies): Route[] {
  const controller = createSignInController(dependencies)
  return [
    { method: 'get', path: '/sign-in', handle: controller.show },
    { method: 'post', path: '/sign-in', handle: controller.signIn },
  ]
}
