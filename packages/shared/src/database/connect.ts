import knex, { type Knex } from 'knex'
import pg from 'pg'
import type { DatabaseConfig } from '../config/config.js'
import { connectionSettings, type PreparingConfig } from './connection-settings.js'

/** A connection pool or a transaction: repositories take either. */
export type Database = Knex

/** Whatever runs a raw statement: a pool, a transaction, or one connection alone. */
export type Statements = Pick<Knex, 'raw'>

const silent = (): void => undefined

/** Where a connection leads to, whatever its address looked like. */
const placeOf = ({ host, port, database, user }: pg.Client): string => `${user}@${host}:${port}/${database}`

/** The place that an address leads to. It is asked for at each use of a connection, and hardly ever another. */
function createPlaces(): (url: string) => string {
  let known = { url: '', place: '' }
  return url => {
    if (known.url !== url) known = { url, place: placeOf(new pg.Client(url)) }
    return known.place
  }
}

/**
 * Opens a pool. Nothing connects until the first query; the caller ends it with `destroy()`.
 * @param options.pipelines false where rows are copied in streams, which the driver takes one statement at a time only
 */
export function createDatabase(
  config: DatabaseConfig,
  { pipelines = true }: { pipelines?: boolean } = {},
): Database {
  const placeAt = createPlaces()
  const settings: Knex.Config & PreparingConfig = {
    preparesStatements: config.preparesStatements,
    client: 'pg',
    // it would write plain text between the JSON lines of what it throws anyway
    log: { debug: silent, warn: silent, error: silent, deprecate: silent },
    connection: () => {
      const url = config.url()
      return {
        ...(connectionSettings(url, config.queryTimeoutMs) as Knex.PgConnectionConfig),
        // what a transaction sends at once goes out at once, without waiting for each answer
        pipeline: pipelines,
        // asked before each use of a connection: one to a server that has moved is given up, and knex insists that
        // fresh settings aren't expired
        expirationChecker: () => config.url() !== url,
      }
    },
    pool: {
      min: 0,
      max: config.poolMax,
      acquireTimeoutMillis: config.acquireTimeoutMs,
      idleTimeoutMillis: config.idleTimeoutMs,
      destroyTimeoutMillis: config.destroyTimeoutMs,
      // knex finds out once that the server has moved; the other connections to the old one are left to us
      validate: (connection: pg.Client) => placeOf(connection) === placeAt(config.url()),
    },
    acquireConnectionTimeout: config.acquireTimeoutMs,
    // an error's message ends in the log, and the values in a statement are people's
    compileSqlOnError: false,
  }
  return knex(settings)
}

interface Pool {
  numUsed(): number
  numFree(): number
  numPendingAcquires(): number
}

/** How a pool of `createDatabase` is used: connections at work, idle ones, and who waits for one. */
export function poolUse(db: Database): { poolUsed: number; poolFree: number; poolWaiting: number } {
  const { pool } = db.client as { pool: Pool }
  return { poolUsed: pool.numUsed(), poolFree: pool.numFree(), poolWaiting: pool.numPendingAcquires() }
}
