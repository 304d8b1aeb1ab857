import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type DatabaseConfig, readConfig } from '@comanda/shared/config/config.js'
import { createDatabase, type Database } from '@comanda/shared/database/connect.js'
import { migrate } from '@comanda/shared/database/migrate.js'
import pg from 'pg'
import { madeBefore } from './made-before.js'
import { patienceMs } from './wait-for.js'

const templateLock = 7_201_954_302
// a server on a busy machine takes its time to see a connection off
const leakGraceMs = 20_000

export interface TestDatabase {
  config: DatabaseConfig
  /** A pool on it, for the test's own statements; `drop()` closes it. */
  db: Database
  drop(): Promise<void>
}

function maintenanceUrl(): string {
  const url = process.env.TEST_DATABASE_URL
  if (url === undefined) {
    throw new Error('TEST_DATABASE_URL is not set: run the tests through npm test, which starts a Postgres')
  }
  return url
}

function urlOf(database: string): string {
  const url = new URL(maintenanceUrl())
  url.pathname = `/${database}`
  return url.href
}

const configOf = (database: string): DatabaseConfig => ({
  ...readConfig({ DATABASE_URL: urlOf(database) }).database,
  queryTimeoutMs: patienceMs,
})

async function withMaintenance<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: maintenanceUrl(), connectionTimeoutMillis: patienceMs })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The name changes with any migration, so a template is never out of date. */
function templateName(): string {
  const folder = path.dirname(fileURLToPath(import.meta.resolve('@comanda/shared/migrations/migrations.js')))
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.js')) hash.update(file).update(readFileSync(path.join(folder, file)))
  }
  return `comanda_template_${hash.digest('hex').slice(0, 16)}`
}

const exists = async (client: pg.Client, database: string): Promise<boolean> =>
  (await client.query('select 1 from pg_database where datname = $1', [database])).rowCount === 1

/** Migrated under another name and then renamed: a run that was killed leaves no half-made template. */
async function makeTemplate(client: pg.Client, template: string): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [templateLock])
  try {
    if (await exists(client, template)) return
    const unfinished = `${template}_unfinished`
    await client.query(`drop database if exists ${unfinished} with (force)`)
    await client.query(`create database ${unfinished}`)
    await migrate(configOf(unfinished))
    await client.query(`alter database ${unfinished} rename to ${template}`)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [templateLock])
  }
}

async function connectionsLeft(client: pg.Client, database: string): Promise<number> {
  const until = Date.now() + leakGraceMs
  for (;;) {
    const result = await client.query<{ count: number }>(
      'select cast(count(*) as int) as count from pg_stat_activity where datname = $1',
      [database],
    )
    const count = result.rows[0]?.count ?? 0
    if (count === 0 || Date.now() > until) return count
    await wait(20)
  }
}

/**
 * A database of the test's own with every migration in it, cloned from a template (some 50 ms). The template is made
 * once, under an advisory lock, on the server that TEST_DATABASE_URL names.
 * `drop()` closes `db` and removes the database; it throws where the test left a connection open, so call it last,
 * in `after` or `afterEach`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = templateName()
  const name = `comanda_test_${randomBytes(6).toString('hex')}`
  await withMaintenance(async client => {
    if (!(await exists(client, template))) await makeTemplate(client, template)
    await client.query(`create database ${name} template ${template}`)
  })
  const config = configOf(name)
  const db = createDatabase(config)
  return {
    config,
    db,
    drop: async () => {
      await db.destroy()
      await withMaintenance(async client => {
        const left = await connectionsLeft(client, name)
        await client.query(`drop database ${name} with (force)`)
        if (left > 0) throw new Error(`the test left ${left} connections to its database open`)
      })
    },
  }
}

/** One for all tests of a describe, gone after them. */
export const useTestDatabase = (): TestDatabase => madeBefore(createTestDatabase, database => database.drop())
