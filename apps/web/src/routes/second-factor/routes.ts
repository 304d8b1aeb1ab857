import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'
import { createAppController } from './app-controller.js'
import { createSecondFactorController } from './controller.js'
import { createPasskeyController } from './passkey-controller.js'

const base = '/profile/second-factor'

export function secondFactorRoutes(dependencies: RouteDependencies): Route[] {
  const controller = createSecondFactorController(dependencies)
  const app = createAppController(dependencies)
  const passkey = createPasskeyController(dependencies)
  const routes: Route[] = [
    { method: 'get', path: '/profile/confirm', handle: controller.showConfirm },
    { method: 'post', path: '/profile/confirm', handle: controller.confirm },
    { method: 'get', path: base, handle: controller.show },
    { method: 'post', path: `${base}/codes`, handle: controller.renewCodes },
    { method: 'get', path: `${base}/app`, handle: app.show },
    { method: 'post', path: `${base}/app`, handle: app.start },
    { method: 'get', path: `${base}/app/qr.svg`, handle: app.showQr },
    { method: 'post', path: `${base}/app/check`, handle: app.check },
    { method: 'post', path: `${base}/app/remove`, handle: app.remove },
    { method: 'get', path: `${base}/passkey`, handle: passkey.show },
    { method: 'post', path: `${base}/passkey`, handle: passkey.add },
    { method: 'post', path: `${base}/passkey/remove`, handle: passkey.remove },
  ]
  return routes.map(route => ({ ...route, whileSettingUp: true }))
}
