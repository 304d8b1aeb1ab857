import type { Database } from '../../database/connect.js'
import { queryRows, requireRow } from '../../database/rows.js'
import { shopClock } from '../repository.js'

/** So many at once, so that a long queue of them holds nothing up. */
const mostAtOnce = 5_000

/** As in the migration: whoever counts a shop's orders anew holds it too. */
const foldingLock = 7_201_954_304

interface FoldedDay {
  business_id: number
  day: string
}

/** Takes deltas out of a table. Nobody else does, so nobody is waited for. */
const taken = (table: string): string =>
  `delete from ${table} where (business_id, id) in (
     select business_id, id from ${table} order by business_id, id limit :mostAtOnce
   ) returning *`

const foldOrders = `with changes as (${taken('order_deltas')}), parts as (
    select d.business_id, cast(shop.at as date) as day, cast(extract(hour from shop.at) as smallint) as hour, d.status,
      d.currency, sum(d.orders) as orders, sum(d.total_minor) as total_minor
    from changes d ${shopClock} group by 1, 2, 3, 4, 5
  ), totals as (
    insert into order_totals as t (business_id, status, orders)
    select business_id, status, sum(orders) from parts group by 1, 2
    on conflict (business_id, status) do update set orders = t.orders + excluded.orders
  ), kept as (
    insert into order_statistics as s (business_id, day, hour, status, currency, orders, total_minor)
    select business_id, day, hour, status, currency, orders, total_minor from parts
    on conflict (business_id, day, hour, status, currency) do update
      set orders = s.orders + excluded.orders, total_minor = s.total_minor + excluded.total_minor
    returning s.business_id, s.day
  )
  select distinct business_id, to_char(day, 'YYYY-MM-DD') as day from kept`

const foldProducts = `with changes as (${taken('product_deltas')}), kept as (
    insert into product_statistics as s (business_id, day, item_key, unit, currency, name, quantity, total_minor)
    select d.business_id, cast(shop.at as date), d.item_key, d.unit, d.currency,
      (array_agg(d.name order by d.id desc))[1], sum(d.quantity), sum(d.total_minor)
    from changes d ${shopClock} group by 1, 2, 3, 4, 5
    on conflict (business_id, day, item_key, unit, currency) do update set name = excluded.name,
      quantity = s.quantity + excluded.quantity, total_minor = s.total_minor + excluded.total_minor
    returning s.business_id, s.day
  )
  select distinct business_id, to_char(day, 'YYYY-MM-DD') as day from kept`

export type FoldingRepository = ReturnType<typeof createFoldingRepository>

export function createFoldingRepository(db: Database) {
  async function fold(
    trx: Database,
    fold: string,
    { table, empty }: { table: string; empty: string },
  ): Promise<void> {
    const folded = await queryRows<FoldedDay>(trx, fold, { mostAtOnce })
    if (folded.length === 0) return
    // an order that went on its way leaves its earlier statuses empty: nothing to read each time
    await trx.raw(
      `delete from ${table} where ${empty} and (business_id, day) in (
         select * from unnest(cast(:businessIds as bigint[]), cast(:days as date[])))`,
      { businessIds: folded.map(row => row.business_id), days: folded.map(row => row.day) },
    )
  }

  return {
    /** Does anything wait to be folded? */
    async hasDeltas(): Promise<boolean> {
      const row = await requireRow<{ is: boolean }>(
        db,
        'select exists (select from order_deltas) or exists (select from product_deltas) as is',
      )
      return row.is
    },

    /** Adds waiting deltas to the sums, unless somebody else does already. */
    async foldOnce(): Promise<void> {
      await db.transaction(async trx => {
        const lock = await requireRow<{ is: boolean }>(
          trx,
          'select pg_try_advisory_xact_lock(cast(:foldingLock as bigint)) as is',
          { foldingLock },
        )
        if (!lock.is) return
        await fold(trx, foldOrders, {
          table: 'order_statistics',
          empty: 'orders = 0 and total_minor = 0',
        })
        await fold(trx, foldProducts, {
          table: 'product_statistics',
          empty: 'quantity = 0 and total_minor = 0',
        })
      })
    },
  }
}
