import { type Config, readConfig } from '@comanda/shared/config/config.js'
import { createDatabase, type Database } from '@comanda/shared/database/connect.js'
import { migrate } from '@comanda/shared/database/migrate.js'

export interface CommandContext {
  config: Config
  db: Database
}

/**
 * Opens the database, brings its schema up to date, runs the command, and closes it whatever happens.
 * @param options.queryTimeoutMs for a command that reads much
 */
export async function withDatabase<Result>(
  work: (context: CommandContext) => Promise<Result>,
  options: { queryTimeoutMs?: number } = {},
): Promise<Result> {
  const config = readConfig()
  await migrate(config.database)
  const db = createDatabase({ ...config.database, ...options })
  try {
    return await work({ config, db })
  } finally {
    await db.destroy()
  }
}
