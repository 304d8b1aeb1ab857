import { createHash } from 'node:crypto'
import type { Database } from '../../database/connect.js'
import { queryRows, requireRow } from '../../database/rows.js'
import { type Cursor, decodeCursor, encodeCursor } from '../cursor.js'
import { type SummaryRow, summaryColumns, toSummary } from '../summary.js'
import type { OrderFilter, OrderSummary, Page } from '../types.js'

/** Past this many, a count with a text search isn't worth its wait. */
export const mostCounted = 1_000

/** A cursor is bound to the business, the order and the filter. */
function listScope(businessId: number, { statuses, day, text }: OrderFilter): string {
  const filter = [statuses ?? null, day === undefined ? null : [day.date, day.timeZone], text ?? null]
  const hash = createHash('sha256').update(JSON.stringify(filter)).digest('base64url').slice(0, 16)
  return `orders/${businessId}/newest/${hash}`
}

const startOfDay = (days: number): string =>
  `cast(cast(:date as date) + ${days} as timestamp) at time zone :timeZone`

/** What a filter asks of `orders o join customers k`, with its bindings. */
function conditionsOf({ statuses, day, text }: OrderFilter): {
  sql: string
  bindings: Record<string, unknown>
} {
  const number = text === undefined ? undefined : /^#?(\d{1,15})$/.exec(text)?.[1]
  const conditions = [
    'o.business_id = :businessId',
    statuses && 'o.status = any(:statuses)',
    day && `o.created_at >= ${startOfDay(0)} and o.created_at < ${startOfDay(1)}`,
    text && `(${number === undefined ? '' : 'o.number = :number or '}k.name ilike :pattern)`,
  ]
  return {
    sql: conditions.filter(condition => condition !== undefined && condition !== '').join(' and '),
    bindings: {
      statuses: statuses === undefined ? null : [...statuses],
      date: day?.date ?? null,
      timeZone: day?.timeZone ?? null,
      number: number === undefined ? null : Number(number),
      pattern: text === undefined ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`,
    },
  }
}

export function createOrderList(db: Database) {
  return {
    /**
     * A page of a business's orders, newest first.
     * @param cursor a page's `next` or `previous` under the same filter; anything else counts as none
     */
    async list(
      businessId: number,
      limit: number,
      cursor?: string,
      filter: OrderFilter = {},
    ): Promise<Page<OrderSummary>> {
      const scope = listScope(businessId, filter)
      const from = cursor === undefined ? undefined : decodeCursor(scope, cursor)
      const backwards = from?.direction === 'previous'
      const { sql, bindings } = conditionsOf(filter)
      const direction = backwards ? 'asc' : 'desc'
      const rows = await queryRows<SummaryRow>(
        db,
        `with page as (
           select o.id from orders o join customers k on k.id = o.customer_id where ${sql}
           ${from === undefined ? '' : `and (o.created_at, o.id) ${backwards ? '>' : '<'} (cast(:at as timestamptz), :id)`}
           order by o.created_at ${direction}, o.id ${direction} limit :limit
         )
         select ${summaryColumns} from page join orders o on o.id = page.id
           join customers k on k.id = o.customer_id
         order by o.created_at desc, o.id desc`,
        { ...bindings, businessId, limit: limit + 1, at: from?.at ?? null, id: from?.id ?? null },
      )
      // one row more than asked for tells whether there is something further
      const more = rows.length > limit
      if (more && backwards) rows.shift()
      else if (more) rows.pop()
      const place = (row: SummaryRow | undefined, to: Cursor['direction']): string | undefined =>
        row && encodeCursor(scope, { direction: to, at: row.cursor_at, id: row.id })
      return {
        rows: rows.map(toSummary),
        next: more || backwards ? place(rows.at(-1), 'next') : undefined,
        previous: (backwards ? more : from !== undefined) ? place(rows[0], 'previous') : undefined,
      }
    },

    /** How many orders a filter finds: exact, but with a text search at most `mostCounted` and whether there are more. */
    async count(businessId: number, filter: OrderFilter): Promise<{ count: number; more: boolean }> {
      const { sql, bindings } = conditionsOf(filter)
      const bound = filter.text === undefined ? '' : `limit ${mostCounted + 1}`
      const row = await requireRow<{ count: number }>(
        db,
        `select count(*) as count from (
           select 1 from orders o ${filter.text === undefined ? '' : 'join customers k on k.id = o.customer_id'}
           where ${sql} ${bound}
         ) found`,
        { ...bindings, businessId },
      )
      const more = filter.text !== undefined && row.count > mostCounted
      return { count: more ? mostCounted : row.count, more }
    },

    async countByStatus(businessId: number): Promise<Record<string, number>> {
      const rows = await queryRows<{ status: string; count: number }>(
        db,
        'select status, count(*) as count from orders where business_id = :businessId group by status',
        { businessId },
      )
      return Object.fromEntries(rows.map(row => [row.status, row.count]))
    },
  }
}
