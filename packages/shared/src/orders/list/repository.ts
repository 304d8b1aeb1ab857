import { createHash } from 'node:crypto'
import type { Database } from '../../database/connect.js'
import { queryRows, requireRow } from '../../database/rows.js'
import { prepare, runPrepared, type Statement } from '../../database/statements.js'
import { type Cursor, decodeCursor, encodeCursor } from '../cursor.js'
import { isOpen, openStatuses } from '../steps.js'
import {
  type SummaryRow,
  startColumn,
  summaryColumns,
  summaryLines,
  toSummary,
} from '../summary/repository.js'
import type { OrderFilter, OrderStatus, OrderSummary, Page } from '../types.js'

/** Past this many, a count with a text search isn't worth its wait. */
export const mostCounted = 1_000

/** A cursor is bound to the business, the order and the filter. */
function listScope(businessId: number, { statuses, day, text }: OrderFilter, isByDue: boolean): string {
  const filter = [statuses ?? null, day === undefined ? null : [day.date, day.timeZone], text ?? null]
  const hash = createHash('sha256').update(JSON.stringify(filter)).digest('base64url').slice(0, 16)
  return `orders/${businessId}/${isByDue ? 'due' : 'newest'}/${hash}`
}

type Place = 'start' | Cursor['direction']

/** Which of its parts a filter has, and where a page begins: a statement for each. Everything else is bindings. */
interface Shape {
  hasStatuses: boolean
  hasDay: boolean
  hasText: boolean
  hasNumber: boolean
  isByDue: boolean
  from: Place
}

interface Bindings extends Record<string, unknown> {
  number: number | null
}

const startOfDay = (days: number): string =>
  `cast(cast(:date as date) + ${days} as timestamp) at time zone cast(:timeZone as text)`

const hasName = `exists (
  select from customers k where k.id = o.customer_id and k.business_id = :businessId and k.name ilike :pattern)`

/** What a filter asks of `orders o`, but for their status. */
function conditionsOf({ hasDay, from }: Shape): string {
  const day = hasDay ? ` and o.created_at >= ${startOfDay(0)} and o.created_at < ${startOfDay(1)}` : ''
  const place = `(cast(:at as timestamptz), cast(:id as bigint))`
  const after = {
    start: '',
    next: ` and (o.created_at, o.id) < ${place}`,
    previous: ` and (o.created_at, o.id) > ${place}`,
  }
  return `o.business_id = :businessId${day}${after[from]}`
}

/**
 * The first `:limit` orders of a filter from a place on, each kind of it by an index. Several statuses have a stretch of
 * the index each: to look through all orders for a few open ones took 690 ms among a million. A number and a name are
 * two searches too; a search by name is planned anew each time, since it depends on how rare the name is.
 */
function pageOf(shape: Shape): string {
  const direction = shape.from === 'previous' ? 'asc' : 'desc'
  const order = `order by o.created_at ${direction}, o.id ${direction} limit :limit`
  const orders = (more: string): string =>
    `select o.id, o.created_at from orders o where ${conditionsOf(shape)}${more} ${order}`
  const status = shape.hasStatuses ? ' and o.status = any(cast(:statuses as text[]))' : ''
  if (shape.hasText) {
    const byName = orders(`${status} and ${hasName}`)
    return shape.hasNumber
      ? `select o.id, o.created_at from (
           (${orders(`${status} and o.number = :number`)}) union (${byName})) o ${order}`
      : byName
  }
  if (!shape.hasStatuses) return orders('')
  return `select o.id, o.created_at from unnest(cast(:statuses as text[])) as wanted(status)
    cross join lateral (${orders(' and o.status = wanted.status')}) o ${order}`
}

/** Whoever must decide on an order comes first, and then what is to be begun first. */
const rankOf = (status: string): number => (status === 'pending' ? 0 : 1)

/** What is to be done is listed by when; what was done, and what is searched for by its name, by when it was ordered. */
const isListedByDue = ({ statuses, text }: OrderFilter): boolean =>
  text === undefined && statuses !== undefined && statuses.every(isOpen)

