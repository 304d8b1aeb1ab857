import type { Database } from '../database/connect.js'
import { queryRow, queryRows } from '../database/rows.js'
import { prepare, runPrepared } from '../database/statements.js'
import { createAmendments } from './amendments/repository.js'
import { createOrderBoard } from './board/repository.js'
import { createOrderChanges, type OrderChanges } from './changes/repository.js'
import { createOrderList } from './list/repository.js'
import { undoMs } from './steps.js'
import {
  nextVersion,
  type SummaryRow,
  summaryColumns,
  summaryLines,
  toSummary,
} from './summary/repository.js'
import type {
  Fulfilment,
  NewOrder,
  Order,
  OrderEvent,
  OrderLine,
  OrderLineOption,
  OrderMessage,
  OrderStatus,
} from './types.js'

interface LineRow {
  item_key: string
  name: string
  quantity: number
  unit: string | null
  unit_price_minor: number
  total_minor: number
  options: OrderLineOption[]
  note: string | null
  read_from: string[]
}

const toLine = (row: LineRow): OrderLine => ({
  itemKey: row.item_key,
  name: row.name,
  quantity: row.quantity,
  unit: row.unit ?? undefined,
  unitPriceMinor: row.unit_price_minor,
  totalMinor: row.total_minor,
  options: row.options,
  note: row.note ?? undefined,
  readFrom: row.read_from,
})

interface OrderRow extends SummaryRow {
  account_id: number
  chat_id: number
  contact_id: number
  phone: string | null
  fee_minor: number
  note: string | null
  details: Record<string, string>
  lines: LineRow[]
}

interface EventRow {
  id: number
  at: Date
  actor: OrderEvent['actor']
  email: string | null
  from_status: OrderStatus | null
  to_status: OrderStatus
  reason: string | null
}

const toOrder = (row: OrderRow): Order => ({
  ...toSummary(row),
  accountId: row.account_id,
  chatId: row.chat_id,
  contactId: row.contact_id,
  phone: row.phone ?? undefined,
  feeMinor: row.fee_minor,
  note: row.note ?? undefined,
  lines: row.lines.map(toLine),
  details: row.details,
})

const toEvent = (row: EventRow): OrderEvent => ({
  id: row.id,
  at: row.at,
  actor: row.actor,
  memberEmail: row.email ?? undefined,
  from: row.from_status ?? undefined,
  to: row.to_status,
  reason: row.reason ?? undefined,
})

const orderColumns = `c.account_id, o.chat_id, k.contact_id, p.phone, o.fee_minor, o.note, o.details,
  coalesce((select jsonb_agg(to_jsonb(l) order by l.position) from order_lines l where l.order_id = o.id), '[]') as lines`

const lineRecord = `position integer, item_key text, name text, quantity numeric, unit text, unit_price_minor bigint,
  total_minor bigint, options jsonb, note text, read_from jsonb`

const toLineRecords = (lines: readonly OrderLine[]): string =>
  JSON.stringify(
    lines.map((line, index) => ({
      position: index + 1,
      item_key: line.itemKey,
      name: line.name,
      quantity: line.quantity,
      unit: line.unit ?? null,
      unit_price_minor: line.unitPriceMinor,
      total_minor: line.totalMinor,
      options: line.options,
      note: line.note ?? null,
      read_from: line.readFrom,
    })),
  )

