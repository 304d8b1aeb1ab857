import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { openPairedShop, type PairedShop } from '@comanda/harness/open-paired-shop.js'
import { readMenu } from '@comanda/order-language/menu/read-menu.js'
import { childEnvironment } from '@comanda/shared/config/child-environment.js'
import { readConfig } from '@comanda/shared/config/config.js'
import { createDatabase, type Database } from '@comanda/shared/database/connect.js'
import { migrate } from '@comanda/shared/database/migrate.js'
import { createTemporaryDatabase } from '@comanda/shared/database/temporary-database.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { createShutdown } from '@comanda/shared/shutdown/shutdown.js'
import type { Ground } from './ground.js'

const shutdownDeadlineMs = 60_000

export interface BenchShop extends PairedShop {
  db: Database
  /** what its processes are started with */
  env: NodeJS.ProcessEnv
  close(): Promise<void>
}

async function demoMenu() {
  const main = createRequire(import.meta.url).resolve('@comanda/demo/main.js')
  const file = path.join(path.dirname(main), '..', 'menu.json')
  const result = readMenu(JSON.parse(await readFile(file, 'utf8')))
  if (result.ok) return result.menu
  throw new Error(`the demo's menu is wrong: ${JSON.stringify(result.problems)}`)
}

/**
 * The demo's shop on a stand-in and a database of its own, its real bot ready.
 * @param botSettings in the place of those that `openPairedShop` gives it
 */
export async function openBenchShop(ground: Ground, botSettings: NodeJS.ProcessEnv = {}): Promise<BenchShop> {
  const shutdown = createShutdown({
    logger: createLogger({ name: 'bench', level: 'warn' }),
    deadlineMs: shutdownDeadlineMs,
  })
  const database = await createTemporaryDatabase(ground.databaseUrl())
  shutdown.onRelease('run database', database.drop)
  try {
    const { database: config } = readConfig({ DATABASE_URL: database.url })
    await migrate(config)
    const db = createDatabase(config)
    shutdown.onRelease('database', () => db.destroy())
    const env = childEnvironment({
      NODE_ENV: 'production',
      DATABASE_URL: database.url,
      CHROMIUM_PATH: ground.chromiumPath(),
    })
    const shop = await openPairedShop({ menu: await demoMenu(), db, env, botSettings, shutdown })
    return { ...shop, db, env, close: () => shutdown.release() }
  } catch (error) {
    await shutdown.release()
    throw error
  }
}
