import type { Fulfilment, OrderStatus, OrderSummary } from '../types.js'

export interface SummaryRow {
  id: number
  number: number
  status: OrderStatus
  fulfilment: Fulfilment | null
  customer_name: string | null
  currency: string
  total_minor: number
  line_count: number
  first_items: { name: string; quantity: number; unit: string | null }[]
  created_at: Date
  allergy: string | null
  not_taken: string | null
  version: number
  cursor_at: string
}

/** The row is locked by then, so it goes up from change to change, whichever transaction began first. */
export const nextVersion = "greatest(clock_timestamp(), updated_at + interval '1 microsecond')"

/** An order's `version` from its `updated_at`, which goes up with each change. */
export const versionColumn = 'cast(extract(epoch from o.updated_at) * 1000000 as bigint) as version'

/** Of `orders o join customers k` and `summaryLines`. */
export const summaryColumns = `o.id, o.number, o.status, o.fulfilment, k.name as customer_name, o.currency,
  o.total_minor, coalesce(own.line_count, 0) as line_count, coalesce(own.first_items, '[]') as first_items,
  o.created_at, o.details->>'allergy' as allergy, o.details->>'notTaken' as not_taken, ${versionColumn},
  to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00' as cursor_at`

/** The lines of `orders o`, read once. */
export const summaryLines = `cross join lateral (
    select cast(sum(i.lines) as bigint) as line_count,
      jsonb_agg(jsonb_build_object('name', i.name, 'quantity', i.quantity, 'unit', i.unit) order by i.place)
        filter (where i.rank <= 4) as first_items
    from (
      select l.name, l.unit, sum(l.quantity) as quantity, min(l.position) as place, count(*) as lines,
        row_number() over (order by min(l.position)) as rank
      from order_lines l where l.order_id = o.id group by l.name, l.unit
    ) i
  ) own`

export const toSummary = (row: SummaryRow): OrderSummary => ({
  id: row.id,
  number: row.number,
  status: row.status,
  fulfilment: row.fulfilment ?? undefined,
  customerName: row.customer_name ?? undefined,
  currency: row.currency,
  totalMinor: row.total_minor,
  lineCount: row.line_count,
  firstItems: row.first_items.map(item => ({ ...item, unit: item.unit ?? undefined })),
  createdAt: row.created_at,
  allergy: row.allergy ?? undefined,
  notTaken: row.not_taken ?? undefined,
  version: row.version,
})
