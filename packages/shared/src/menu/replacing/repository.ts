import type { Menu } from '@comanda/order-language/menu/menu.js'
import type { Database } from '../../database/connect.js'
import { queryRow } from '../../database/rows.js'

/**
 * Puts this menu in the place of the business's old one. Items and options keep their rows by id.
 * @returns the menu's new version
 */
export async function replaceMenu(db: Database, businessId: number, menu: Menu): Promise<number> {
  return db.transaction(async trx => {
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
      `insert into menu_items (business_id, key, name, aliases, number, category, units, description, ingredients,
         allergens, diets, price_minor, position)
       select :businessId, i.value->>'id', i.value->>'name',
         array(select jsonb_array_elements_text(i.value->'aliases')), i.value->>'number', i.value->>'category',
         array(select jsonb_array_elements_text(coalesce(i.value->'units', '[]'))),
         i.value->>'description',
         case when i.value->'ingredients' is not null then array(select jsonb_array_elements_text(i.value->'ingredients')) end,
         case when i.value->'allergens' is not null then array(select jsonb_array_elements_text(i.value->'allergens')) end,
         case when i.value->'diets' is not null then array(select jsonb_array_elements_text(i.value->'diets')) end,
         cast(i.value->>'priceMinor' as bigint), i.ordinality
       from jsonb_array_elements(:items) with ordinality as i
       on conflict (business_id, key) do update set name = excluded.name, aliases = excluded.aliases,
         number = excluded.number, category = excluded.category, units = excluded.units,
         -- what a file doesn't say of a dish stays as it was: most files know nothing of it
         description = coalesce(excluded.description, menu_items.description),
         ingredients = coalesce(excluded.ingredients, menu_items.ingredients),
         allergens = coalesce(excluded.allergens, menu_items.allergens),
         diets = coalesce(excluded.diets, menu_items.diets),
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
}