/** The customer has the name that they gave, else the one that WhatsApp shows. */
const placeStatement = prepare(
  `with customer as (
     insert into customers (business_id, contact_id, name)
     values (:businessId, :contactId, coalesce(:name, (select name from contacts where id = :contactId)))
     on conflict (business_id, contact_id) do update
       set name = coalesce(:name, customers.name, excluded.name)
     returning id
   ), counted as (
     update businesses set last_order_number = last_order_number + 1
     where id = :businessId returning last_order_number
   ), placed as (
     insert into orders (business_id, customer_id, chat_id, number, currency, total_minor, fee_minor,
       fulfilment, details, due_at, start_at, placed_by_inbox_id, updated_at)
     select :businessId, customer.id, :chatId, last_order_number, :currency, :totalMinor, :feeMinor,
       :fulfilment, :details, :dueAt, :startAt, :placedByInboxId, clock_timestamp() from counted, customer
     returning id, number
   ), event as (
     insert into order_events (order_id, actor, member_id, to_status)
     select id, :actor, :memberId, 'pending' from placed
   ), lines as (
     insert into order_lines (order_id, position, item_key, name, quantity, unit, unit_price_minor,
       total_minor, options, note, read_from)
     select placed.id, l.position, l.item_key, l.name, l.quantity, l.unit, l.unit_price_minor,
       l.total_minor, l.options, l.note, l.read_from
     from placed, jsonb_to_recordset(:lines) as l(${lineRecord})
   ), messages as (
     insert into order_messages (order_id, inbox_id) select placed.id, unnest(cast(:inboxIds as bigint[]))
     from placed
   )
   select id, number, pg_notify('orders', cast(:businessId as text)) from placed`,
)

/** Whoever presses in the last second is still in time when it arrives here. */
const undoGraceMs = 2_000

export type OrderRepository = ReturnType<typeof createOrderRepository>

