import type { BackupRepository } from '@comanda/shared/backup/repository.js'
import type { Table } from '@comanda/shared/backup/types.js'
import type { ArchiveFile } from './archive.js'
import { createFingerprint } from './fingerprint.js'
import { type BackupHead, type TableRecord, tableFolder } from './manifest.js'
import { sortTables } from './sort-tables.js'

/**
 * People sign in again, codes to scan live for seconds, and wrong passwords are counted for minutes. Versions tell of one
 * database's own history: a filled one begins its own. knex's tables come with the migrations.
 */
export const leftOut: readonly string[] = [
  'business_changes',
  'business_versions',
  'knex_migrations',
  'knex_migrations_lock',
  'pairing_codes',
  'sessions',
  'sign_in_attempts',
]

/** A tar's header announces the size, so rows are held until there are so many. */
const partBytes = 4_194_304

export interface DumpProgress {
  table: string
  /** of all tables so far */
  rows: number
  bytes: number
}

/** The tables that belong into a backup, in an order in which they can be filled. */
export async function keptTables(repository: BackupRepository): Promise<Table[]> {
  return sortTables((await repository.tables()).filter(({ name }) => !leftOut.includes(name)))
}

export async function describeDatabase(
  repository: BackupRepository,
  tables: readonly Table[],
  madeAt: Date,
): Promise<BackupHead> {
  return {
    format: 1,
    madeAt: madeAt.toISOString(),
    businesses: await repository.businesses(),
    migrations: await repository.migrations(),
    tables: tables.map(({ name, columns }) => ({ name, columns })),
    leftOut: [...leftOut],
  }
}

const partName = (table: string, part: number): string =>
  `${tableFolder}${table}.${String(part).padStart(5, '0')}.copy`

/** @returns the table's name where the file holds rows */
export const tableOfPart = (name: string): string | undefined =>
  /^database\/(.+)\.\d{5,}\.copy$/.exec(name)?.[1]

/** The rows as files of an archive. What was dumped is added to `records`. */
export async function* dumpTables(options: {
  repository: BackupRepository
  tables: readonly Table[]
  records: TableRecord[]
  onProgress: (progress: DumpProgress) => void
}): AsyncGenerator<ArchiveFile> {
  const { repository, tables, records, onProgress } = options
  let [rowsBefore, bytesBefore] = [0, 0]
  for (const table of tables) {
    const fingerprint = createFingerprint()
    let chunks: Buffer[] = []
    let size = 0
    let part = 0
    const takePart = (): ArchiveFile => {
      const file = { name: partName(table.name, ++part), size, content: chunks }
      chunks = []
      size = 0
      return file
    }
    for await (const chunk of (await repository.copyOut(table)) as AsyncIterable<Buffer>) {
      fingerprint.add(chunk)
      chunks.push(chunk)
      size += chunk.length
      if (size < partBytes) continue
      yield takePart()
      const { rows, bytes } = fingerprint.soFar()
      onProgress({ table: table.name, rows: rowsBefore + rows, bytes: bytesBefore + bytes })
    }
    if (size > 0) yield takePart()
    const record = { name: table.name, columns: table.columns, ...fingerprint.result() }
    records.push(record)
    rowsBefore += record.rows
    bytesBefore += record.bytes
  }
}
