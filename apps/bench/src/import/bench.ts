import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createCheckingRepository } from '@comanda/shared/statistics/checking/repository.js'
import { type BenchDatabase, openEmpty } from '../data/open-data.js'
import { openShop } from '../data/shop.js'
import { type Bench, compared, type Figure, type Size, single } from '../figure.js'
import type { Ground } from '../ground.js'
import { makeCustomers, makeOrderFiles } from './generate.js'
import { createImportBenchRepository, writtenTables } from './repository.js'
import { importAndKill, importOnce, psql, readBare } from './runs.js'
import { benchStaging } from './staging.js'

const bench = 'import'

const amounts: Record<Size, { files: number; customers: number; more: number; kills: number }> = {
  small: { files: 600, customers: 2_000, more: 4_000, kills: 1 },
  full: { files: 154_544, customers: 200_000, more: 1_000_000, kills: 5 },
}

const ratio = (a: number, b: number) => ({ a, b, ratio: a / b })

type Kind = 'orders' | 'customers'

/** Copies the rows that an import wrote out, and times how long psql takes to copy them into tables like ours. */
async function copyBare(
  database: BenchDatabase,
  ground: Ground,
  kind: Kind,
  folder: string,
): Promise<number> {
  const tables = writtenTables[kind]
  const fileOf = (table: string): string => path.join(folder, `${table}.copy`)
  const plain = createImportBenchRepository(database.db)
  await psql(
    ground.pgbenchPath(),
    database.url,
    tables.map(table => `\\copy ${table} to '${fileOf(table)}'`),
  )
  await plain.makePlainTables(tables)
  return psql(
    ground.pgbenchPath(),
    database.url,
    tables.map(table => `\\copy plain.${table} from '${fileOf(table)}'`),
  )
}

/** A table of customers: how fast, against the rows that come of it copied bare, and in how much memory. */
async function* benchRows(size: Size, ground: Ground, folder: string): AsyncGenerator<Figure> {
  const { customers, more } = amounts[size]
  const file = path.join(folder, 'customers.csv')
  makeCustomers(file, customers)
  const database = await openEmpty(ground)
  let rssMb: number
  try {
    await openShop(database.db)
    const first = await importOnce(database.url, 'customers', file)
    rssMb = first.rssMb
    const bareMs = await copyBare(database, ground, 'customers', folder)
    const rate = (ms: number): number => (customers * 1_000) / ms
    yield compared(
      bench,
      'customers_per_second',
      ratio(rate(first.ms), rate(bareMs)),
      'psql’s \\copy of the rows that come of it',
      { atLeast: 0.5 },
    )
    const second = await importOnce(database.url, 'customers', file)
    yield compared(
      bench,
      'unchanged_customers_per_second',
      ratio(rate(second.ms), rate(bareMs)),
      'psql’s \\copy of the rows that come of it',
      { atLeast: 1.5 },
    )
    yield single(bench, 'rss_mb_fewer_customers', rssMb, { atMost: 150 })
  } finally {
    await database.close()
  }
  makeCustomers(file, more)
  const larger = await openEmpty(ground)
  try {
    await openShop(larger.db)
    const run = await importOnce(larger.url, 'customers', file)
    yield compared(bench, 'rss_mb_five_times_the_customers', ratio(run.rssMb, rssMb), 'a fifth of them', {
      atMost: 1.3,
    })
  } finally {
    await larger.close()
  }
}

/** A folder of one file an order, against what reading, parsing and copying the same rows takes at the least. */
async function* benchFiles(size: Size, ground: Ground, folder: string): AsyncGenerator<Figure> {
  const { files, kills } = amounts[size]
  const orders = path.join(folder, 'orders')
  makeOrderFiles(orders, files)
  const database = await openEmpty(ground)
  const repository = createImportBenchRepository(database.db)
  try {
    const account = await openShop(database.db)
    const run = await importOnce(database.url, 'orders', orders)
    const parseMs = await readBare(database.url, orders, 'parse')
    const copyMs = await copyBare(database, ground, 'orders', folder)
    yield single(bench, 'files_rows', await repository.rowsOf(writtenTables.orders), 'reported')
    yield compared(
      bench,
      'files_seconds',
      ratio(run.ms / 1_000, (parseMs + copyMs) / 1_000),
      'read, parse and psql’s \\copy',
      { atMost: 2 },
    )
    yield single(bench, 'files_rss_mb', run.rssMb, { atMost: 250 })
    const hashMs = await readBare(database.url, orders, 'hash')
    const before = await repository.written()
    const second = await importOnce(database.url, 'orders', orders)
    yield compared(
      bench,
      'unchanged_files_seconds',
      ratio(second.ms / 1_000, hashMs / 1_000),
      'read and hash',
      { atMost: 1.3 },
    )
    yield single(bench, 'unchanged_files_rows_written', (await repository.written()) - before, { atMost: 0 })
    yield* benchKills({
      ground,
      orders,
      files,
      kills,
      wholeMs: run.ms,
      expectedRows: await repository.rowsOf(writtenTables.orders),
    })
    const wrong = await createCheckingRepository(database.db).compare(account.businessId)
    yield single(bench, 'files_wrong_statistics', wrong.length, { atMost: 0 })
  } finally {
    await database.close()
  }
}

/** The same into another shop, killed again and again: afterwards everything is there once. */
async function* benchKills(given: {
  ground: Ground
  orders: string
  files: number
  kills: number
  wholeMs: number
  expectedRows: number
}): AsyncGenerator<Figure> {
  const { ground, orders, files, kills, wholeMs, expectedRows } = given
  const database = await openEmpty(ground)
  try {
    const account = await openShop(database.db)
    let killed = 0
    for (let kill = 0; kill < kills; kill++) {
      const afterMs = 400 + (Math.random() * wholeMs) / (kills + 1)
      if (await importAndKill(database.url, 'orders', orders, afterMs)) killed += 1
    }
    const { progress } = await importOnce(database.url, 'orders', orders)
    yield single(bench, 'kills', killed, 'reported')
    yield single(bench, 'killed_orders_missing_or_doubled', Math.abs(files - progress.added), { atMost: 0 })
    const rows = await createImportBenchRepository(database.db).rowsOf(writtenTables.orders)
    yield single(bench, 'killed_rows_missing_or_doubled', Math.abs(rows - expectedRows), { atMost: 0 })
    const verified = await importOnce(database.url, 'orders', orders, 'verify')
    yield single(bench, 'killed_orders_that_differ', verified.progress.setAside, { atMost: 0 })
    const wrong = await createCheckingRepository(database.db).compare(account.businessId)
    yield single(bench, 'killed_wrong_statistics', wrong.length, { atMost: 0 })
  } finally {
    await database.close()
  }
}

/** What bringing a shop's past takes. */
export const benchImport: Bench = async function* (size, ground) {
  const folder = mkdtempSync(path.join(tmpdir(), 'comanda-bench-import-'))
  try {
    yield* benchStaging(bench, size, ground, folder)
    yield* benchRows(size, ground, folder)
    yield* benchFiles(size, ground, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
