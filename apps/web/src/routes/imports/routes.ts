import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'
import { createImportController } from './import-controller.js'
import { createImportListController } from './list-controller.js'

export function importRoutes(dependencies: RouteDependencies): Route[] {
  const list = createImportListController(dependencies)
  const one = createImportController(dependencies)
  return [
    { method: 'get', path: '/imports', handle: list.show },
    { method: 'post', path: '/imports', handle: list.upload, takesUpload: true },
    { method: 'get', path: '/imports/:id', handle: one.show },
    { method: 'post', path: '/imports/:id/columns', handle: one.columns },
    { method: 'get', path: '/imports/:id/panel', handle: one.showPanel },
    { method: 'post', path: '/imports/:id/pause', handle: one.pause },
    { method: 'post', path: '/imports/:id/resume', handle: one.resume },
    { method: 'post', path: '/imports/:id/cancel', handle: one.cancel },
    { method: 'get', path: '/imports/:id/set-aside.csv', handle: one.setAside },
  ]
}
