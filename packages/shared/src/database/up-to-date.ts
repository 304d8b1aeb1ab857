import { listMigrations } from '../migrations/migrations.js'
import type { Statements } from './connect.js'
import { queryRow, queryRows } from './rows.js'

/** Has the database every migration that this version knows? Asked without the library that runs them. */
export async function isUpToDate(db: Statements): Promise<boolean> {
  const known = await queryRow<{ is_there: boolean }>(
    db,
    "select to_regclass('knex_migrations') is not null as is_there",
  )
  if (known?.is_there !== true) return false
  const rows = await queryRows<{ name: string }>(db, 'select name from knex_migrations')
  const done = new Set(rows.map(({ name }) => name))
  return listMigrations().every(name => done.has(name))
}
