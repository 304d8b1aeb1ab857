import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Database } from '../../database/connect.js'
import { queryRows, requireRow } from '../../database/rows.js'
import type { Merged, StagedRecords } from '../types.js'

/** What is staged of each record, in the order of COPY's columns; `n` counts them within a batch from 0. */
const orderColumns = `n integer, ref uuid, hash uuid, person uuid, wid text, name text, status text,
  placed_at timestamptz, currency text, total_minor bigint, fee_minor bigint, fulfilment text, details jsonb, reason text`
const lineColumns = `n integer, position integer, item_key text, name text, quantity numeric, unit_price_minor bigint,
  total_minor bigint, note text`
const customerColumns = 'n integer, hash uuid, person uuid, wid text, name text, address text'

const stage = (name: string, columns: string): string =>
  `create temporary table if not exists ${name} (${columns}) on commit delete rows`

/** knex hands out the connection that a transaction runs on. */
const connectionOf = (trx: Database): Promise<pg.Client> =>
  trx.client.acquireConnection() as Promise<pg.Client>

async function copy(trx: Database, table: string, rows: Uint8Array): Promise<void> {
  if (rows.length === 0) return
  const stream = (await connectionOf(trx)).query(copyFrom(`copy ${table} from stdin`))
  await pipeline(Readable.from([rows]), stream)
}

const erasedReason = 'This person asked to be erased, and isn’t brought back: take the row out.'

/** Somebody whom nobody knows yet becomes a contact; by no number, they can't be written to. */
const people = (from: string): string[] => [
  `insert into contacts (account_id, phone, lid, name)
   select distinct on (s.person) :accountId, s.wid, case when s.wid is null then 'imported-' || s.person end, s.name
   from ${from} s
   where not exists (
     select from import_people p where p.business_id = :businessId and p.person_hash = s.person)
   order by s.person, s.n on conflict do nothing`,
  `insert into import_people (business_id, person_hash, contact_id)
   select distinct on (s.person) :businessId, s.person, c.id
   from ${from} s cross join lateral (
     select id from contacts where account_id = :accountId and phone = s.wid
     union all
     select id from contacts where account_id = :accountId and s.wid is null and lid = 'imported-' || s.person
   ) c
   where not exists (
     select from import_people p where p.business_id = :businessId and p.person_hash = s.person)
   order by s.person on conflict do nothing`,
]

const isErased = `coalesce(t.lid like 'erased-%', false)`
const known = (from: string): string =>
  `${from} s join import_people p on p.business_id = :businessId and p.person_hash = s.person
   join contacts t on t.id = p.contact_id`

const customersOfOrders = `insert into customers (business_id, contact_id, name)
  select distinct on (p.contact_id) :businessId, p.contact_id, s.name from ${known('import_stage_orders')}
  where not ${isErased} and not exists (
    select from customers k where k.business_id = :businessId and k.contact_id = p.contact_id)
  order by p.contact_id, s.n on conflict do nothing`

const chatsOfOrders = `insert into chats (account_id, kind, wid, contact_id)
  select distinct on (p.contact_id) :accountId, 'direct', coalesce(t.phone, t.lid), p.contact_id
  from ${known('import_stage_orders')}
  where not exists (select from chats c where c.contact_id = p.contact_id and c.kind = 'direct')
  order by p.contact_id on conflict do nothing`

/** When a sum's hour and day began by the shop's clock: what is folded by these is the same as each order's own. */
const began = (unit: 'hour' | 'day'): string =>
  `date_trunc('${unit}', f.placed_at at time zone b.time_zone) at time zone b.time_zone`

const counts = `f.status not in ('rejected', 'cancelled')`

/** Those of the staged orders that are new, with their ids, numbers and whose they are. */
const freshColumns = `n integer, id bigint, number bigint, customer_id bigint, chat_id bigint, ref uuid, hash uuid,
  status text, placed_at timestamptz, currency text, total_minor bigint, fee_minor bigint, fulfilment text,
  details jsonb, reason text`

