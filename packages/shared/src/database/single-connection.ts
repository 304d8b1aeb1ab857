import pg from 'pg'
import type { DatabaseConfig } from '../config/config.js'
import { connectionSettings } from './connection-settings.js'
import type { Statements } from './rows.js'

type Bindings = Record<string, unknown>

/** Postgres's own placeholders for our named ones. Each use is one of its own: types are inferred for each. */
function positional(sql: string, bindings: Bindings): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const text = sql.replace(/(?<!:):([a-z]\w*)/gi, (placeholder, name: string) => {
    if (!Object.hasOwn(bindings, name)) return placeholder
    return `$${values.push(bindings[name])}`
  })
  return { text, values }
}

/**
 * One connection for a few statements, for a process that has nothing else to do with the database: the pool and its
 * library would cost it 5 MB. Repositories of raw statements take it as they take a pool.
 * @param timeoutMs for connecting, and for each statement
 */
export async function withConnection<Result>(
  database: DatabaseConfig,
  timeoutMs: number,
  work: (db: Statements) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({
    ...connectionSettings(database.url(), timeoutMs),
    connectionTimeoutMillis: timeoutMs,
  })
  // a connection that breaks fails its statement; nobody else listens
  client.on('error', () => undefined)
  const raw = (sql: string, bindings: Bindings = {}) => client.query(positional(sql, bindings))
  try {
    await client.connect()
    return await work({ raw } as unknown as Statements)
  } finally {
    // a broken one may never answer to its end
    void client.end().catch(() => undefined)
  }
}
