import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { confirmTakingBack } from './confirm-taking-back.mjs'
import { applicationEnvironment, databaseFolder, hasOwnDatabase, loadSettings } from './environment.mjs'
import { keepDatabase } from './keep-database.mjs'
import { preparePrograms } from './prepare.mjs'
import { createProgress } from './progress.mjs'
import { dataFolder, projectDir } from './project.mjs'

const shared = path.join(projectDir, 'packages', 'shared')

/**
 * A module of the compiled data package.
 * @param {string} name
 */
const importShared = name => import(pathToFileURL(path.join(shared, 'dist', name)).href)

/** The settings that our programs would have, with the embedded Postgres running where that is the one to use. */
async function openDatabase() {
  /** @type {typeof import('../../packages/shared/dist/config/config.js')} */
  const { readConfig } = await importShared('config/config.js')
  const dataDir = dataFolder()
  if (!hasOwnDatabase()) await keepDatabase(dataDir)
  const urlFile = hasOwnDatabase() ? undefined : path.join(databaseFolder(dataDir), 'url')
  return readConfig(applicationEnvironment({ dataDir, urlFile })).database
}

/**
 * Where a command that needs the database finds it. Everybody else who would migrate it waits from then on, until this
 * process has ended.
 */
async function connect() {
  /** @type {typeof import('../../packages/shared/dist/database/migrate.js')} */
  const { lockMigrations, migrationConfig } = await importShared('database/migrate.js')
  /** @type {typeof import('../../packages/shared/dist/database/connection-settings.js')} */
  const { connectionSettings } = await importShared('database/connection-settings.js')
  const config = await openDatabase()
  await lockMigrations(config)
  const { url, queryTimeoutMs } = migrationConfig(config)
  return /** @type {import('knex').Knex.PgConnectionConfig} */ (connectionSettings(url(), queryTimeoutMs))
}

/**
 * What knex's command works with.
 * @param {string[]} args
 * @throws {import('./setup-error.mjs').SetupError}
 * @returns {Promise<import('knex').Knex.Config>}
 */
export async function knexConfiguration(args) {
  loadSettings()
  await preparePrograms(createProgress({ quiet: true }))
  if (args.includes('migrate:make')) {
    const directory = path.join(shared, 'src', 'migrations')
    return {
      client: 'pg',
      migrations: { directory, extension: 'ts', stub: path.join(directory, 'new.stub') },
    }
  }
  /** @type {typeof import('../../packages/shared/dist/database/migrate.js')} */
  const { migrator } = await importShared('database/migrate.js')
  const takesBack = args.some(arg => arg === 'migrate:down' || arg === 'migrate:rollback')
  // knex's types don't know what it calls before a batch
  const asking = /** @type {import('knex').Knex.MigratorConfig} */ ({ beforeAll: confirmTakingBack })
  /** @type {ReturnType<typeof connect> | undefined} */
  let connecting
  return {
    client: 'pg',
    // asked for by the first statement
    connection: () => {
      connecting ??= connect()
      return connecting
    },
    pool: { min: 0 },
    migrations: { ...migrator, ...(takesBack ? asking : {}) },
  }
}