const findFresh = `insert into import_stage_fresh
  select s.n, nextval(pg_get_serial_sequence('orders', 'id')),
    cast(:firstNumber as bigint) - 1 + row_number() over (order by s.placed_at, s.n), k.id, c.id, s.ref, s.hash,
    s.status, s.placed_at, s.currency, s.total_minor, s.fee_minor, s.fulfilment, s.details, s.reason
  from ${known('import_stage_orders')}
    join customers k on k.business_id = :businessId and k.contact_id = p.contact_id
    join chats c on c.contact_id = p.contact_id and c.kind = 'direct'
  where not ${isErased} and not exists (
    select from import_orders r where r.business_id = :businessId and r.ref_hash = s.ref)`

/**
 * Orders that are new, with all that hangs on them, and what they come to for the statistics: once for many, since the
 * triggers that note each of them are off (see the migration). One statement for each table: as parts of one, with what
 * the planner knows of those, they took fifty times as long.
 */
const placeOrders: readonly string[] = [
  `insert into orders (id, business_id, customer_id, chat_id, number, status, currency, total_minor, fee_minor,
     fulfilment, details, created_at, updated_at)
   overriding system value
   select id, :businessId, customer_id, chat_id, number, status, currency, total_minor, fee_minor, fulfilment,
     details, placed_at, placed_at
   from import_stage_fresh order by id`,
  `insert into import_orders (business_id, ref_hash, content_hash, order_id)
   select :businessId, ref, hash, id from import_stage_fresh`,
  `insert into order_events (order_id, at, actor, to_status, reason)
   select id, placed_at, 'system', status, reason from import_stage_fresh order by id`,
  `insert into order_lines (order_id, position, item_key, name, quantity, unit_price_minor, total_minor, note)
   select f.id, l.position, l.item_key, l.name, l.quantity, l.unit_price_minor, l.total_minor, l.note
   from import_stage_fresh f join import_stage_lines l on l.n = f.n order by f.id, l.position`,
  `insert into order_deltas (business_id, placed_at, status, currency, orders, total_minor)
   select :businessId, ${began('hour')}, f.status, f.currency, count(*), sum(f.total_minor)
   from import_stage_fresh f join businesses b on b.id = :businessId group by 2, 3, 4`,
  `insert into product_deltas (business_id, placed_at, item_key, unit, currency, name, quantity, total_minor)
   select :businessId, ${began('day')}, l.item_key, '', f.currency, max(l.name collate "C"), sum(l.quantity),
     sum(l.total_minor)
   from import_stage_fresh f join businesses b on b.id = :businessId join import_stage_lines l on l.n = f.n
   where ${counts} group by 2, 3, 5`,
]

const changedOrders = `import_stage_orders s
  join import_orders r on r.business_id = :businessId and r.ref_hash = s.ref and r.content_hash <> s.hash
  join orders o on o.id = r.order_id join customers k on k.id = o.customer_id join contacts t on t.id = k.contact_id`

/** One after the other: a statement that changes status and lines at once would be counted wrongly. */
const changeOrders: readonly string[] = [
  `delete from order_lines where order_id in (select r.order_id from ${changedOrders} where not ${isErased})`,
  `update orders set status = c.status, currency = c.currency, total_minor = c.total_minor, fee_minor = c.fee_minor,
     fulfilment = c.fulfilment, details = c.details, created_at = c.placed_at,
     updated_at = greatest(clock_timestamp(), orders.updated_at + interval '1 microsecond')
   from (select s.*, r.order_id from ${changedOrders} where not ${isErased}) c where orders.id = c.order_id`,
  `insert into order_lines (order_id, position, item_key, name, quantity, unit_price_minor, total_minor, note)
   select c.order_id, l.position, l.item_key, l.name, l.quantity, l.unit_price_minor, l.total_minor, l.note
   from (select s.n, r.order_id from ${changedOrders} where not ${isErased}) c join import_stage_lines l on l.n = c.n`,
  `insert into order_events (order_id, actor, from_status, to_status, reason)
   select r.order_id, 'system', s.status, s.status, s.reason from ${changedOrders} where not ${isErased}`,
  `update import_orders i set content_hash = c.hash
   from (select s.hash, r.order_id from ${changedOrders} where not ${isErased}) c
   where i.business_id = :businessId and i.order_id = c.order_id`,
]