export function createOrderRepository(db: Database) {
  const lists = createOrderList(db)
  const changes: OrderChanges = createOrderChanges(db)
  return {
    ...lists,
    ...changes,
    ...createAmendments(db),
    ...createOrderBoard(db),

    /**
     * After a restore: orders that were placed since the backup are lost, and their numbers were told to customers. As
     * many are left out as could have been placed, by three times the busiest day of the last sixty, and some more; the
     * next one begins a new hundred.
     */
    async skipNumbers(backedUpAt: Date): Promise<void> {
      await db.raw(
        `update businesses b set last_order_number = ceil((b.last_order_number + 100 + 3 * (
           select coalesce(max(day.orders), 0) from (
             select count(*) as orders from orders o
             where o.business_id = b.id and o.created_at > cast(:backedUpAt as timestamptz) - interval '60 days'
             group by date_trunc('day', o.created_at)
           ) day
         ) * ceil(greatest(extract(epoch from now() - cast(:backedUpAt as timestamptz)), 0) / 86400 + 1)) / 100) * 100`,
        { backedUpAt },
      )
    },

    /**
     * Places an order: order, lines, first event and the messages that it came from. Belongs into the transaction
     * that completes those messages.
     * @returns its id and its short number
     */
    async place(order: NewOrder, trx: Database): Promise<{ id: number; number: number }> {
      const [placed] = await runPrepared<{ id: number; number: number }>(trx, placeStatement, {
        businessId: order.businessId,
        contactId: order.contactId,
        name: order.customerName ?? null,
        chatId: order.chatId,
        currency: order.currency,
        totalMinor: order.totalMinor,
        feeMinor: order.feeMinor ?? 0,
        fulfilment: order.fulfilment ?? null,
        details: JSON.stringify(order.details),
        dueAt: order.due?.at ?? null,
        startAt: order.due?.startAt ?? null,
        placedByInboxId: order.placedByInboxId ?? null,
        actor: order.placedByMemberId === undefined ? 'customer' : 'member',
        memberId: order.placedByMemberId ?? null,
        inboxIds: [...new Set(order.inboxIds)],
        lines: toLineRecords(order.lines),
      })
      if (placed === undefined) throw new Error(`business ${order.businessId} is gone`)
      return { id: placed.id, number: placed.number }
    },

    async find(businessId: number, orderId: number, trx: Database = db): Promise<Order | undefined> {
      const row = await queryRow<OrderRow>(
        trx,
        `select ${summaryColumns}, ${orderColumns}
         from orders o join customers k on k.id = o.customer_id join chats c on c.id = o.chat_id
           join contacts p on p.id = k.contact_id ${summaryLines}
         where o.business_id = :businessId and o.id = :orderId`,
        { businessId, orderId },
      )
      return row && toOrder(row)
    },

    /** Its status and fulfilment, locked until the transaction ends. */
    async lock(
      businessId: number,
      orderId: number,
      trx: Database,
    ): Promise<{ status: OrderStatus; fulfilment: Fulfilment | undefined } | undefined> {
      const row = await queryRow<{ status: OrderStatus; fulfilment: Fulfilment | null }>(
        trx,
        'select status, fulfilment from orders where business_id = :businessId and id = :orderId for update',
        { businessId, orderId },
      )
      return row && { status: row.status, fulfilment: row.fulfilment ?? undefined }
    },

    /** Sets the status and writes the event; whoever calls it has checked that the step is allowed. */
    async setStatus(
      change: {
        businessId: number
        orderId: number
        from: OrderStatus
        to: OrderStatus
        actor: { kind: 'member'; memberId: number } | { kind: 'customer' } | { kind: 'system' }
        reason?: string | undefined
      },
      trx: Database,
    ): Promise<void> {
      await trx.raw(
        `with changed as (
           update orders set status = :to, updated_at = ${nextVersion}
           where business_id = :businessId and id = :orderId and status = :from returning id, business_id
         ), event as (
           insert into order_events (order_id, actor, member_id, from_status, to_status, reason)
           select id, :actor, :memberId, :from, :to, :reason from changed
         ) select pg_notify('orders', cast(business_id as text)) from changed`,
        {
          businessId: change.businessId,
          orderId: change.orderId,
          from: change.from,
          to: change.to,
          actor: change.actor.kind,
          memberId: change.actor.kind === 'member' ? change.actor.memberId : null,
          reason: change.reason ?? null,
        },
      )
    },

    /** The step that brought the order where it is: who took it, from where, and whether that can still be undone. */
    async lastStep(
      orderId: number,
      trx: Database,
    ): Promise<
      | { from: OrderStatus; to: OrderStatus; memberId: number | undefined; at: string; isFresh: boolean }
      | undefined
    > {
      const row = await queryRow<{
        from: OrderStatus | null
        to: OrderStatus
        member_id: number | null
        at: string
        is_fresh: boolean
      }>(
        trx,
        `select from_status as from, to_status as to, member_id, cast(at as text) as at,
           at > now() - :undoMs * interval '1 ms' as is_fresh
         from order_events where order_id = :orderId order by id desc limit 1`,
        { orderId, undoMs: undoMs + undoGraceMs },
      )
      if (row === undefined || row.from === null) return undefined
      return {
        from: row.from,
        to: row.to,
        memberId: row.member_id ?? undefined,
        at: row.at,
        isFresh: row.is_fresh,
      }
    },

    /** Keeps a note of the shop's own with it; undefined takes it away. @returns whether there is such an order */
    async setNote(businessId: number, orderId: number, note: string | undefined): Promise<boolean> {
      const row = await queryRow(
        db,
        `with changed as (
           update orders set note = :note, updated_at = ${nextVersion}
           where business_id = :businessId and id = :orderId returning business_id
         ) select pg_notify('orders', cast(business_id as text)) from changed`,
        { businessId, orderId, note: note ?? null },
      )
      return row !== undefined
    },

    /** The customer's messages that it came from, as they were written. */
    async messages(businessId: number, orderId: number): Promise<OrderMessage[]> {
      const rows = await queryRows<{ id: number; sent_at: Date; type: string; body: string }>(
        db,
        `select i.id, i.sent_at, i.type, i.body
         from order_messages m join orders o on o.id = m.order_id join inbox i on i.id = m.inbox_id
         where o.business_id = :businessId and o.id = :orderId order by i.sent_at, i.id`,
        { businessId, orderId },
      )
      return rows.map(({ sent_at, ...row }) => ({ ...row, sentAt: sent_at }))
    },

    /** The newest order that this message went into. */
    async ofMessage(
      businessId: number,
      inboxId: number,
      trx: Database = db,
    ): Promise<{ id: number; number: number; status: OrderStatus } | undefined> {
      return queryRow(
        trx,
        `select o.id, o.number, o.status from order_messages m join orders o on o.id = m.order_id
         where o.business_id = :businessId and m.inbox_id = :inboxId order by o.id desc limit 1`,
        { businessId, inboxId },
      )
    },

    /**
     * Puts these lines and terms in the place of those that it has, with an event that says what was done: by its
     * customer, or by the member who took the customer's wish. Whoever calls it has locked it and checked that they may.
     */
    async replaceLines(
      change: Pick<
        NewOrder,
        'businessId' | 'lines' | 'totalMinor' | 'feeMinor' | 'fulfilment' | 'due' | 'details' | 'inboxIds'
      > & {
        orderId: number
        status: OrderStatus
        reason: string
        memberId?: number | undefined
      },
      trx: Database,
    ): Promise<void> {
      const { businessId, orderId } = change
      const owned = 'order_id = (select id from orders where business_id = :businessId and id = :orderId)'
      await trx.raw(`delete from order_lines where ${owned}`, { businessId, orderId })
      await trx.raw(
        `with changed as (
           update orders set total_minor = :totalMinor, fee_minor = :feeMinor, fulfilment = :fulfilment,
             details = :details, due_at = :dueAt, start_at = :startAt, updated_at = ${nextVersion}
           where business_id = :businessId and id = :orderId returning id, business_id
         ), lines as (
           insert into order_lines (order_id, position, item_key, name, quantity, unit, unit_price_minor,
             total_minor, options, note, read_from)
           select changed.id, l.position, l.item_key, l.name, l.quantity, l.unit, l.unit_price_minor,
             l.total_minor, l.options, l.note, l.read_from
           from changed, jsonb_to_recordset(:lines) as l(${lineRecord})
         ), messages as (
           insert into order_messages (order_id, inbox_id)
           select changed.id, unnest(cast(:inboxIds as bigint[])) from changed on conflict do nothing
         ), event as (
           insert into order_events (order_id, actor, member_id, from_status, to_status, reason)
           select id, :actor, :memberId, :status, :status, :reason from changed
         ) select pg_notify('orders', cast(business_id as text)) from changed`,
        {
          businessId,
          orderId,
          status: change.status,
          reason: change.reason,
          actor: change.memberId === undefined ? 'customer' : 'member',
          memberId: change.memberId ?? null,
          totalMinor: change.totalMinor,
          feeMinor: change.feeMinor ?? 0,
          fulfilment: change.fulfilment ?? null,
          details: JSON.stringify(change.details),
          dueAt: change.due?.at ?? null,
          startAt: change.due?.startAt ?? null,
          inboxIds: [...new Set(change.inboxIds)],
          lines: toLineRecords(change.lines),
        },
      )
    },

    /** What the customer told of allergies stands on it, behind what was told before. */
    async noteAllergy(businessId: number, orderId: number, words: string, trx: Database): Promise<void> {
      await trx.raw(
        `update orders set updated_at = ${nextVersion},
           details = details || jsonb_build_object('allergy', concat_ws('; ', details->>'allergy', cast(:words as text)))
         where business_id = :businessId and id = :orderId`,
        { businessId, orderId, words },
      )
    },

    /** What happened to it, oldest first. */
    async timeline(businessId: number, orderId: number): Promise<OrderEvent[]> {
      const rows = await queryRows<EventRow>(
        db,
        `select e.id, e.at, e.actor, u.email, e.from_status, e.to_status, e.reason
         from order_events e join orders o on o.id = e.order_id
           left join members m on m.id = e.member_id left join users u on u.id = m.user_id
         where o.business_id = :businessId and o.id = :orderId order by e.id`,
        { businessId, orderId },
      )
      return rows.map(toEvent)
    },

    /** The order that whoever has this phone placed last. */
    async lastOf(businessId: number, phone: string): Promise<Order | undefined> {
      const row = await queryRow<{ id: number }>(
        db,
        `select o.id from orders o join customers k on k.id = o.customer_id join contacts c on c.id = k.contact_id
         where o.business_id = :businessId and c.phone = :phone order by o.created_at desc, o.id desc limit 1`,
        { businessId, phone },
      )
      return row && this.find(businessId, row.id)
    },
  }
}
