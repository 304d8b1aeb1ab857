import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'
import { createImportController } from './import-controller.js'
import { createItemController } from './item-controller.js'
import { createLearntWordsController } from './learnt-words-controller.js'
import { createMenuController } from './menu-controller.js'
import { createOptionController } from './option-controller.js'

export function menuRoutes(dependencies: RouteDependencies): Route[] {
  const menu = createMenuController(dependencies)
  const item = createItemController(dependencies)
  const option = createOptionController(dependencies)
  const learntWords = createLearntWordsController(dependencies)
  const imports = createImportController(dependencies)
  const shows = { topics: ['menu'], ages: false, people: false } as const
  return [
    { method: 'get', path: '/menu', handle: menu.show, shows },
    { method: 'post', path: '/menu/items/:id/availability', handle: menu.setItemAvailable },
    { method: 'post', path: '/menu/options/:id/availability', handle: menu.setOptionAvailable },
    { method: 'post', path: '/menu/words/:id/use', handle: learntWords.use },
    { method: 'post', path: '/menu/words/:id/refuse', handle: learntWords.refuse },
    { method: 'get', path: '/menu/options/:id', handle: option.show, shows },
    { method: 'post', path: '/menu/options/:id', handle: option.change },
    { method: 'get', path: '/menu/add', handle: item.showNew, shows },
    { method: 'post', path: '/menu/add', handle: item.add },
    { method: 'get', path: '/menu/items/:id', handle: item.show, shows },
    { method: 'post', path: '/menu/items/:id', handle: item.change },
    { method: 'post', path: '/menu/items/:id/remove', handle: item.remove },
    { method: 'get', path: '/menu/import', handle: imports.show, shows },
    { method: 'post', path: '/menu/import', handle: imports.submit, takesFiles: true },
  ]
}