const erasedOrders = `select s.n from ${known('import_stage_orders')}
    left join import_orders r on r.business_id = :businessId and r.ref_hash = s.ref
  where ${isErased} and r.content_hash is distinct from s.hash order by s.n`

/** Those of the staged customers that are new or changed, with whose row that is. */
const dueColumns = 'n integer, contact_id bigint, is_known boolean, is_new boolean'

/** In two steps: whoever is new has no contact until the first was asked. */
const findDue = {
  known: `insert into import_stage_due
    select s.n, p.contact_id, true, p.content_hash is null from ${known('import_stage_customers')}
    where not ${isErased} and p.content_hash is distinct from s.hash`,
  unknown: `insert into import_stage_due
    select s.n, c.id, false, true
    from import_stage_customers s join contacts c on c.account_id = :accountId and c.phone = s.wid
    where not exists (
      select from import_people p where p.business_id = :businessId and p.person_hash = s.person)`,
} as const

const mergeDue: readonly string[] = [
  `insert into import_people (business_id, person_hash, content_hash, contact_id)
   select :businessId, s.person, s.hash, d.contact_id
   from import_stage_due d join import_stage_customers s using (n) where not d.is_known`,
  `update import_people p set content_hash = s.hash
   from import_stage_due d join import_stage_customers s using (n)
   where d.is_known and p.business_id = :businessId and p.person_hash = s.person`,
  `insert into customers as k (business_id, contact_id, name, address)
   select :businessId, d.contact_id, s.name, s.address
   from import_stage_due d join import_stage_customers s using (n) order by d.contact_id
   on conflict (business_id, contact_id) do update set name = coalesce(excluded.name, k.name),
     -- what the customer told the bot is newer than any list
     address = case when k.address_at is null then coalesce(excluded.address, k.address) else k.address end`,
]

export interface MergeTarget {
  businessId: number
  accountId: number
}

export type MergingRepository = ReturnType<typeof createMergingRepository>

