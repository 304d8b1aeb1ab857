import pg from 'pg'
import type { DatabaseConfig } from '../config/config.js'
import { migrationSource } from '../migrations/migrations.js'
import { createDatabase, type Database } from './connect.js'
import { connectionSettings } from './connection-settings.js'

const advisoryLock = 7_201_954_301
const migrationTimeoutMs = 600_000
// in a rolling reload an older version meets migrations that it doesn't know
const migrator = { migrationSource, disableMigrationsListValidation: true }

/** Names of the migrations that this version knows and the database doesn't have yet. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const [, pending] = (await db.migrate.list(migrator)) as [unknown, unknown[]]
  return pending.map(entry => migrationSource.getMigrationName(entry as [string, never]))
}

/** Of these migrations, those that this version doesn't know. */
export async function unknownMigrations(names: readonly string[]): Promise<string[]> {
  const known = await migrationSource.getMigrations([])
  return names.filter(name => !known.some(migration => migrationSource.getMigrationName(migration) === name))
}

/**
 * Runs migrations as part of a transaction, while nobody else migrates.
 * @param names only these; all that are missing where absent
 * @returns the names of those that ran
 */
export async function migrateWithin(trx: Database, names?: readonly string[]): Promise<string[]> {
  await trx.raw('select pg_advisory_xact_lock(cast(:advisoryLock as bigint))', { advisoryLock })
  const missing = (await pendingMigrations(trx)).filter(name => names === undefined || names.includes(name))
  for (const name of missing) await trx.migrate.up({ ...migrator, name })
  return missing
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
