import type { Menu } from '@comanda/order-language/menu/menu.js'
import { createBusinessRepository } from '../businesses/repository.js'
import { slugFrom } from '../businesses/service.js'
import type { Database } from '../database/connect.js'
import { createMenuRepository } from './repository.js'
import type { ItemDetails } from './types.js'

type ItemOutcome = 'changed' | 'name_taken' | 'not_found'

export type MenuService = ReturnType<typeof createMenuService>

/** What the desk changes on a menu. Each change is one transaction and makes a new version of the menu. */
export function createMenuService(db: Database) {
  const menus = createMenuRepository(db)
  const businesses = createBusinessRepository(db)

  /** The business first, as an import does. A new version where the work says so. */
  async function inMenu<Outcome>(
    businessId: number,
    work: (trx: Database) => Promise<Outcome>,
  ): Promise<Outcome> {
    return db.transaction(async trx => {
      await businesses.lock(businessId, trx)
      const outcome = await work(trx)
      if (outcome === 'changed') await menus.bumpVersion(businessId, trx)
      return outcome
    })
  }

  const changedIf = (isFound: boolean): 'changed' | 'not_found' => (isFound ? 'changed' : 'not_found')

  return {
    /** Sold out, or back. */
    setItemAvailable: (businessId: number, itemId: number, isAvailable: boolean) =>
      inMenu(businessId, async trx =>
        changedIf(await menus.setItemAvailable(businessId, itemId, isAvailable, trx)),
      ),

    setOptionAvailable: (businessId: number, optionId: number, isAvailable: boolean) =>
      inMenu(businessId, async trx =>
        changedIf(await menus.setOptionAvailable(businessId, optionId, isAvailable, trx)),
      ),

    changeItem: (businessId: number, itemId: number, item: ItemDetails) =>
      inMenu<ItemOutcome>(businessId, async trx => {
        if (await menus.isNameTaken(businessId, item.name, itemId, trx)) return 'name_taken'
        return changedIf(await menus.changeItem(businessId, itemId, item, trx))
      }),

    addItem: (businessId: number, item: ItemDetails) =>
      inMenu<ItemOutcome>(businessId, async trx => {
        if (await menus.isNameTaken(businessId, item.name, undefined, trx)) return 'name_taken'
        await menus.addItem(businessId, slugFrom(item.name) || 'item', item, trx)
        return 'changed'
      }),

    removeItem: (businessId: number, itemId: number) =>
      inMenu(businessId, async trx => changedIf(await menus.removeItem(businessId, itemId, trx))),

    /** Puts a menu in the old one's place, unless that has changed since `expectedVersion`. */
    replace: (businessId: number, menu: Menu, expectedVersion: number) =>
      db.transaction(async trx => {
        const business = await businesses.lock(businessId, trx)
        if (business?.menuVersion !== expectedVersion) return 'overtaken' as const
        await menus.replace(businessId, menu, trx)
        return 'replaced' as const
      }),
  }
}
