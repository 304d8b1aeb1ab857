import { createHash } from 'node:crypto'
import type { Database, Statements } from './connect.js'
import type { PreparingConfig } from './connection-settings.js'
import { queryRows } from './rows.js'

/** A statement of a fixed text. PostgreSQL parses it once a connection, and plans it once where that does as well. */
export interface Statement {
  text: string
  /** as it was written, with named placeholders */
  sql: string
  /** the names of its placeholders, in order */
  names: readonly string[]
  /** what PostgreSQL keeps it under */
  name: string
}

/**
 * PostgreSQL's own placeholders for named ones (`:name`). Each use is one of its own: types are inferred for each. What
 * follows a letter or a digit is part of a format, like `HH24:MI`.
 */
export function positional(sql: string): Pick<Statement, 'text' | 'names'> {
  const names: string[] = []
  const text = sql.replace(/(?<![:\w]):([a-z]\w*)/gi, (_placeholder, name: string) => `$${names.push(name)}`)
  return { text, names }
}

/** What these bindings give to each placeholder. @throws RangeError where one has no value */
export const valuesFor = (names: readonly string[], bindings: Readonly<Record<string, unknown>>): unknown[] =>
  names.map(name => {
    const value = bindings[name]
    if (value === undefined) throw new RangeError(`no value for :${name}`)
    return value
  })

/**
 * Compiles a statement, once: knex's way with named bindings costs as much as a short query.
 * It has to name each of its columns: under a `*` it breaks where a migration adds one. knex takes a `?` for its own.
 */
export function prepare(sql: string): Statement {
  if (sql.includes('?')) throw new RangeError('a prepared statement may hold no question mark')
  const statement = positional(sql)
  const hash = createHash('sha256').update(statement.text).digest('base64url')
  return { ...statement, sql, name: `comanda_${hash.slice(0, 16)}` }
}

const isPool = (db: Statements): db is Database => 'client' in db

/**
 * Rows of a prepared statement. A connection that is open for a few statements alone has no use for preparing them.
 * @throws RangeError where a placeholder has no value
 */
export async function runPrepared<Row>(
  db: Statements,
  { text, sql, names, name }: Statement,
  bindings: Readonly<Record<string, unknown>>,
): Promise<Row[]> {
  if (!isPool(db)) return queryRows<Row>(db, sql, bindings)
  const { preparesStatements } = db.client.config as PreparingConfig
  const values = valuesFor(names, bindings)
  // knex hands these on to the driver as they are
  const options = preparesStatements ? { name, values } : { values }
  const result = (await db.raw(text).options(options)) as { rows: Row[] }
  return result.rows
}