/** Records as rows of the shop: each method belongs into a transaction. */
export function createMergingRepository(db: Database) {
  return {
    async stageOrders({ rows, lines }: StagedRecords, trx: Database): Promise<void> {
      await trx.raw(
        [
          stage('import_stage_orders', orderColumns),
          stage('import_stage_lines', lineColumns),
          stage('import_stage_fresh', freshColumns),
        ].join(';'),
      )
      await copy(trx, 'import_stage_orders', rows)
      await copy(trx, 'import_stage_lines', lines)
    },

    async stageCustomers({ rows }: StagedRecords, trx: Database): Promise<void> {
      await trx.raw(
        [stage('import_stage_customers', customerColumns), stage('import_stage_due', dueColumns)].join(';'),
      )
      await copy(trx, 'import_stage_customers', rows)
    },

    /**
     * Takes numbers for the staged orders that are new. Not in their transaction: whoever orders meanwhile would wait for
     * the whole batch. Those of a batch that fails are left out for good.
     * @returns the first of them
     */
    async takeNumbers({ businessId }: MergeTarget, trx: Database, isForGood: boolean): Promise<number> {
      const { count } = await requireRow<{ count: number }>(
        trx,
        `select count(*) as count from import_stage_orders s where not exists (
           select from import_orders r where r.business_id = :businessId and r.ref_hash = s.ref)`,
        { businessId },
      )
      if (count === 0) return 0
      const row = await requireRow<{ last: number }>(
        isForGood ? db : trx,
        `update businesses set last_order_number = last_order_number + :count,
           imported_orders = imported_orders + :count
         where id = :businessId returning last_order_number as last`,
        { businessId, count },
      )
      return row.last - count + 1
    },

    /** Merges the staged orders. @param firstNumber as `takeNumbers` gave it */
    async mergeOrders(target: MergeTarget, firstNumber: number, trx: Database): Promise<Merged> {
      const { businessId } = target
      await trx.raw('analyze import_stage_orders, import_stage_lines')
      const refused = await queryRows<{ n: number }>(trx, erasedOrders, { businessId })
      let added = 0
      if (firstNumber > 0) {
        await trx.raw(`select set_config('comanda.sums_noted', 'on', true)`)
        for (const statement of people('import_stage_orders')) await trx.raw(statement, { ...target })
        await trx.raw(customersOfOrders, { businessId })
        await trx.raw(chatsOfOrders, { ...target })
        await trx.raw(findFresh, { businessId, firstNumber })
        await trx.raw('analyze import_stage_fresh')
        for (const statement of placeOrders) await trx.raw(statement, { businessId })
        const fresh = await requireRow<{ added: number }>(
          trx,
          'select count(*) as added from import_stage_fresh',
        )
        added = fresh.added
        await trx.raw(`select set_config('comanda.sums_noted', 'off', true)`)
      }
      const { changed } = await requireRow<{ changed: number }>(
        trx,
        `select count(*) as changed from ${changedOrders} where not ${isErased}`,
        { businessId },
      )
      if (changed > 0) for (const statement of changeOrders) await trx.raw(statement, { businessId })
      return { added, changed, refused: refused.map(({ n }) => ({ n, reason: erasedReason })) }
    },

    async mergeCustomers(target: MergeTarget, trx: Database): Promise<Merged> {
      const { businessId } = target
      await trx.raw('analyze import_stage_customers')
      const refused = await queryRows<{ n: number }>(
        trx,
        `select s.n from ${known('import_stage_customers')} where ${isErased} order by s.n`,
        { businessId },
      )
      await trx.raw(findDue.known, { businessId })
      const [newContacts = ''] = people('import_stage_customers')
      await trx.raw(newContacts, { ...target })
      await trx.raw(findDue.unknown, { ...target })
      const merged = await requireRow<{ added: number; changed: number }>(
        trx,
        `select count(*) filter (where is_new) as added, count(*) filter (where not is_new) as changed
         from import_stage_due`,
      )
      if (merged.added + merged.changed > 0) {
        await trx.raw('analyze import_stage_due')
        for (const statement of mergeDue) await trx.raw(statement, { businessId })
      }
      return { ...merged, refused: refused.map(({ n }) => ({ n, reason: erasedReason })) }
    },

    /** The staged orders that the database doesn't have, or has otherwise. */
    async compareOrders({ businessId }: MergeTarget, trx: Database): Promise<Merged['refused']> {
      return queryRows(
        trx,
        `select s.n, case when o.id is null then 'The shop doesn’t have this order.'
           else 'The shop has this order with another sum, status, time or other lines.' end as reason
         from import_stage_orders s
           left join import_orders r on r.business_id = :businessId and r.ref_hash = s.ref
           left join orders o on o.id = r.order_id and o.business_id = :businessId
           left join lateral (
             select count(*) as lines, sum(quantity) as quantity, sum(total_minor) as total
             from order_lines where order_id = o.id
           ) there on true
           left join (
             select n, count(*) as lines, sum(quantity) as quantity, sum(total_minor) as total
             from import_stage_lines group by n
           ) given on given.n = s.n
         where (o.status, o.currency, o.total_minor, o.fee_minor, o.created_at, there.lines, there.quantity, there.total)
           is distinct from (s.status, s.currency, s.total_minor, s.fee_minor, s.placed_at, coalesce(given.lines, 0),
             given.quantity, given.total)
         order by s.n`,
        { businessId },
      )
    },

    /** The staged customers that the database doesn't have as they stand here. */
    async compareCustomers({ businessId }: MergeTarget, trx: Database): Promise<Merged['refused']> {
      return queryRows(
        trx,
        `select s.n, case when k.id is null then 'The shop doesn’t have this customer.'
           else 'The shop has this customer from an older row.' end as reason
         from import_stage_customers s
           left join import_people p on p.business_id = :businessId and p.person_hash = s.person
           left join customers k on k.business_id = :businessId and k.contact_id = p.contact_id
         where k.id is null or p.content_hash is distinct from s.hash order by s.n`,
        { businessId },
      )
    },
  }
}
