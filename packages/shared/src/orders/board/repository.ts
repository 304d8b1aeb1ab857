import type { Database } from '../../database/connect.js'
import { prepare, runPrepared } from '../../database/statements.js'
import { openStatuses, undoMs } from '../steps.js'
import {
  type SummaryRow,
  startColumn,
  summaryColumns,
  summaryLines,
  toSummary,
} from '../summary/repository.js'
import type { BoardOrder, OrderLineOption, OrderStatus } from '../types.js'

/** Of each status: what has no room on a board is on the list. */
export const mostOnBoard = 60

interface BoardRow extends SummaryRow {
  contact_id: number
  details: Record<string, string>
  board_lines: {
    name: string
    quantity: number
    unit: string | null
    options: OrderLineOption[]
    note: string | null
    category: string | null
  }[]
  step_at: Date
  step_from: OrderStatus | null
  step_member_id: number | null
  has_request: boolean
}

/**
 * Of each open status the first ones to be begun, by `orders_due`; and what was finished within the time in which that
 * can be undone, by `orders_changed`. A line's category is that of its dish now; a dish that is gone has none.
 */
const statement = prepare(
  `with shown as (
     select o.id from unnest(cast(:statuses as text[])) as wanted(status)
       cross join lateral (
         select o.id from orders o
         where o.business_id = :businessId and o.status = wanted.status
           and o.status in (${openStatuses.map(status => `'${status}'`).join(', ')})
         order by ${startColumn}, o.id limit ${mostOnBoard}) o
     union
     select o.id from orders o
     where o.business_id = :businessId and o.updated_at > now() - interval '${undoMs} ms'
   )
   select ${summaryColumns}, k.contact_id, o.details, board.lines as board_lines,
     step.at as step_at, step.from_status as step_from, step.member_id as step_member_id,
     exists (
       select from order_amendments a join handovers h on h.inbox_id = a.inbox_id
       where a.order_id = o.id and a.decision is null and h.closed_at is null
     ) as has_request
   from shown join orders o on o.id = shown.id join customers k on k.id = o.customer_id ${summaryLines}
     cross join lateral (
       select coalesce(jsonb_agg(jsonb_build_object('name', l.name, 'quantity', l.quantity, 'unit', l.unit,
         'options', l.options, 'note', l.note, 'category', i.category) order by l.position), '[]') as lines
       from order_lines l left join menu_items i on i.business_id = o.business_id and i.key = l.item_key
       where l.order_id = o.id) board
     cross join lateral (
       select e.at, e.from_status, e.member_id from order_events e
       where e.order_id = o.id order by e.id desc limit 1) step
   order by ${startColumn}, o.id`,
)

const toBoardOrder = (row: BoardRow): BoardOrder => ({
  ...toSummary(row),
  contactId: row.contact_id,
  details: row.details,
  lines: row.board_lines.map(({ unit, note, category, ...line }) => ({
    ...line,
    unit: unit ?? undefined,
    note: note ?? undefined,
    category: category ?? undefined,
  })),
  lastStep: {
    at: row.step_at,
    from: row.step_from ?? undefined,
    memberId: row.step_member_id ?? undefined,
  },
  hasRequest: row.has_request,
})

export function createOrderBoard(db: Database) {
  return {
    /** What is to be done, what is to be begun first first, and what was just finished. */
    async board(businessId: number): Promise<BoardOrder[]> {
      const rows = await runPrepared<BoardRow>(db, statement, { businessId, statuses: [...openStatuses] })
      return rows.map(toBoardOrder)
    },
  }
}
