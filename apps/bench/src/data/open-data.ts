import { type DatabaseConfig, readConfig } from '@comanda/shared/config/config.js'
import { createDatabase, type Database } from '@comanda/shared/database/connect.js'
import { migrate } from '@comanda/shared/database/migrate.js'
import { createTemporaryDatabase } from '@comanda/shared/database/temporary-database.js'
import type { Size } from '../figure.js'
import type { Ground } from '../ground.js'
import { type Amounts, createDataRepository } from './repository.js'

export interface BenchDatabase {
  url: string
  config: DatabaseConfig
  /** a pool of the bench's own */
  db: Database
  close(): Promise<void>
}

const amounts: Record<Size, Amounts> = {
  small: { businesses: 5, orders: 3_000 },
  full: { businesses: 200, orders: 2_000_000 },
}

/** The business with half of all orders, and one of the many others. */
export const businessIds = { large: 1, usual: 2 }

/** A second look takes as long as the first: nobody's statement is cut short while two million rows are made. */
const configOf = (url: string): DatabaseConfig =>
  readConfig({ DATABASE_URL: url, DATABASE_QUERY_TIMEOUT_MS: '1800000' }).database

function urlOf(ground: Ground, name: string): string {
  const url = new URL(ground.databaseUrl())
  url.pathname = `/${name}`
  return url.href
}

async function withServer<Result>(
  ground: Ground,
  work: (server: ReturnType<typeof createDataRepository>) => Promise<Result>,
): Promise<Result> {
  const db = createDatabase(configOf(ground.databaseUrl()))
  try {
    return await work(createDataRepository(db))
  } finally {
    await db.destroy()
  }
}

function open(url: string, close: () => Promise<void>): BenchDatabase {
  const config = configOf(url)
  const db = createDatabase(config)
  return {
    url,
    config,
    db,
    close: async () => {
      await db.destroy()
      await close()
    },
  }
}

/** Shops with many orders, made at the first call of a run and shared by all that follow: change little in it. */
export async function openData(ground: Ground, size: Size): Promise<BenchDatabase> {
  const name = `bench_${size}`
  await withServer(ground, async server => {
    if (await server.databaseExists(name)) return
    process.stderr.write(`bench: making ${amounts[size].orders} orders\n`)
    const unfinished = `${name}_unfinished`
    await server.dropDatabase(unfinished)
    await server.createDatabase(unfinished)
    const config = configOf(urlOf(ground, unfinished))
    await migrate(config)
    const db = createDatabase(config)
    await createDataRepository(db).fill(amounts[size], new Date())
    await db.destroy()
    await server.renameDatabase(unfinished, name)
  })
  return open(urlOf(ground, name), async () => undefined)
}

/** A database with nothing in it, gone when it is closed: for what writes. */
export async function openEmpty(ground: Ground): Promise<BenchDatabase> {
  const { url, drop } = await createTemporaryDatabase(ground.databaseUrl())
  await migrate(configOf(url))
  return open(url, drop)
}
