import type { Statements } from './connect.js'
import { queryRow, queryRows } from './rows.js'

/** What is asked of the database itself, whatever it holds. */
export function createDatabaseRepository(db: Statements) {
  return {
    /** Does it answer at all? @throws where it doesn't */
    async answer(): Promise<void> {
      await db.raw('select 1')
    },

    async notify(channel: string, payload: string): Promise<void> {
      await db.raw('select pg_notify(:channel, :payload)', { channel, payload })
    },

    /** Names of the migrations that it had, in order. */
    async migrations(): Promise<string[]> {
      const table = await queryRow<{ is_there: boolean }>(
        db,
        "select to_regclass('knex_migrations') is not null as is_there",
      )
      if (table?.is_there !== true) return []
      const rows = await queryRows<{ name: string }>(db, 'select name from knex_migrations order by id')
      return rows.map(({ name }) => name)
    },
  }
}
