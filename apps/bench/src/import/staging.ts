import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { createDatabase } from '@comanda/shared/database/connect.js'
import { createMergingRepository } from '@comanda/shared/imports/merging/repository.js'
import { openEmpty } from '../data/open-data.js'
import { compared, control, type Figure, type Size } from '../figure.js'
import type { Ground } from '../ground.js'
import { compare } from '../rounds.js'
import { psql } from './runs.js'

const amounts: Record<Size, { rows: number; rounds: number }> = {
  small: { rows: 16_000, rounds: 1 },
  full: { rows: 480_000, rounds: 3 },
}
/** As an import's largest batches. */
const batchRows = 8_000

const hash = (number: number): string => number.toString(16).padStart(32, '0')
const rowOf = (number: number): string =>
  `${number % batchRows}\t${hash(number)}\t${hash(number + 1)}\t1212${number}@c.us\tCustomer ${number}\t${number % 300} Main Street\n`

/** Rows staged by COPY in our batches, a transaction each, against psql's \copy of all of them into a table like it. */
export async function* benchStaging(
  bench: string,
  size: Size,
  ground: Ground,
  folder: string,
): AsyncGenerator<Figure> {
  const { rows, rounds } = amounts[size]
  const file = path.join(folder, 'staged.copy')
  const encoder = new TextEncoder()
  const batches = Array.from({ length: rows / batchRows }, (_batch, index) =>
    encoder.encode(Array.from({ length: batchRows }, (_row, n) => rowOf(index * batchRows + n)).join('')),
  )
  writeFileSync(file, Buffer.concat(batches))
  const database = await openEmpty(ground)
  const db = createDatabase(database.config, { pipelines: false })
  const merging = createMergingRepository(db)
  try {
    const rate = (startedAt: number): number => (rows * 1_000) / (performance.now() - startedAt)
    const ours = async (): Promise<number> => {
      const startedAt = performance.now()
      for (const batch of batches) {
        const staged = { count: batchRows, rows: batch, lines: new Uint8Array() }
        await db.transaction(trx => merging.stageCustomers(staged, trx))
      }
      return rate(startedAt)
    }
    const bare = async (): Promise<number> => {
      const startedAt = performance.now()
      await psql(ground.pgbenchPath(), database.url, [
        'create temporary table staged (n integer, hash uuid, person uuid, wid text, name text, address text)',
        `\\copy staged from '${file}'`,
      ])
      return rate(startedAt)
    }
    await ours()
    await bare()
    yield compared(bench, 'staged_rows_per_second', await compare(ours, bare, rounds), 'psql’s \\copy', {
      atLeast: 0.9,
    })
    yield control(bench, 'staged_rows_per_second', await compare(bare, bare, rounds))
  } finally {
    await db.destroy()
    await database.close()
  }
}
