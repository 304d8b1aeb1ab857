export interface TestEnvironment {
  /** A connection that may make databases; for a test's own database see support/database. */
  databaseUrl: string
  redisUrl: string
  /** The server's program, for one of a test's own that it may hurt. */
  redisServer: string
  chromiumPath: string
  pgbenchPath: string
  /** Absolute path of a folder for files of this run, gone with it. Postgres's user may pass through. */
  folder: string
}

function requireVariable(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set: run the tests through npm test, which brings what they need`)
  }
  return value
}

/** What scripts/test.mjs started and found for this run. @throws where the tests weren't started by it */
export function testEnvironment(): TestEnvironment {
  return {
    databaseUrl: requireVariable('TEST_DATABASE_URL'),
    redisUrl: requireVariable('TEST_REDIS_URL'),
    redisServer: requireVariable('TEST_REDIS_SERVER'),
    chromiumPath: requireVariable('CHROMIUM_PATH'),
    pgbenchPath: requireVariable('TEST_PGBENCH'),
    folder: requireVariable('TEST_FOLDER'),
  }
}
