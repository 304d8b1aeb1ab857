import type { Database } from '../database/connect.js'
import { prepare, runPrepared } from '../database/statements.js'
import type { OrderStatus } from '../orders/types.js'
import type { ProductFigure, Statistics, StatisticsPeriod } from './types.js'

interface FigureRow {
  kind: 'day' | 'hour' | 'status'
  day: string | null
  hour: number | null
  status: OrderStatus | null
  currency: string | null
  orders: number
  /** of these, neither rejected nor cancelled */
  counting: number
  total_minor: number
}

interface ProductRow {
  item_key: string
  unit: string
  name: string
  quantity: number
  total_minor: number
  products: number
}

/** Of deltas `d`: when their orders were placed by the shop's clock, as `shop.at`. */
export const shopClock = `join businesses b on b.id = d.business_id
  cross join lateral (select d.placed_at at time zone b.time_zone as at) shop`

const within = (day: string): string => `${day} between cast(:from as date) and cast(:until as date)`
const counts = "status not in ('rejected', 'cancelled')"

const figuresStatement = prepare(
  `with figures as (
     select day, hour, status, currency, orders, total_minor from order_statistics
     where business_id = :businessId and ${within('day')}
     union all
     select cast(shop.at as date), cast(extract(hour from shop.at) as smallint), d.status, d.currency, d.orders,
       d.total_minor
     from order_deltas d ${shopClock} where d.business_id = :businessId and ${within('cast(shop.at as date)')}
   )
   select case when grouping(day) = 0 then 'day' when grouping(hour) = 0 then 'hour' else 'status' end as kind,
     to_char(day, 'YYYY-MM-DD') as day, hour, status, currency, cast(sum(orders) as bigint) as orders,
     cast(coalesce(sum(orders) filter (where ${counts}), 0) as bigint) as counting,
     cast(coalesce(sum(total_minor) filter (where ${counts}), 0) as bigint) as total_minor
   from figures group by grouping sets ((day, currency), (hour), (status)) order by day, hour`,
)

const productsStatement = prepare(
  `with sold as (
     select item_key, unit, sum(quantity) as quantity, sum(total_minor) as total_minor from (
       select item_key, unit, quantity, total_minor from product_statistics
       where business_id = :businessId and currency = :currency and ${within('day')}
       union all
       select d.item_key, d.unit, d.quantity, d.total_minor from product_deltas d ${shopClock}
       where d.business_id = :businessId and d.currency = :currency and ${within('cast(shop.at as date)')}
     ) parts group by item_key, unit having sum(quantity) > 0
   ), best as (
     select item_key, unit, quantity, total_minor, count(*) over () as products from sold
     order by total_minor desc, item_key, unit limit :most
   )
   select best.item_key, best.unit, best.quantity, cast(best.total_minor as bigint) as total_minor, best.products,
     coalesce(
       (select i.name from menu_items i where i.business_id = :businessId and i.key = best.item_key),
       (select d.name from product_deltas d where d.business_id = :businessId and d.item_key = best.item_key
        order by d.id desc limit 1),
       (select s.name from product_statistics s
        where s.business_id = :businessId and s.item_key = best.item_key and ${within('s.day')}
        order by s.day desc limit 1)
     ) as name
   from best order by best.total_minor desc, best.item_key, best.unit`,
)

const toProduct = (row: ProductRow): ProductFigure => ({
  itemKey: row.item_key,
  name: row.name,
  quantity: row.quantity,
  unit: row.unit === '' ? undefined : row.unit,
  totalMinor: row.total_minor,
})

const sum = (rows: readonly FigureRow[], column: 'counting' | 'total_minor'): number =>
  rows.reduce((total, row) => total + row[column], 0)

/** The rows by what they are grouped by, each group with its rows: a day has one for each currency. */
function grouped<Key extends 'day' | 'currency'>(
  rows: readonly FigureRow[],
  key: Key,
): [string, FigureRow[]][] {
  const groups = new Map<string, FigureRow[]>()
  for (const row of rows) {
    const name = row[key] ?? ''
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  return [...groups]
}

export type StatisticsRepository = ReturnType<typeof createStatisticsRepository>

export function createStatisticsRepository(db: Database) {
  return {
    /**
     * What a shop's orders come to in some days: sums that are kept, and what hasn't been added to them yet.
     * @param currency the shop's
     * @param mostProducts how many products are named
     */
    async read(
      businessId: number,
      period: StatisticsPeriod,
      currency: string,
      mostProducts: number,
    ): Promise<Statistics> {
      const [figures, products] = await Promise.all([
        runPrepared<FigureRow>(db, figuresStatement, { businessId, ...period }),
        runPrepared<ProductRow>(db, productsStatement, {
          businessId,
          ...period,
          currency,
          most: mostProducts,
        }),
      ])
      const days = figures.filter(row => row.kind === 'day' && row.counting > 0)
      const own = (rows: readonly FigureRow[]) => rows.filter(row => row.currency === currency)
      return {
        all: { orders: sum(days, 'counting'), totalMinor: sum(own(days), 'total_minor') },
        days: grouped(days, 'day').map(([day, rows]) => ({
          day,
          orders: sum(rows, 'counting'),
          totalMinor: sum(own(rows), 'total_minor'),
        })),
        hours: figures.flatMap(({ kind, hour, counting }) =>
          kind === 'hour' && hour !== null && counting > 0 ? [{ hour, orders: counting }] : [],
        ),
        statuses: figures.flatMap(({ kind, status, orders }) =>
          kind === 'status' && status !== null && orders > 0 ? [{ status, orders }] : [],
        ),
        products: products.map(toProduct),
        moreProducts: (products[0]?.products ?? 0) - products.length,
        otherCurrencies: grouped(days, 'currency')
          .filter(([name]) => name !== currency)
          .map(([name, rows]) => ({
            currency: name,
            orders: sum(rows, 'counting'),
            totalMinor: sum(rows, 'total_minor'),
          })),
      }
    },
  }
}
