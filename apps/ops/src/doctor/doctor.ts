import type { Config } from '@comanda/shared/config/config.js'
import { ConfigError } from '@comanda/shared/config/config-error.js'
import { createDatabase, type Database } from '@comanda/shared/database/connect.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import { checkAlerts } from './check-alerts.js'
import { checkClocks } from './check-clocks.js'
import { checkDatabase } from './check-database.js'
import { checkDisk } from './check-disk.js'
import { checkNotify } from './check-notify.js'
import { checkPorts } from './check-ports.js'
import { checkRedis } from './check-redis.js'
import { checkSettings } from './check-settings.js'
import { type Finding, wordsOf } from './finding.js'

const databaseTimeoutMs = 5_000

export interface Doctor {
  /** Looks at everything, changes nothing but what a first connection makes. Never throws for what it finds. */
  examine(): Promise<Finding[]>
}

/** What every command needs the database for ends with its connections closed. */
async function withImpatientDatabase(
  config: Config,
  work: (impatient: Config, db: Database) => Promise<Finding[]>,
): Promise<Finding[]> {
  const database = {
    ...config.database,
    acquireTimeoutMs: databaseTimeoutMs,
    queryTimeoutMs: databaseTimeoutMs,
  }
  const db = createDatabase(database)
  try {
    return await work({ ...config, database }, db)
  } finally {
    await db.destroy()
  }
}

async function examineDatabase(config: Config, logger: Logger): Promise<Finding[]> {
  try {
    return await withImpatientDatabase(config, async (impatient, db) => [
      ...(await checkDatabase(impatient, db)),
      await checkClocks(db),
      await checkNotify(impatient.database, db, logger),
    ])
  } catch (error) {
    const mend = 'npm start brings one of its own where DATABASE_URL is unset; else start that server'
    return [{ topic: 'database', state: 'bad', text: `can’t be used: ${wordsOf(error)}`, mend }]
  }
}

/**
 * @param options.setup what the launcher found before this program could run
 * @param options.readConfig may throw a ConfigError, which is a finding too
 */
export function createDoctor(options: {
  setup: Finding[]
  readConfig: () => Config
  logger: Logger
}): Doctor {
  const { setup, readConfig, logger } = options

  function readSettings(): Config | Finding[] {
    try {
      return readConfig()
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      return error.problems.map(({ variable, message }) => ({
        topic: 'settings',
        state: 'bad',
        text: `${variable} ${message}`,
        mend: `correct ${variable} in .env or in the environment`,
      }))
    }
  }

  return {
    examine: async () => {
      const config = readSettings()
      if (Array.isArray(config)) return [...setup, ...config]
      const groups = await Promise.all([
        examineDatabase(config, logger),
        checkRedis(config.cache).then(finding => [finding]),
        checkPorts(config),
        checkDisk(config).then(finding => [finding]),
        checkAlerts(config),
      ])
      return [...setup, ...groups.flat(), ...checkSettings(config)]
    },
  }
}
