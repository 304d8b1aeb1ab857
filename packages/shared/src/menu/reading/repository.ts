import type { Menu, MenuGroup, MenuItem } from '@comanda/order-language/menu/menu.js'
import type { Allergen, Diet } from '@comanda/order-language/questions/topics.js'
import type { Database } from '../../database/connect.js'
import { queryRow, queryRows } from '../../database/rows.js'
import { joinNames } from '../../learnt-words/join-names.js'
import { learntOf } from '../../learnt-words/repository.js'

interface ItemRow {
  key: string
  name: string
  aliases: string[]
  learnt: string[]
  number: string | null
  category: string | null
  units: string[]
  description: string | null
  ingredients: string[] | null
  allergens: Allergen[] | null
  diets: Diet[] | null
  price_minor: number
  groups: string[]
  defaults: { group: string; option: string }[]
}

interface GroupRow {
  key: string
  name: string
  min: number
  max: number | null
  amounts: boolean
  removable: boolean
  options: { id: string; name: string; aliases: string[]; learnt: string[]; priceMinor: number }[]
}

const toItem = (row: ItemRow): MenuItem => ({
  id: row.key,
  name: row.name,
  aliases: joinNames(row.aliases, row.learnt),
  ...(row.number === null ? {} : { number: row.number }),
  ...(row.category === null ? {} : { category: row.category }),
  ...(row.units.length === 0 ? {} : { units: row.units }),
  ...(row.description === null ? {} : { description: row.description }),
  ...(row.ingredients === null ? {} : { ingredients: row.ingredients }),
  ...(row.allergens === null ? {} : { allergens: row.allergens }),
  ...(row.diets === null ? {} : { diets: row.diets }),
  priceMinor: row.price_minor,
  groups: row.groups,
  defaults: row.defaults,
})

const toGroup = (row: GroupRow): MenuGroup => ({
  id: row.key,
  name: row.name,
  min: row.min,
  max: row.max ?? row.options.length,
  amounts: row.amounts,
  removable: row.removable,
  options: row.options.map(({ learnt, ...option }) => ({
    ...option,
    aliases: joinNames(option.aliases, learnt),
  })),
})

/** The menu as orders are read against it. */
export function createMenuReading(db: Database) {
  return {
    /**
     * What can be ordered now, learnt words among its names; with `withSoldOut` all that is on the menu, and without
     * `withLearntWords` as its file says it.
     * @returns undefined where there is no such business or it has no menu yet
     */
    async load(
      businessId: number,
      trx: Database = db,
      { withSoldOut = false, withLearntWords = true } = {},
    ): Promise<Menu | undefined> {
      const business = await queryRow<{
        currency: string
        language: string
        country: string | null
        time_zone: string
      }>(
        trx,
        'select currency, language, country, time_zone from businesses where id = :businessId and menu_version > 0',
        { businessId },
      )
      if (business === undefined) return undefined
      const items = await queryRows<ItemRow>(
        trx,
        `select i.key, i.name, i.aliases,
           case when :withLearntWords then ${learntOf({ item: 'i.id' })} else '{}' end as learnt, i.number, i.category, i.units, i.description, i.ingredients, i.allergens, i.diets, i.price_minor,
           coalesce((
             select jsonb_agg(g.key order by ig.position)
             from menu_item_groups ig join option_groups g on g.id = ig.group_id where ig.item_id = i.id
           ), '[]') as groups,
           coalesce((
             select jsonb_agg(jsonb_build_object('group', g.key, 'option', o.key) order by d.position)
             from menu_item_defaults d join options o on o.id = d.option_id join option_groups g on g.id = o.group_id
             where d.item_id = i.id and (o.available or :withSoldOut)
           ), '[]') as defaults
         from menu_items i where i.business_id = :businessId and (i.available or :withSoldOut) order by i.position`,
        { businessId, withSoldOut, withLearntWords },
      )
      const groups = await queryRows<GroupRow>(
        trx,
        `select g.key, g.name, g.min, g.max, g.amounts, g.removable,
           coalesce((
             select jsonb_agg(jsonb_build_object('id', o.key, 'name', o.name, 'aliases', o.aliases,
               'learnt', case when :withLearntWords then ${learntOf({ option: 'o.id' })} else '{}' end,
               'priceMinor', o.price_minor) order by o.position)
             from options o where o.group_id = g.id and (o.available or :withSoldOut)
           ), '[]') as options
         from option_groups g where g.business_id = :businessId order by g.position`,
        { businessId, withSoldOut, withLearntWords },
      )
      return {
        currency: business.currency,
        language: business.language,
        ...(business.country === null ? {} : { country: business.country }),
        timeZone: business.time_zone,
        items: items.map(toItem),
        groups: groups.map(toGroup),
      }
    },

    /** Is anything on the menu, sold out or not? */
    async hasItems(businessId: number, trx: Database = db): Promise<boolean> {
      const row = await queryRow(trx, 'select 1 from menu_items where business_id = :businessId limit 1', {
        businessId,
      })
      return row !== undefined
    },
  }
}