/** Where each status goes on from a cursor. A status that is done with is left out. */
function stretchesFrom(
  statuses: readonly OrderStatus[],
  from: Cursor | undefined,
): { status: OrderStatus; at: string; id: number }[] {
  if (from === undefined) return statuses.map(status => ({ status, at: '-infinity', id: 0 }))
  const isNext = from.direction === 'next'
  return statuses.flatMap(status => {
    const ahead = isNext ? rankOf(status) - from.rank : from.rank - rankOf(status)
    if (ahead < 0) return []
    if (ahead === 0) return [{ status, at: from.at, id: from.id }]
    return [{ status, at: isNext ? '-infinity' : 'infinity', id: isNext ? 0 : Number.MAX_SAFE_INTEGER }]
  })
}

/** As `pageOf`, by when they are to be begun: each status has a stretch of `orders_due`, from a place of its own. */
function duePageOf({ hasDay, from }: Shape): string {
  const isBack = from === 'previous'
  const direction = isBack ? 'desc' : 'asc'
  const day = hasDay ? ` and o.created_at >= ${startOfDay(0)} and o.created_at < ${startOfDay(1)}` : ''
  const open = openStatuses.map(status => `'${status}'`).join(', ')
  return `select o.id, o.rank, o.start from unnest(cast(:statuses as text[]), cast(:ranks as integer[]),
      cast(:ats as timestamptz[]), cast(:ids as bigint[])) as wanted(status, rank, at, id)
    cross join lateral (
      select o.id, wanted.rank, ${startColumn} as start from orders o
      where o.business_id = :businessId and o.status = wanted.status and o.status in (${open})${day}
        and (${startColumn}, o.id) ${isBack ? '<' : '>'} (wanted.at, wanted.id)
      order by ${startColumn} ${direction}, o.id ${direction} limit :limit) o
    order by o.rank ${direction}, o.start ${direction}, o.id ${direction} limit :limit`
}

/** Customers and lines are read for the page's orders alone. */
const listOf = (shape: Shape): string =>
  `with page as (${shape.isByDue ? duePageOf(shape) : pageOf(shape)})
   select ${summaryColumns} from page join orders o on o.id = page.id
     join customers k on k.id = o.customer_id ${summaryLines}
   order by ${shape.isByDue ? 'page.rank, page.start, o.id' : 'o.created_at desc, o.id desc'}`

const statusTotals = prepare(
  `select status, cast(sum(orders) as bigint) as count from (
     select status, orders from order_totals where business_id = :businessId
     union all
     select status, orders from order_deltas where business_id = :businessId
   ) parts group by status having sum(orders) > 0`,
)

/** By the shop's own calendar, which the figures of its days are kept by. */
const dayTotals = prepare(
  `select coalesce(cast(sum(orders) as bigint), 0) as count from (
     select status, orders from order_statistics where business_id = :businessId and day = cast(:date as date)
     union all
     select d.status, d.orders from order_deltas d join businesses b on b.id = d.business_id
     where d.business_id = :businessId
       and cast(d.placed_at at time zone b.time_zone as date) = cast(:date as date)
   ) parts where cast(:statuses as text[]) is null or status = any(cast(:statuses as text[]))`,
)

