import pg from 'pg'
import type { DatabaseConfig } from '../config/config.js'
import { listMigrations, type MigrationFile, migrationSource } from '../migrations/migrations.js'
import { createDatabase, type Database } from './connect.js'
import { connectionSettings } from './connection-settings.js'

const advisoryLock = 7_201_954_301
const migrationTimeoutMs = 600_000

/** How knex migrates, whoever asks it to: our own programs, or its command (knexfile.ts). */
export const migrator = {
  migrationSource,
  // in a rolling reload an older version meets migrations that it doesn't know
  disableMigrationsListValidation: true,
}

/** Names of the migrations that this version knows and the database doesn't have yet. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const [, pending] = (await db.migrate.list(migrator)) as [unknown, MigrationFile[]]
  return pending.map(({ name }) => name)
}

/** Of these migrations, those that this version doesn't know. */
export function unknownMigrations(names: readonly string[]): string[] {
  const known = listMigrations()
  return names.filter(name => !known.includes(name))
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

/** How migrations are run on this database: at its direct address, and with time enough. */
export const migrationConfig = (config: DatabaseConfig): DatabaseConfig => ({
  ...config,
  url: config.directUrl,
  queryTimeoutMs: migrationTimeoutMs,
})

/**
 * Waits until nobody else migrates, and keeps others out. The lock goes with its connection, so a killed process leaves
 * none behind; knex's own, a row, is left set by a kill, and is taken back here.
 * @returns lets the next one in
 */
export async function lockMigrations(config: DatabaseConfig): Promise<() => Promise<void>> {
  const lock = new pg.Client(connectionSettings(config.directUrl(), migrationTimeoutMs))
  // the connection may break while knex works on its own; that work then fails by itself
  lock.on('error', () => undefined)
  await lock.connect()
  const db = createDatabase(migrationConfig(config))
  try {
    await lock.query('select pg_advisory_lock($1)', [advisoryLock])
    await db.migrate.forceFreeMigrationsLock(migrator)
  } catch (error) {
    await lock.end()
    throw error
  } finally {
    await db.destroy()
  }
  return () => lock.end()
}

/**
 * Brings the schema up to date. Any number of processes may call it at once: an advisory lock lets one work and
 * the others wait.
 * @returns the names of the migrations that this call ran
 */
export async function migrate(config: DatabaseConfig): Promise<string[]> {
  const release = await lockMigrations(config)
  const db = createDatabase(migrationConfig(config))
  try {
    if ((await pendingMigrations(db)).length === 0) return []
    const [, names] = (await db.migrate.latest(migrator)) as [number, string[]]
    return names
  } finally {
    await db.destroy()
    await release()
  }
}
