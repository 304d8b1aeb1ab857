import type { Database } from '../../database/connect.js'
import { queryRow, queryRows } from '../../database/rows.js'
import type { HandoverReason } from '../../handovers/types.js'
import { nextVersion } from '../summary/repository.js'
import type { Amendment, AskedChange, Decision } from '../types.js'

interface AmendmentRow {
  id: number
  kind: Amendment['kind']
  at: Date
  text: string
  is_open: boolean
  reason: HandoverReason | null
  total_minor: number | null
  decision: Decision | null
}

/** What staff decide on. */
export interface AskedAmendment {
  kind: Amendment['kind']
  inboxId: number
  text: string
  wish: Amendment['wish']
  change: AskedChange | undefined
  decision: Decision | undefined
}

const wishOf = (reason: HandoverReason | null): Amendment['wish'] =>
  reason === 'cancel_request' ? 'cancel' : reason === 'change_request' ? 'change' : 'other'

const toAmendment = (row: AmendmentRow): Amendment => ({
  id: row.id,
  kind: row.kind,
  at: row.at,
  text: row.text,
  wish: wishOf(row.reason),
  totalMinor: row.total_minor ?? undefined,
  decision: row.decision ?? undefined,
  isOpen: row.is_open && row.decision === null,
})

/** What customers want of orders that stand. */
export function createAmendments(db: Database) {
  return {
    /** It stands on the order until somebody has decided, or taken care of the message's handover. */
    async amend(
      amendment: {
        businessId: number
        orderId: number
        inboxId: number
        kind: Amendment['kind']
        change?: AskedChange | undefined
      },
      trx: Database,
    ): Promise<void> {
      const { change, ...others } = amendment
      await trx.raw(
        `with changed as (
           update orders set updated_at = ${nextVersion}
           where business_id = :businessId and id = :orderId returning id, business_id
         ), amended as (
           insert into order_amendments (order_id, inbox_id, kind, change)
           select id, :inboxId, :kind, cast(:change as jsonb) from changed
           on conflict (inbox_id) do nothing
         ) select pg_notify('orders', cast(business_id as text)) from changed`,
        { ...others, change: change === undefined ? null : JSON.stringify(change) },
      )
    },

    /** What the customer wants of it since it stands, oldest first. */
    async amendments(businessId: number, orderId: number): Promise<Amendment[]> {
      const rows = await queryRows<AmendmentRow>(
        db,
        `select a.id, a.kind, a.created_at as at, case when a.kind = 'deleted' then '' else i.body end as text,
           h.reason, cast(a.change->>'totalMinor' as bigint) as total_minor, a.decision,
           coalesce(h.closed_at is null, false) as is_open
         from order_amendments a join orders o on o.id = a.order_id join inbox i on i.id = a.inbox_id
           left join handovers h on h.inbox_id = a.inbox_id
         where o.business_id = :businessId and o.id = :orderId order by a.id`,
        { businessId, orderId },
      )
      return rows.map(toAmendment)
    },

    /** One of them, locked until the transaction ends. */
    async lockAmendment(
      key: { businessId: number; orderId: number; amendmentId: number },
      trx: Database,
    ): Promise<AskedAmendment | undefined> {
      const row = await queryRow<{
        kind: Amendment['kind']
        inbox_id: number
        text: string
        reason: HandoverReason | null
        change: AskedChange | null
        decision: Decision | null
      }>(
        trx,
        `select a.kind, a.inbox_id, i.body as text, h.reason, a.change, a.decision
         from order_amendments a join orders o on o.id = a.order_id join inbox i on i.id = a.inbox_id
           left join handovers h on h.inbox_id = a.inbox_id
         where o.business_id = :businessId and o.id = :orderId and a.id = :amendmentId for update of a`,
        key,
      )
      return (
        row && {
          kind: row.kind,
          inboxId: row.inbox_id,
          text: row.text,
          wish: wishOf(row.reason),
          change: row.change ?? undefined,
          decision: row.decision ?? undefined,
        }
      )
    },

    /** Keeps what was decided, and the message waits for nobody any more. */
    async noteDecision(
      decided: {
        businessId: number
        orderId: number
        amendmentId: number
        memberId: number
        decision: Decision
      },
      trx: Database,
    ): Promise<void> {
      await trx.raw(
        `with changed as (
           update orders set updated_at = ${nextVersion}
           where business_id = :businessId and id = :orderId returning id, business_id
         ), decided as (
           update order_amendments a set decision = :decision, decided_at = now(), decided_by = :memberId
           from changed where a.order_id = changed.id and a.id = :amendmentId returning a.inbox_id
         ), closed as (
           update handovers h set closed_at = now(), closed_by = :memberId
           from decided where h.inbox_id = decided.inbox_id and h.closed_at is null returning h.business_id
         )
         select pg_notify('orders', cast(business_id as text)) from changed
         union all select pg_notify('handovers', cast(business_id as text)) from closed`,
        decided,
      )
    },
  }
}
