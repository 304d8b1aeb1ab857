import type { Fulfilment, OrderStatus, OrderSummary } from './types.js'

export interface SummaryRow {
  id: number
  number: number
  status: OrderStatus
  fulfilment: Fulfilment | null
  customer_name: string | null
  currency: string
  total_minor: number
  line_count: number
  first_lines: { name: string; quantity: number; unit: string | null }[]
  created_at: Date
  version: number
  cursor_at: string
}

/** An order's `version` from its `updated_at`, which goes up with each change. */
export const versionColumn = 'cast(extract(epoch from o.updated_at) * 1000000 as bigint) as version'

/** Of `orders o join customers k`. */
export const summaryColumns = `o.id, o.number, o.status, o.fulfilment, k.name as customer_name, o.currency,
  o.total_minor, (select count(*) from order_lines l where l.order_id = o.id) as line_count,
  (select coalesce(jsonb_agg(jsonb_build_object('name', l.name, 'quantity', l.quantity, 'unit', l.unit)
     order by l.position), '[]') from order_lines l where l.order_id = o.id and l.position <= 3) as first_lines,
  o.created_at, ${versionColumn},
  to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00' as cursor_at`

export const toSummary = (row: SummaryRow): OrderSummary => ({
  id: row.id,
  number: row.number,
  status: row.status,
  fulfilment: row.fulfilment ?? undefined,
  customerName: row.customer_name ?? undefined,
  currency: row.currency,
  totalMinor: row.total_minor,
  lineCount: row.line_count,
  firstLines: row.first_lines.map(line => ({ ...line, unit: line.unit ?? undefined })),
  createdAt: row.created_at,
  version: row.version,
})
