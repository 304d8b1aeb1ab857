import type { Menu, MenuGroup, MenuItem } from '@comanda/order-language/menu/menu.js'
import type { Database } from '../database/connect.js'
import { queryRow, queryRows, requireRow } from '../database/rows.js'
import { joinNames } from '../learnt-words/join-names.js'
import { learntOf } from '../learnt-words/repository.js'
import type { ItemDetails, MenuEntry, OptionEntry } from './types.js'

interface ItemRow {
  key: string
  name: string
  aliases: string[]
  learnt: string[]
  number: string | null
  category: string | null
  units: string[]
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

interface EntryRow {
  id: number
  name: string
  number: string | null
  category: string | null
  price_minor: number
  units: string[]
  available: boolean
}

const entryColumns = 'id, name, number, category, price_minor, units, available'

const toItem = (row: ItemRow): MenuItem => ({
  id: row.key,
  name: row.name,
  aliases: joinNames(row.aliases, row.learnt),
  ...(row.number === null ? {} : { number: row.number }),
  ...(row.category === null ? {} : { category: row.category }),
  ...(row.units.length === 0 ? {} : { units: row.units }),
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

/** A dish as the dashboard lists it, sold out or not. */
const toEntry = (row: EntryRow): MenuEntry => ({
  id: row.id,
  name: row.name,
  number: row.number ?? undefined,
  category: row.category ?? undefined,
  priceMinor: row.price_minor,
  unit: row.units[0],
  isAvailable: row.available,
})

export type MenuRepository = ReturnType<typeof createMenuRepository>

export function createMenuRepository(db: Database) {
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
           case when :withLearntWords then ${learntOf({ item: 'i.id' })} else '{}' end as learnt, i.number, i.category, i.units, i.price_minor,
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

    /** The dishes in the menu's order. */
    async entries(businessId: number): Promise<MenuEntry[]> {
      const rows = await queryRows<EntryRow>(
        db,
        `select ${entryColumns} from menu_items where business_id = :businessId order by position, id`,
        { businessId },
      )
      return rows.map(toEntry)
    },

    async findEntry(businessId: number, itemId: number): Promise<MenuEntry | undefined> {
      const row = await queryRow<EntryRow>(
        db,
        `select ${entryColumns} from menu_items where business_id = :businessId and id = :itemId`,
        { businessId, itemId },
      )
      return row && toEntry(row)
    },

    /** The options of each group, in the menu's order. */
    async optionEntries(businessId: number): Promise<OptionEntry[]> {
      const rows = await queryRows<{
        id: number
        group_name: string
        name: string
        price_minor: number
        available: boolean
      }>(
        db,
        `select o.id, g.name as group_name, o.name, o.price_minor, o.available
         from options o join option_groups g on g.id = o.group_id
         where g.business_id = :businessId order by g.position, g.id, o.position, o.id`,
        { businessId },
      )
      return rows.map(row => ({
        id: row.id,
        groupName: row.group_name,
        name: row.name,
        priceMinor: row.price_minor,
        isAvailable: row.available,
      }))
    },

    /** Goes up with each change, so that a yes to what was read back before is read back again. */
    async bumpVersion(businessId: number, trx: Database): Promise<void> {
      await trx.raw('update businesses set menu_version = menu_version + 1 where id = :businessId', {
        businessId,
      })
    },

    /** @returns whether there is such an item */
    async setItemAvailable(
      businessId: number,
      itemId: number,
      isAvailable: boolean,
      trx: Database,
    ): Promise<boolean> {
      const rows = await queryRows(
        trx,
        `update menu_items set available = :isAvailable
         where business_id = :businessId and id = :itemId returning id`,
        { businessId, itemId, isAvailable },
      )
      return rows.length === 1
    },

    /** @returns whether there is such an option */
    async setOptionAvailable(
      businessId: number,
      optionId: number,
      isAvailable: boolean,
      trx: Database,
    ): Promise<boolean> {
      const rows = await queryRows(
        trx,
        `update options o set available = :isAvailable from option_groups g
         where g.id = o.group_id and g.business_id = :businessId and o.id = :optionId returning o.id`,
        { businessId, optionId, isAvailable },
      )
      return rows.length === 1
    },

    /** Is another dish called so already? */
    async isNameTaken(
      businessId: number,
      name: string,
      exceptItemId: number | undefined,
      trx: Database,
    ): Promise<boolean> {
      const row = await queryRow(
        trx,
        `select 1 from menu_items
         where business_id = :businessId and lower(name) = lower(:name) and id is distinct from :exceptItemId limit 1`,
        { businessId, name, exceptItemId: exceptItemId ?? null },
      )
      return row !== undefined
    },

    /** @returns whether there is such an item */
    async changeItem(businessId: number, itemId: number, item: ItemDetails, trx: Database): Promise<boolean> {
      const rows = await queryRows(
        trx,
        `update menu_items set name = :name, price_minor = :priceMinor, category = :category
         where business_id = :businessId and id = :itemId returning id`,
        { businessId, itemId, name: item.name, priceMinor: item.priceMinor, category: item.category ?? null },
      )
      return rows.length === 1
    },

    /** At the end of the menu, sold by the piece. @param key made unique where it is taken @returns its row's id */
    async addItem(businessId: number, key: string, item: ItemDetails, trx: Database): Promise<number> {
      const { id } = await requireRow<{ id: number }>(
        trx,
        `insert into menu_items (business_id, key, name, category, price_minor, position)
         select :businessId, case when exists (
             select 1 from menu_items where business_id = :businessId and key = :key
           ) then :key || '-' || gen_random_uuid() else :key end,
           :name, :category, :priceMinor, coalesce(max(position), 0) + 1
         from menu_items where business_id = :businessId returning id`,
        { businessId, key, name: item.name, priceMinor: item.priceMinor, category: item.category ?? null },
      )
      return id
    },

    /** @returns whether there was such an item */
    async removeItem(businessId: number, itemId: number, trx: Database): Promise<boolean> {
      const rows = await queryRows(
        trx,
        'delete from menu_items where business_id = :businessId and id = :itemId returning id',
        { businessId, itemId },
      )
      return rows.length === 1
    },

    /** Puts this menu in the place of the business's old one. Items and options keep their rows by id. */
    async replace(businessId: number, menu: Menu, within: Database = db): Promise<number> {
      return within.transaction(async trx => {
        const business = await queryRow<{ menu_version: number }>(
          trx,
          // amounts in another currency mean nothing any more
          `update businesses set menu_version = menu_version + 1, currency = :currency, language = :language,
             delivery_fee_minor = case when currency = :currency then delivery_fee_minor else 0 end,
             minimum_order_minor = case when currency = :currency then minimum_order_minor else 0 end,
             country = coalesce(:country, country), time_zone = coalesce(:timeZone, time_zone)
           where id = :businessId returning menu_version`,
          {
            businessId,
            currency: menu.currency,
            language: menu.language,
            country: menu.country ?? null,
            timeZone: menu.timeZone ?? null,
          },
        )
        if (business === undefined) throw new RangeError(`there is no business ${businessId}`)
        await trx.raw('delete from menu_items where business_id = :businessId and not key = any(:keys)', {
          businessId,
          keys: menu.items.map(item => item.id),
        })
        await trx.raw('delete from option_groups where business_id = :businessId and not key = any(:keys)', {
          businessId,
          keys: menu.groups.map(group => group.id),
        })
        await trx.raw(
          `insert into option_groups (business_id, key, name, min, max, amounts, removable, position)
           select :businessId, g.id, g.name, g.min, g.max, g.amounts, g.removable, g.ordinality
           from rows from (jsonb_to_recordset(:groups) as (id text, name text, min integer, max integer,
             amounts boolean, removable boolean)) with ordinality
             as g(id, name, min, max, amounts, removable, ordinality)
           on conflict (business_id, key) do update set name = excluded.name, min = excluded.min,
             max = excluded.max, amounts = excluded.amounts, removable = excluded.removable,
             position = excluded.position`,
          { businessId, groups: JSON.stringify(menu.groups) },
        )
        await trx.raw(
          `delete from options o using option_groups g
           where g.id = o.group_id and g.business_id = :businessId
             and not jsonb_build_array(g.key, o.key) = any(array(select jsonb_array_elements(:keys)))`,
          {
            businessId,
            keys: JSON.stringify(menu.groups.flatMap(group => group.options.map(o => [group.id, o.id]))),
          },
        )
        await trx.raw(
          `insert into options (group_id, key, name, aliases, price_minor, position)
           select g.id, o.value->>'id', o.value->>'name',
             array(select jsonb_array_elements_text(o.value->'aliases')),
             cast(o.value->>'priceMinor' as bigint), o.ordinality
           from jsonb_array_elements(:groups) as given
           join option_groups g on g.business_id = :businessId and g.key = given->>'id'
           cross join lateral jsonb_array_elements(given->'options') with ordinality as o
           on conflict (group_id, key) do update set name = excluded.name, aliases = excluded.aliases,
             price_minor = excluded.price_minor, position = excluded.position`,
          { businessId, groups: JSON.stringify(menu.groups) },
        )
        await trx.raw(
          `insert into menu_items (business_id, key, name, aliases, number, category, units, price_minor, position)
           select :businessId, i.value->>'id', i.value->>'name',
             array(select jsonb_array_elements_text(i.value->'aliases')), i.value->>'number', i.value->>'category',
             array(select jsonb_array_elements_text(coalesce(i.value->'units', '[]'))),
             cast(i.value->>'priceMinor' as bigint), i.ordinality
           from jsonb_array_elements(:items) with ordinality as i
           on conflict (business_id, key) do update set name = excluded.name, aliases = excluded.aliases,
             number = excluded.number, category = excluded.category, units = excluded.units,
             price_minor = excluded.price_minor, position = excluded.position`,
          { businessId, items: JSON.stringify(menu.items) },
        )
        await trx.raw(
          `with gone_groups as (
             delete from menu_item_groups using menu_items i
             where i.id = item_id and i.business_id = :businessId
           )
           delete from menu_item_defaults using menu_items i where i.id = item_id and i.business_id = :businessId`,
          { businessId },
        )
        await trx.raw(
          `insert into menu_item_groups (item_id, group_id, position)
           select i.id, g.id, given_group.ordinality
           from jsonb_array_elements(:items) as given
           join menu_items i on i.business_id = :businessId and i.key = given->>'id'
           cross join lateral jsonb_array_elements_text(given->'groups') with ordinality as given_group
           join option_groups g on g.business_id = :businessId and g.key = given_group.value`,
          { businessId, items: JSON.stringify(menu.items) },
        )
        await trx.raw(
          `insert into menu_item_defaults (item_id, option_id, position)
           select i.id, o.id, standard.ordinality
           from jsonb_array_elements(:items) as given
           join menu_items i on i.business_id = :businessId and i.key = given->>'id'
           cross join lateral jsonb_array_elements(given->'defaults') with ordinality as standard
           join option_groups g on g.business_id = :businessId and g.key = standard.value->>'group'
           join options o on o.group_id = g.id and o.key = standard.value->>'option'
           on conflict do nothing`,
          { businessId, items: JSON.stringify(menu.items) },
        )
        return business.menu_version
      })
    },
  }
}
