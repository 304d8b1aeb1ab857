import type { Knex } from 'knex'
import type { Statements } from './connect.js'

/** Rows of a raw statement. `bindings` are named (`:name`). */
export async function queryRows<Row>(
  db: Statements,
  sql: string,
  bindings: Record<string, unknown> = {},
): Promise<Row[]> {
  const result = (await db.raw(sql, bindings as Knex.ValueDict)) as { rows: Row[] }
  return result.rows
}

/** The first row, or undefined where there is none. */
export async function queryRow<Row>(
  db: Statements,
  sql: string,
  bindings: Record<string, unknown> = {},
): Promise<Row | undefined> {
  return (await queryRows<Row>(db, sql, bindings))[0]
}

/** The one row that the statement always gives. @throws where it gave none */
export async function requireRow<Row>(
  db: Statements,
  sql: string,
  bindings: Record<string, unknown> = {},
): Promise<Row> {
  const row = await queryRow<Row>(db, sql, bindings)
  if (row === undefined) throw new Error('the statement gave no row')
  return row
}
