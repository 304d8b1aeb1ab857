import type { Menu } from '@comanda/order-language/menu/menu.js'
import { createBusinessRepository } from '../businesses/repository.js'
import { slugFrom } from '../businesses/service.js'
import type { Database } from '../database/connect.js'
import { createLearntWordService, type TakenWords } from '../learnt-words/service.js'
import { createInMenu } from './in-menu.js'
import { createMenuRepository } from './repository.js'
import type { ItemDetails } from './types.js'

type ItemOutcome = 'changed' | 'name_taken' | 'not_found' | TakenWords

export type MenuService = ReturnType<typeof createMenuService>

/** A shop's menu, and what staff change on it. Each change is one transaction and makes a new version of the menu. */
export function createMenuService(db: Database) {
  const menus = createMenuRepository(db)
  const businesses = createBusinessRepository(db)
  const learntWords = createLearntWordService(db)
  const inMenu = createInMenu(db)

  const changedIf = (isFound: boolean): 'changed' | 'not_found' => (isFound ? 'changed' : 'not_found')

  return {
    load: menus.load,
    entries: menus.entries,
    categories: menus.categories,
    findEntry: menus.findEntry,
    factsOf: menus.factsOf,
    optionEntries: menus.optionEntries,

    /** Sold out, or back. */
    setItemAvailable: (businessId: number, itemId: number, isAvailable: boolean) =>
      inMenu(businessId, async trx =>
        changedIf(await menus.setItemAvailable(businessId, itemId, isAvailable, trx)),
      ),

    setOptionAvailable: (businessId: number, optionId: number, isAvailable: boolean) =>
      inMenu(businessId, async trx =>
        changedIf(await menus.setOptionAvailable(businessId, optionId, isAvailable, trx)),
      ),

    changeItem: (businessId: number, itemId: number, item: ItemDetails, memberId: number) =>
      inMenu<ItemOutcome>(businessId, async trx => {
        if (await menus.isNameTaken(businessId, item.name, itemId, trx)) return 'name_taken'
        const names = { own: item.name, words: item.alsoCalled, memberId }
        const taken = await learntWords.setNames(businessId, { kind: 'item', id: itemId }, names, trx)
        return taken ?? changedIf(await menus.changeItem(businessId, itemId, item, trx))
      }),

    addItem: (businessId: number, item: ItemDetails, memberId: number) =>
      inMenu<ItemOutcome>(businessId, async trx => {
        if (await menus.isNameTaken(businessId, item.name, undefined, trx)) return 'name_taken'
        const names = { own: item.name, words: item.alsoCalled, memberId }
        const taken = await learntWords.findTaken(businessId, { name: item.name }, item.alsoCalled, trx)
        if (taken !== undefined) return taken
        const id = await menus.addItem(businessId, slugFrom(item.name) || 'item', item, trx)
        await learntWords.setNames(businessId, { kind: 'item', id }, names, trx)
        return 'changed'
      }),

    /** What an option is called beside its name. */
    setOptionNames: (businessId: number, optionId: number, words: readonly string[], memberId: number) =>
      inMenu<Exclude<ItemOutcome, 'name_taken'>>(businessId, async trx => {
        const target = { kind: 'option', id: optionId } as const
        const option = await learntWords.namesOf(businessId, target, trx)
        if (option === undefined) return 'not_found'
        const names = { own: option.name, words, memberId }
        return (await learntWords.setNames(businessId, target, names, trx)) ?? 'changed'
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
