import { type CompiledMenu, compileMenu } from '@comanda/order-language/compile-menu.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { Database } from '@comanda/shared/database/connect.js'
import type { MenuRepository } from '@comanda/shared/menu/repository.js'

export interface CompiledMenus {
  /** @returns undefined while the shop has no menu */
  get(business: Business, trx: Database): Promise<CompiledMenu | undefined>
  /** They are compiled anew when they are needed. */
  clear(): void
  /** how many it holds */
  size(): number
}

/** Compiles a menu once for each of its versions. */
export function createCompiledMenus(menus: MenuRepository): CompiledMenus {
  const compiled = new Map<number, { version: number; menu: CompiledMenu | undefined }>()
  return {
    get: async (business, trx) => {
      const known = compiled.get(business.id)
      if (known?.version === business.menuVersion) return known.menu
      const menu = await menus.load(business.id, trx)
      const entry = { version: business.menuVersion, menu: menu && compileMenu(menu) }
      compiled.set(business.id, entry)
      return entry.menu
    },
    clear: () => compiled.clear(),
    size: () => compiled.size,
  }
}
