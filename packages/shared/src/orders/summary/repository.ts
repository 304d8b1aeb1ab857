import type { DueTime, Fulfilment, OrderLineOption, OrderStatus, OrderSummary } from '../types.js'

export interface SummaryRow {
  id: number
  number: number
  status: OrderStatus
  fulfilment: Fulfilment | null
  customer_name: string | null
  currency: string
  total_minor: number
  line_count: number
  first_items: { name: string; quantity: number; unit: string | null; options: OrderLineOption[] }[]
  created_at: Date
  due_at: Date | null
  start_at: Date | null
  allergy: string | null
  address: string | null
  not_taken: string | null
  version: number
  cursor_at: string
  /** the same where orders stand by when they are to be begun */
  cursor_start: string
}

/** The row is locked by then, so it goes up from change to change, whichever transaction began first. */
export const nextVersion = "greatest(clock_timestamp(), updated_at + interval '1 microsecond')"

/** An order's `version` from its `updated_at`, which goes up with each change. */
export const versionColumn = 'cast(extract(epoch from o.updated_at) * 1000000 as bigint) as version'

/** When an order of `orders o` is to be begun; as `orders_due` has it. */
export const startColumn = 'coalesce(o.start_at, o.created_at)'

/** Of `orders o join customers k` and `summaryLines`. */
export const summaryColumns = `o.id, o.number, o.status, o.fulfilment, k.name as customer_name, o.currency,
  o.total_minor, coalesce(own.line_count, 0) as line_count, coalesce(own.first_items, '[]') as first_items,
  o.created_at, o.due_at, o.start_at, o.details->>'allergy' as allergy, o.details->>'address' as address, o.details->>'notTaken' as not_taken, ${versionColumn},
  to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00' as cursor_at,
  to_char(${startColumn} at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00' as cursor_start`

/** The lines of `orders o`, read once. */
export const summaryLines = `cross join lateral (
    select cast(sum(i.lines) as bigint) as line_count,
      jsonb_agg(jsonb_build_object('name', i.name, 'quantity', i.quantity, 'unit', i.unit, 'options', i.options)
        order by i.place)
        filter (where i.rank <= 4) as first_items
    from (
      select l.name, l.unit, l.options, sum(l.quantity) as quantity, min(l.position) as place, count(*) as lines,
        row_number() over (order by min(l.position)) as rank
      from order_lines l where l.order_id = o.id group by l.name, l.unit, l.options
    ) i
  ) own`

export const toDueTime = ({
  due_at: at,
  start_at: startAt,
}: {
  due_at: Date | null
  start_at: Date | null
}): DueTime | undefined => (at === null || startAt === null ? undefined : { at, startAt })

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
  due: toDueTime(row),
  allergy: row.allergy ?? undefined,
  address: row.address ?? undefined,
  notTaken: row.not_taken ?? undefined,
  version: row.version,
})
