import type { Menu } from '@comanda/order-language/menu/menu.js'
import type { Database } from '../database/connect.js'
import { createMenuEntries } from './entries/repository.js'
import { createMenuReading } from './reading/repository.js'
import { replaceMenu } from './replacing/repository.js'

export type MenuRepository = ReturnType<typeof createMenuRepository>

export function createMenuRepository(db: Database) {
  return {
    ...createMenuReading(db),
    ...createMenuEntries(db),

    /** Puts this menu in the place of the business's old one. @returns its new version */
    replace: (businessId: number, menu: Menu, trx: Database = db): Promise<number> =>
      replaceMenu(trx, businessId, menu),

    /** Goes up with each change, so that a yes to what was read back before is read back again. */
    async bumpVersion(businessId: number, trx: Database): Promise<void> {
      await trx.raw('update businesses set menu_version = menu_version + 1 where id = :businessId', {
        businessId,
      })
    },
  }
}
