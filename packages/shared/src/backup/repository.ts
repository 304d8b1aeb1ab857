import type { Readable, Writable } from 'node:stream'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Database } from '../database/connect.js'
import { dropDatabase } from '../database/drop-database.js'
import { queryRow, queryRows } from '../database/rows.js'
import type { Sequence, Table } from './types.js'

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
const list = (names: readonly string[]): string => names.map(quote).join(', ')

/** What an extension brought is the extension's. */
const ownObject = (catalog: string) =>
  `not exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = o.oid and d.deptype = 'e')`

const ownTables = `o.relnamespace = current_schema()::regnamespace and o.relkind in ('r', 'p') and not o.relispartition
  and ${ownObject('pg_class')}`

/** The same value is the same text, whatever the server or the role is set to. */
const fixedText = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local client_encoding = 'UTF8'`

/** A dump takes as long as it takes. */
const noLimits = `set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`

/** knex hands out the connection that a transaction runs on. */
const connectionOf = (trx: Database): Promise<pg.Client> =>
  trx.client.acquireConnection() as Promise<pg.Client>

export type BackupRepository = ReturnType<typeof createBackupRepository>

/** The database as a whole, of whatever schema it is. @param trx a transaction, where rows are copied */
export function createBackupRepository(trx: Database) {
  return {
    /** First in a transaction: all that it reads is of one moment. */
    async beginSnapshot(): Promise<void> {
      await trx.raw('set transaction isolation level repeatable read, read only')
      await trx.raw(`${noLimits}; ${fixedText}`)
    },

    async beginLoad(): Promise<void> {
      await trx.raw(`${noLimits}; ${fixedText}`)
    },

    async tables(): Promise<Table[]> {
      return queryRows<Table>(
        trx,
        `select o.relname::text as name,
           (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
            where a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
           coalesce((
             select array_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
               order by array_position(i.indkey::int2[], a.attnum))
             from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
             where i.indrelid = o.oid and i.indisprimary
           ), array[format('cast(%I as text) collate "C"', o.relname)]) as "order",
           coalesce((
             select array_agg(distinct f.relname::text) from pg_constraint k join pg_class f on f.oid = k.confrelid
             where k.conrelid = o.oid and k.contype = 'f' and k.confrelid <> o.oid
           ), '{}') as "dependsOn"
         from pg_class o where ${ownTables} order by o.relname collate "C"`,
      )
    },

    async hasRows(table: string): Promise<boolean> {
      return (await queryRow(trx, `select 1 from ${quote(table)} limit 1`)) !== undefined
    },

    /** An estimate, for the progress; undefined where the server has none. */
    async estimatedRows(): Promise<number | undefined> {
      const row = await queryRow<{ rows: number }>(
        trx,
        `select cast(sum(greatest(o.reltuples, 0)) as bigint) as rows from pg_class o where ${ownTables}`,
      )
      return row === undefined || row.rows === 0 ? undefined : row.rows
    },

    /** What has been done to the schema, in order; empty where there is none. */
    async migrations(): Promise<string[]> {
      const there = await queryRow<{ is: boolean }>(
        trx,
        "select to_regclass('knex_migrations') is not null as is",
      )
      if (there?.is !== true) return []
      const rows = await queryRows<{ name: string }>(trx, 'select name from knex_migrations order by id')
      return rows.map(({ name }) => name)
    },

    async businesses(): Promise<string[]> {
      return (await queryRows<{ slug: string }>(trx, 'select slug from businesses order by id')).map(
        ({ slug }) => slug,
      )
    },

    /** The counters behind identity columns. They know no transaction: never behind the rows that one sees. */
    async sequences(): Promise<Sequence[]> {
      const columns = await queryRows<{ table: string; column: string; sequence: string }>(
        trx,
        `select o.relname::text as "table", a.attname::text as "column", s.oid::regclass::text as sequence
         from pg_class o join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
           join pg_depend d on d.refobjid = o.oid and d.refobjsubid = a.attnum and d.deptype in ('a', 'i')
             and d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
           join pg_class s on s.oid = d.objid and s.relkind = 'S'
         where ${ownTables} and o.relname not like 'knex\\_%' order by 1, 2`,
      )
      const sequences: Sequence[] = []
      for (const { table, column, sequence } of columns) {
        // the name comes quoted, as the server's own
        const state = await queryRow<{ last_value: string; is_called: boolean }>(
          trx,
          `select cast(last_value as text) as last_value, is_called from ${sequence}`,
        )
        if (state !== undefined)
          sequences.push({ table, column, lastValue: state.last_value, isCalled: state.is_called })
      }
      return sequences
    },

    async setSequence({ table, column, lastValue, isCalled }: Sequence): Promise<void> {
      await trx.raw(
        'select setval(pg_get_serial_sequence(quote_ident(:table), :column), cast(:lastValue as bigint), :isCalled)',
        { table, column, lastValue, isCalled },
      )
    },

    /** All rows as COPY's text, in an order of their own. */
    async copyOut({ name, columns, order }: Pick<Table, 'name' | 'columns' | 'order'>): Promise<Readable> {
      const sql = `copy (select ${list(columns)} from ${quote(name)} order by ${order.join(', ')}) to stdout`
      return (await connectionOf(trx)).query(copyTo(sql))
    },

    async copyIn({ name, columns }: Pick<Table, 'name' | 'columns'>): Promise<Writable> {
      return (await connectionOf(trx)).query(copyFrom(`copy ${quote(name)} (${list(columns)}) from stdin`))
    },

    /** Rows that are put back were acted on when they were new: what that led to comes with them. */
    async setTriggers(state: 'enable' | 'disable'): Promise<void> {
      await trx.raw(`do $$
        declare v_name text;
        begin
          for v_name in select o.oid::regclass from pg_class o where ${ownTables} loop
            execute 'alter table ' || v_name || ' ${state} trigger user';
          end loop;
        end $$`)
    },

    /** The planner knows nothing of rows that have just come. */
    async analyze(tables: readonly string[]): Promise<void> {
      if (tables.length > 0) await trx.raw(`analyze ${list(tables)}`)
    },

    /** Everything of ours in the schema, tables and functions. */
    async dropAll(): Promise<void> {
      await trx.raw(`do $$
        declare v_name text;
        begin
          for v_name in select o.oid::regclass from pg_class o where ${ownTables} loop
            execute 'drop table ' || v_name || ' cascade';
          end loop;
          for v_name in select o.oid::regprocedure from pg_proc o
              where o.pronamespace = current_schema()::regnamespace and ${ownObject('pg_proc')} loop
            execute 'drop routine ' || v_name || ' cascade';
          end loop;
        end $$`)
    },

    /** Do other processes of ours have this database open? */
    async othersConnected(): Promise<number> {
      const row = await queryRow<{ count: number }>(
        trx,
        `select count(*) as count from pg_stat_activity
         where datname = current_database() and application_name = 'comanda' and pid <> pg_backend_pid()`,
      )
      return row?.count ?? 0
    },

    async createDatabase(name: string): Promise<void> {
      await trx.raw(`create database ${quote(name)} template template0`)
    },

    async dropDatabase(name: string): Promise<void> {
      await dropDatabase(statement => trx.raw(statement), name)
    },

    async databasesLike(prefix: string): Promise<string[]> {
      const rows = await queryRows<{ name: string }>(
        trx,
        'select datname::text as name from pg_database where starts_with(datname::text, :prefix)',
        { prefix },
      )
      return rows.map(({ name }) => name)
    },
  }
}
