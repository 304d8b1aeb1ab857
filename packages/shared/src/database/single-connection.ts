import pg from 'pg'
import type { DatabaseConfig } from '../config/config.js'
import type { Statements } from './connect.js'
import { connectionSettings } from './connection-settings.js'
import { positional, valuesFor } from './statements.js'

type Bindings = Record<string, unknown>

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
  const raw = (sql: string, bindings: Bindings = {}) => {
    const { text, names } = positional(sql)
    return client.query(text, valuesFor(names, bindings))
  }
  try {
    await client.connect()
    return await work({ raw } as unknown as Statements)
  } finally {
    // a broken one may never answer to its end
    void client.end().catch(() => undefined)
  }
}
