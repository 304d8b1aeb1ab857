import type { Database } from '@comanda/shared/database/connect.js'
import { queryRows, requireRow } from '@comanda/shared/database/rows.js'

/** What an import writes, those first that others refer to. */
export const writtenTables = {
  orders: [
    'contacts',
    'chats',
    'customers',
    'orders',
    'order_events',
    'order_lines',
    'import_people',
    'import_orders',
    'import_files',
  ],
  customers: ['contacts', 'customers', 'import_people'],
} as const

export function createImportBenchRepository(db: Database) {
  return {
    /** Tables like ours in a schema of their own, with indexes and foreign keys, and without our triggers. */
    async makePlainTables(tables: readonly string[]): Promise<void> {
      await db.transaction(async trx => {
        await trx.raw('drop schema if exists plain cascade')
        await trx.raw('create schema plain')
        await trx.raw('set local search_path = plain, public')
        for (const table of tables) {
          await trx.raw(`create table plain.${table} (like public.${table} including all)`)
        }
        for (const table of tables) {
          // as it is written where public is first: names of cloned tables lead to the clones
          const keys = await queryRows<{ definition: string }>(
            trx,
            `select regexp_replace(pg_get_constraintdef(oid), 'REFERENCES public\\.', 'REFERENCES ') as definition
             from pg_constraint where contype = 'f' and conrelid = cast(:table as regclass)`,
            { table: `public.${table}` },
          )
          for (const { definition } of keys) await trx.raw(`alter table plain.${table} add ${definition}`)
        }
      })
    },

    async rowsOf(tables: readonly string[]): Promise<number> {
      const parts = tables.map(table => `(select count(*) from ${table})`).join(' + ')
      return (await requireRow<{ rows: number }>(db, `select ${parts} as rows`)).rows
    },

    /** How many rows were written so far, but for what tells how far an import is, and who began it. */
    async written(): Promise<number> {
      const row = await requireRow<{ rows: number }>(
        db,
        `select cast(sum(n_tup_ins + n_tup_upd + n_tup_del) as bigint) as rows from pg_stat_user_tables
         where schemaname = 'public' and relname not in ('imports', 'audit_events')`,
      )
      return row.rows
    },
  }
}
