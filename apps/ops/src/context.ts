import { type Config, readConfig } from '@comanda/shared/config/config.js'
import { createDatabase, type Database } from '@comanda/shared/database/connect.js'
import { migrate } from '@comanda/shared/database/migrate.js'
import type { Terminal } from './terminal.js'

export interface CommandContext {
  config: Config
  db: Database
  terminal: Terminal
}

export interface DatabaseOptions {
  /** for a command that reads much */
  queryTimeoutMs?: number
}

/**
 * Opens the database, brings its schema up to date, runs the command, and closes it whatever happens.
 */
export async function withDatabase<Result>(
  terminal: Terminal,
  work: (context: CommandContext) => Promise<Result>,
  options: DatabaseOptions = {},
): Promise<Result> {
  const config = readConfig(terminal.env)
  await migrate(config.database)
  const db = createDatabase({ ...config.database, ...options })
  try {
    return await work({ config, db, terminal })
  } finally {
    await db.destroy()
  }
}
