import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Knex } from 'knex'

/** A migration of this version: a file of this folder, beside this one. */
export interface MigrationFile {
  /** what the database notes; without the file's ending, so that compiled and source tell the same story */
  name: string
  /** the same, for knex's command, which says this of those that are missing */
  file: string
}

const isMigration = /^\d.*\.js$/

/** The names of this version's migrations, in the order in which they run. */
export const listMigrations = (): string[] =>
  readdirSync(import.meta.dirname)
    .filter(file => isMigration.test(file))
    .map(file => path.basename(file, '.js'))
    .sort()

/** @throws where its way back is asked for, and it has none */
function withDown(name: string, migration: Knex.Migration): Knex.Migration {
  const down = (): Promise<void> =>
    Promise.reject(new Error(`the migration ${name} has no way back: restore a backup from before it`))
  return { down, ...migration }
}

/** What knex runs. A migration is loaded only to be run. */
export const migrationSource: Knex.MigrationSource<MigrationFile> = {
  getMigrations: async () => listMigrations().map(name => ({ name, file: name })),
  getMigrationName: ({ name }) => name,
  getMigration: async ({ name }) => withDown(name, (await import(`./${name}.js`)) as Knex.Migration),
}
