import { compileMenu } from '@comanda/order-language/compile-menu.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { Database } from '@comanda/shared/database/connect.js'
import type { MenuRepository } from '@comanda/shared/menu/repository.js'
import type { ShopMenu } from '../handlers/reader.js'

export interface CompiledMenus {
  /** @returns undefined while the shop has no menu */
  get(business: Business, trx: Database): Promise<ShopMenu | undefined>
  /** They are compiled anew when they are needed. */
  clear(): void
  /** how many it holds */
  size(): number
}

/** Compiles a menu once for each of its versions. */
export function createCompiledMenus(menus: MenuRepository): CompiledMenus {
  const compiled = new Map<number, { version: number; menu: ShopMenu | undefined }>()

  async function compile(businessId: number, trx: Database): Promise<ShopMenu | undefined> {
    const [offered, all] = await Promise.all([
      menus.load(businessId, trx),
      menus.load(businessId, trx, { withSoldOut: true }),
    ])
    if (offered === undefined || all === undefined) return undefined
    const menu = compileMenu(offered)
    if (JSON.stringify(offered) === JSON.stringify(all)) return { menu, whole: menu }
    const byId = new Map(offered.items.map(item => [item.id, item]))
    // what can be had has the defaults that can be had
    return { menu, whole: compileMenu({ ...all, items: all.items.map(item => byId.get(item.id) ?? item) }) }
  }

  return {
    get: async (business, trx) => {
      const known = compiled.get(business.id)
      if (known?.version === business.menuVersion) return known.menu
      const entry = { version: business.menuVersion, menu: await compile(business.id, trx) }
      compiled.set(business.id, entry)
      return entry.menu
    },
    clear: () => compiled.clear(),
    size: () => compiled.size,
  }
}
