import { listMigrations } from '../migrations/migrations.js'
import type { Statements } from './connect.js'
import { createDatabaseRepository } from './repository.js'

/** Has the database every migration that this version knows? Asked without the library that runs them. */
export async function isUpToDate(db: Statements): Promise<boolean> {
  const done = new Set(await createDatabaseRepository(db).migrations())
  return listMigrations().every(name => done.has(name))
}
