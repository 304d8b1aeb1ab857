import pg from 'pg'
import type { DatabaseConfig } from '../config/config.js'
import { migrationSource } from '../migrations/migrations.js'
import { connectionSettings, createDatabase, type Database } from './connect.js'

const advisoryLock = 7_201_954_301
const migrationTimeoutMs = 600_000
// in a rolling reload an older version meets migrations that it doesn't know
const migrator = { migrationSource, disableMigrationsListValidation: true }

/** Names of the migrations that this version knows and the database doesn't have yet. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const [, pending] = (await db.migrate.list(migrator)) as [unknown, unknown[]]
  return pending.map(entry => migrationSource.getMigrationName(entry as [string, never]))
}

/**
 * Brings the schema up to date. Any number of processes may call it at once: an advisory lock lets one work and
 * the others wait. The lock goes with its connection, so a killed process leaves none behind.
 * @returns the names of the migrations that this call ran
 */
export async function migrate(config: DatabaseConfig): Promise<string[]> {
  const lock = new pg.Client(connectionSettings(config.directUrl(), migrationTimeoutMs))
  // the connection may break while knex works on its own; that work then fails by itself
  lock.on('error', () => undefined)
  await lock.connect()
  const db = createDatabase({ ...config, url: config.directUrl, queryTimeoutMs: migrationTimeoutMs })
  try {
    await lock.query('select pg_advisory_lock($1)', [advisoryLock])
    if ((await pendingMigrations(db)).length === 0) return []
    // knex's own lock is a row, which a kill -9 leaves set; ours already makes sure that we are alone
    await db.migrate.forceFreeMigrationsLock(migrator)
    const [, names] = (await db.migrate.latest(migrator)) as [number, string[]]
    return names
  } finally {
    await db.destroy()
    await lock.end()
  }
}
