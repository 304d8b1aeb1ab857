import type { Knex } from 'knex'
import type { Database } from './connect.js'

/** Whatever runs a raw statement: a pool, a transaction, or one connection alone. */
export type Statements = Pick<Knex, 'raw'>

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

/**
 * As `queryRow`, planned once a connection rather than at each call. For what runs with nearly every request.
 * @param name of the statement, whose text never changes
 */
export async function queryRowPrepared<Row>(
  db: Database,
  name: string,
  sql: string,
  bindings: Record<string, unknown>,
): Promise<Row | undefined> {
  const statement = db.raw(sql, bindings as Knex.ValueDict)
  const result = (await (mayPrepare(db) ? statement.options({ name }) : statement)) as { rows: Row[] }
  return result.rows[0]
}

/** A pooler may give each transaction another connection of the server, where nothing was prepared. */
const mayPrepare = (db: Database): boolean =>
  (db.userParams as { isPooled?: boolean } | undefined)?.isPooled !== true
