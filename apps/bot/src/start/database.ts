import type { Config } from '@comanda/shared/config/config.js'
import type { Statements } from '@comanda/shared/database/connect.js'
import { isUpToDate } from '@comanda/shared/database/up-to-date.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import { untilDone } from './until-done.js'

/** Statements on a connection of their own: a process that has no browser yet has no pool either. */
export type Run = <Result>(work: (db: Statements) => Promise<Result>) => Promise<Result>

/** Migrates where there is anything to do, which is seldom: what does it is loaded then only. */
async function bringUpToDate(config: Config, run: Run): Promise<void> {
  if (await run(isUpToDate)) return
  const { migrate } = await import('@comanda/shared/database/migrate.js')
  await migrate(config.database)
}

/** Waits until the database is there, and of this version. */
export const waitForDatabase = (config: Config, run: Run, logger: Logger): Promise<void> =>
  untilDone('the database', logger, () => bringUpToDate(config, run))
