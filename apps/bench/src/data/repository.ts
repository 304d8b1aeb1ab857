import type { Database } from '@comanda/shared/database/connect.js'
import { dropDatabase } from '@comanda/shared/database/drop-database.js'

/** How much there is: half of the orders belong to the first business, the rest to all others alike. */
export interface Amounts {
  readonly businesses: number
  readonly orders: number
}

const peopleOfFirst = 20_000
const peopleOfOthers = 100
const days = 100

// An order's shop, its place among the shop's own from the newest, and its customer, all from its id.
const shopOf = 'case when n % 2 = 0 then 1 else 2 + (n / 2) % (:businesses - 1) end'
const placeOf = 'case when n % 2 = 0 then (:orders - n) / 2 else (:orders - n) / 2 / (:businesses - 1) end'
const numberOf = 'case when n % 2 = 0 then n / 2 else n / 2 / (:businesses - 1) + 1 end'
const customerOf = `case when n % 2 = 0 then 1 + n * 7919 % ${peopleOfFirst}
  else ${peopleOfFirst} + (n / 2) % (:businesses - 1) * ${peopleOfOthers} + 1 + n * 31 % ${peopleOfOthers} end`
const quantityOf = (line: string): string => `(1 + (n + ${line}) % 3)`
const priceOf = (line: string): string => `(500 + 150 * ((n + ${line}) % 7))`
const lineTotal = (line: string): string => `${quantityOf(line)} * ${priceOf(line)}`
const statusOf = `case when place < 25 then (array['pending', 'accepted', 'preparing', 'ready', 'out_for_delivery'])[1 + place % 5]
  when n % 50 < 45 then 'completed' when n % 50 < 48 then 'cancelled' else 'rejected' end`

const foreignKeys = `select conname as name, cast(conrelid as regclass) as of, pg_get_constraintdef(oid) as definition
  from pg_constraint where contype = 'f' and conrelid in ('orders'::regclass, 'order_lines'::regclass)`

/** What benches look at, made by the database itself: a few hundred thousand orders in each ten seconds. */
export function createDataRepository(db: Database) {
  return {
    async databaseExists(name: string): Promise<boolean> {
      const { rows } = await db.raw('select 1 from pg_database where datname = :name', { name })
      return rows.length > 0
    },
    createDatabase: async (name: string): Promise<void> => {
      await db.raw(`create database ${name}`)
    },
    renameDatabase: async (from: string, to: string): Promise<void> => {
      await db.raw(`alter database ${from} rename to ${to}`)
    },
    dropDatabase: async (name: string): Promise<void> => {
      await dropDatabase(statement => db.raw(statement), name)
    },

    /** Fills an empty database. Foreign keys are checked at its end, all at once: one by one takes most of the time. */
    async fill({ businesses, orders }: Amounts, newestAt: Date): Promise<void> {
      const people = peopleOfFirst + (businesses - 1) * peopleOfOthers
      const values = { businesses, orders, people, newestAt, seconds: (days * 86_400) / orders }
      await db.transaction(async trx => {
        // what triggers would note row by row
        for (const table of ['orders', 'order_lines'])
          await trx.raw(`alter table ${table} disable trigger user`)
        const { rows: references } = await trx.raw(foreignKeys)
        for (const { of, name } of references) await trx.raw(`alter table ${of} drop constraint ${name}`)
        await trx.raw(
          `insert into businesses (id, slug, name, currency, time_zone, last_order_number) overriding system value
           select n, 'bench-' || n, 'Shop ' || n, 'USD', 'America/New_York', :orders from generate_series(1, :businesses) n`,
          values,
        )
        await trx.raw(
          `insert into accounts (id, business_id) overriding system value select n, n from generate_series(1, :businesses) n`,
          values,
        )
        await trx.raw(
          `with people as (
             select n, case when n <= ${peopleOfFirst} then 1
               else 2 + (n - ${peopleOfFirst} - 1) / ${peopleOfOthers} end as shop from generate_series(1, :people) n
           ), contacts as (
             insert into contacts (id, account_id, phone, name) overriding system value
             select n, shop, 10000000 + n || '@c.us', 'Customer ' || n from people
           ), chats as (
             insert into chats (id, account_id, kind, wid, contact_id) overriding system value
             select n, shop, 'direct', 10000000 + n || '@c.us', n from people
           )
           insert into customers (id, business_id, contact_id, name) overriding system value
           select n, shop, n, 'Customer ' || n from people`,
          values,
        )
        await trx.raw(
          `insert into orders (id, business_id, customer_id, chat_id, number, status, currency, total_minor, fulfilment,
             created_at, updated_at) overriding system value
           select n, shop, customer, customer, number, ${statusOf}, 'USD',
             ${lineTotal('1')} + ${lineTotal('2')} + n % 2 * ${lineTotal('3')},
             case when n % 3 = 0 then 'pickup' else 'delivery' end, at, at
           from (
             select n, ${shopOf} as shop, ${placeOf} as place, ${numberOf} as number, ${customerOf} as customer,
               cast(:newestAt as timestamptz) - (:orders - n) * cast(:seconds as double precision) * interval '1 second' as at
             from generate_series(1, cast(:orders as bigint)) n
           ) made`,
          values,
        )
        await trx.raw(
          `insert into order_lines (order_id, position, item_key, name, quantity, unit_price_minor, total_minor)
           select n, l, 'item-' || (n + l) % 40, 'Dish ' || (n + l) % 40, ${quantityOf('l')}, ${priceOf('l')}, ${lineTotal('l')}
           from generate_series(1, cast(:orders as bigint)) n, generate_series(1, 2 + n % 2) l`,
          values,
        )
        for (const { of, name, definition } of references)
          await trx.raw(`alter table ${of} add constraint ${name} ${definition}`)
        for (const table of ['orders', 'order_lines'])
          await trx.raw(`alter table ${table} enable trigger user`)
        for (const table of ['businesses', 'accounts', 'contacts', 'chats', 'customers', 'orders'])
          await trx.raw(
            `select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`,
          )
      })
      await db.raw('select rebuild_statistics(null)')
      await db.raw('vacuum analyze')
    },
  }
}