function bindingsOf({ statuses, day, text }: OrderFilter): Bindings {
  const number = text === undefined ? undefined : /^#?(\d{1,15})$/.exec(text)?.[1]
  return {
    statuses: statuses === undefined ? null : [...statuses],
    date: day?.date ?? null,
    timeZone: day?.timeZone ?? null,
    number: number === undefined ? null : Number(number),
    pattern: text === undefined ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`,
  }
}

const shapeOf = (filter: OrderFilter, { number }: Bindings, from: Place): Shape => ({
  hasStatuses: filter.statuses !== undefined,
  hasDay: filter.day !== undefined,
  hasText: filter.text !== undefined,
  hasNumber: number !== null,
  isByDue: isListedByDue(filter),
  from,
})

export function createOrderList(db: Database) {
  const statements = new Map<string, Statement>()

  /** Compiled at its first use: there are a few dozen shapes. */
  function statementFor(shape: Shape): Statement {
    const key = JSON.stringify(shape)
    const known = statements.get(key)
    if (known !== undefined) return known
    const statement = prepare(listOf(shape))
    statements.set(key, statement)
    return statement
  }

  /** How many orders a business has at each status: kept, and exact. */
  async function countByStatus(businessId: number): Promise<Record<string, number>> {
    const rows = await runPrepared<{ status: string; count: number }>(db, statusTotals, { businessId })
    return Object.fromEntries(rows.map(row => [row.status, row.count]))
  }

  return {
    /**
     * A page of a business's orders: of open ones what waits for a decision first, then what is to be begun first; of
     * all others the newest first.
     * @param cursor a page's `next` or `previous` under the same filter; anything else counts as none
     */
    async list(
      businessId: number,
      limit: number,
      cursor?: string,
      filter: OrderFilter = {},
    ): Promise<Page<OrderSummary>> {
      const isByDue = isListedByDue(filter)
      const scope = listScope(businessId, filter, isByDue)
      const from = cursor === undefined ? undefined : decodeCursor(scope, cursor)
      const backwards = from?.direction === 'previous'
      const own = bindingsOf(filter)
      const shape = shapeOf(filter, own, from?.direction ?? 'start')
      const stretches = isByDue ? stretchesFrom(filter.statuses ?? [], from) : undefined
      const bindings = {
        ...own,
        ...(stretches && {
          statuses: stretches.map(({ status }) => status),
          ranks: stretches.map(({ status }) => rankOf(status)),
          ats: stretches.map(({ at }) => at),
          ids: stretches.map(({ id }) => id),
        }),
        businessId,
        limit: limit + 1,
        at: from?.at ?? null,
        id: from?.id ?? null,
      }
      const rows = shape.hasText
        ? await queryRows<SummaryRow>(db, listOf(shape), bindings)
        : await runPrepared<SummaryRow>(db, statementFor(shape), bindings)
      // one row more than asked for tells whether there is something further
      const more = rows.length > limit
      if (more && backwards) rows.shift()
      else if (more) rows.pop()
      const place = (row: SummaryRow | undefined, to: Cursor['direction']): string | undefined =>
        row &&
        encodeCursor(scope, {
          direction: to,
          at: isByDue ? row.cursor_start : row.cursor_at,
          id: row.id,
          rank: isByDue ? rankOf(row.status) : 0,
        })
      return {
        rows: rows.map(toSummary),
        next: more || backwards ? place(rows.at(-1), 'next') : undefined,
        previous: (backwards ? more : from !== undefined) ? place(rows[0], 'previous') : undefined,
      }
    },

    /**
     * How many orders a filter finds. Exact where it is a day of the shop's calendar or a status, from kept figures; a
     * text search is counted, to `mostCounted` at most and whether there are more.
     */
    async count(businessId: number, filter: OrderFilter): Promise<{ count: number; more: boolean }> {
      const bindings = { ...bindingsOf(filter), businessId }
      if (filter.text === undefined && filter.day !== undefined) {
        const [day] = await runPrepared<{ count: number }>(db, dayTotals, bindings)
        return { count: day?.count ?? 0, more: false }
      }
      if (filter.text === undefined) {
        const counts = await countByStatus(businessId)
        const wanted = Object.entries(counts).filter(
          ([status]) => filter.statuses === undefined || filter.statuses.some(known => known === status),
        )
        return { count: wanted.reduce((sum, [, count]) => sum + count, 0), more: false }
      }
      const shape = shapeOf(filter, bindings, 'start')
      const row = await requireRow<{ count: number }>(
        db,
        `select count(*) as count from (${pageOf(shape)}) found`,
        { ...bindings, limit: mostCounted + 1 },
      )
      return { count: Math.min(row.count, mostCounted), more: row.count > mostCounted }
    },

    countByStatus,
  }
}
