import type { Database } from '../../database/connect.js'
import { queryRows } from '../../database/rows.js'
import { shopClock } from '../repository.js'
import type { StatisticsDifference } from '../types.js'

interface DifferenceRow {
  figure: string
  kept: number
  kept_minor: number
  counted: number
  counted_minor: number
}

const hour = `'YYYY-MM-DD HH24"h"'`
const day = `'YYYY-MM-DD'`

/** Kept sums and deltas on one side, the orders themselves on the other, all of one moment. */
const differences = `with placed as materialized (
    select o.id, o.status, o.currency, o.total_minor, o.created_at at time zone b.time_zone as at
    from orders o join businesses b on b.id = o.business_id where o.business_id = :businessId
  ), parts (figure, kept, kept_minor, counted, counted_minor) as (
    select concat_ws(' ', 'orders in all', status), orders, 0, 0, 0 from order_totals where business_id = :businessId
    union all
    select concat_ws(' ', 'orders in all', status), orders, 0, 0, 0 from order_deltas where business_id = :businessId
    union all
    select concat_ws(' ', 'orders in all', status), 0, 0, 1, 0 from placed
    union all
    select concat_ws(' ', 'orders', to_char(day + hour * interval '1 hour', ${hour}), status, currency), orders,
      total_minor, 0, 0
    from order_statistics where business_id = :businessId
    union all
    select concat_ws(' ', 'orders', to_char(shop.at, ${hour}), d.status, d.currency), d.orders, d.total_minor, 0, 0
    from order_deltas d ${shopClock} where d.business_id = :businessId
    union all
    select concat_ws(' ', 'orders', to_char(at, ${hour}), status, currency), 0, 0, 1, total_minor from placed
    union all
    select concat_ws(' ', 'products', to_char(day, ${day}), item_key, nullif(unit, ''), currency), quantity, total_minor,
      0, 0
    from product_statistics where business_id = :businessId
    union all
    select concat_ws(' ', 'products', to_char(shop.at, ${day}), d.item_key, nullif(d.unit, ''), d.currency), d.quantity,
      d.total_minor, 0, 0
    from product_deltas d ${shopClock} where d.business_id = :businessId
    union all
    select concat_ws(' ', 'products', to_char(p.at, ${day}), l.item_key, nullif(l.unit, ''), p.currency), 0, 0,
      l.quantity, l.total_minor
    from placed p join order_lines l on l.order_id = p.id where p.status not in ('rejected', 'cancelled')
  )
  select figure, sum(kept) as kept, sum(kept_minor) as kept_minor, sum(counted) as counted,
    sum(counted_minor) as counted_minor
  from parts group by figure
  having (sum(kept), sum(kept_minor)) is distinct from (sum(counted), sum(counted_minor)) order by figure`

export type CheckingRepository = ReturnType<typeof createCheckingRepository>

export function createCheckingRepository(db: Database) {
  return {
    /** What a business's kept figures and its orders differ in; nothing where all is well. It reads all its orders. */
    async compare(businessId: number): Promise<StatisticsDifference[]> {
      const rows = await queryRows<DifferenceRow>(db, differences, { businessId })
      return rows.map(({ figure, kept, counted, ...row }) => ({
        figure,
        kept: { amount: kept, minor: row.kept_minor },
        counted: { amount: counted, minor: row.counted_minor },
      }))
    },

    /** Counts a business's orders anew. */
    async rebuild(businessId: number): Promise<void> {
      await db.raw('select rebuild_statistics(:businessId)', { businessId })
    },
  }
}
