import { createBusinessRepository } from '../businesses/repository.js'
import type { Database } from '../database/connect.js'
import { createMenuRepository } from './repository.js'

/** Work on a business's menu, in one transaction. */
export type InMenu = <Outcome>(
  businessId: number,
  work: (trx: Database) => Promise<Outcome>,
) => Promise<Outcome>

/** The business first, as an import does. A new version where the work says 'changed'. */
export function createInMenu(db: Database): InMenu {
  const menus = createMenuRepository(db)
  const businesses = createBusinessRepository(db)
  return (businessId, work) =>
    db.transaction(async trx => {
      await businesses.lock(businessId, trx)
      const outcome = await work(trx)
      if (outcome === 'changed') await menus.bumpVersion(businessId, trx)
      return outcome
    })
}
