import type { Database } from '../../database/connect.js'
import { queryRow, queryRows, requireRow } from '../../database/rows.js'
import type { ItemDetails, ItemFacts, MenuEntry, OptionEntry } from '../types.js'

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

const columnsOf = (item: ItemDetails) => ({
  name: item.name,
  priceMinor: item.priceMinor,
  category: item.category ?? null,
  description: item.description ?? null,
  ingredients: item.ingredients ?? null,
  allergens: item.allergens ?? null,
  diets: item.diets ?? null,
})

/** Dishes and options one by one, as they are listed and changed by hand. */
export function createMenuEntries(db: Database) {
  return {
    /** The dishes in the menu's order. */
    async entries(businessId: number): Promise<MenuEntry[]> {
      const rows = await queryRows<EntryRow>(
        db,
        `select ${entryColumns} from menu_items where business_id = :businessId order by position, id`,
        { businessId },
      )
      return rows.map(toEntry)
    },

    /** What the dishes are kept under, in the menu's order. */
    async categories(businessId: number): Promise<string[]> {
      const rows = await queryRows<{ category: string }>(
        db,
        `select category from menu_items where business_id = :businessId and category is not null
         group by category order by min(position), category`,
        { businessId },
      )
      return rows.map(row => row.category)
    },

    async findEntry(businessId: number, itemId: number): Promise<MenuEntry | undefined> {
      const row = await queryRow<EntryRow>(
        db,
        `select ${entryColumns} from menu_items where business_id = :businessId and id = :itemId`,
        { businessId, itemId },
      )
      return row && toEntry(row)
    },

    /** What is known of a dish; undefined where there is no such item. */
    async factsOf(businessId: number, itemId: number): Promise<ItemFacts | undefined> {
      const row = await queryRow<{ [Fact in keyof ItemFacts]: NonNullable<ItemFacts[Fact]> | null }>(
        db,
        `select description, ingredients, allergens, diets from menu_items
         where business_id = :businessId and id = :itemId`,
        { businessId, itemId },
      )
      if (row === undefined) return undefined
      return {
        description: row.description ?? undefined,
        ingredients: row.ingredients ?? undefined,
        allergens: row.allergens ?? undefined,
        diets: row.diets ?? undefined,
      }
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
        `update menu_items set name = :name, price_minor = :priceMinor, category = :category,
           description = :description, ingredients = :ingredients, allergens = :allergens, diets = :diets
         where business_id = :businessId and id = :itemId returning id`,
        { businessId, itemId, ...columnsOf(item) },
      )
      return rows.length === 1
    },

    /** At the end of the menu, sold by the piece. @param key made unique where it is taken @returns its row's id */
    async addItem(businessId: number, key: string, item: ItemDetails, trx: Database): Promise<number> {
      const { id } = await requireRow<{ id: number }>(
        trx,
        `insert into menu_items (business_id, key, name, category, price_minor, description, ingredients, allergens, diets,
           position)
         select :businessId, case when exists (
             select 1 from menu_items where business_id = :businessId and key = :key
           ) then :key || '-' || gen_random_uuid() else :key end,
           :name, :category, :priceMinor, :description, cast(:ingredients as text[]), cast(:allergens as text[]),
           cast(:diets as text[]), coalesce(max(position), 0) + 1
         from menu_items where business_id = :businessId returning id`,
        { businessId, key, ...columnsOf(item) },
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
  }
}
