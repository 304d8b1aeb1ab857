import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'
import { createSignInController } from './controller.js'
import { createSecondStepController } from './second-step-controller.js'

export function signInRoutes(dependencies: RouteDependencies): Route[] {
  const controller = createSignInController(dependencies)
  const secondStep = createSecondStepController(dependencies)
  return [
    { method: 'get', path: '/sign-in', handle: controller.show },
    { method: 'post', path: '/sign-in', handle: controller.signIn },
    { method: 'get', path: '/sign-in/second-step', handle: secondStep.show },
    { method: 'post', path: '/sign-in/second-step', handle: secondStep.check },
    { method: 'get', path: '/sign-in/passkey', handle: secondStep.showPasskey },
    { method: 'post', path: '/sign-in/passkey', handle: secondStep.checkPasskey },
  ]
}
