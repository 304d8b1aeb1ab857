import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'
import { createAccountController } from './controller.js'
import { createUnlinkController } from './unlink-controller.js'

export function accountRoutes(dependencies: RouteDependencies): Route[] {
  const controller = createAccountController(dependencies)
  const unlink = createUnlinkController(dependencies)
  return [
    { method: 'get', path: '/account', handle: controller.show },
    { method: 'get', path: '/account/panel', handle: controller.showPanel },
    { method: 'get', path: '/account/qr.svg', handle: controller.showQr },
    { method: 'get', path: '/account/unlink', handle: unlink.show },
    { method: 'post', path: '/account/unlink', handle: unlink.unlink },
  ]
}
