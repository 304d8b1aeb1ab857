import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { type BackupRepository, createBackupRepository } from '@comanda/shared/backup/repository.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { migrateWithin } from '@comanda/shared/database/migrate.js'
import { createVersionRepository } from '@comanda/shared/versions/repository.js'
import { BackupError } from './backup-error.js'
import { type BackupConsumer, readBackupFile } from './backup-file.js'
import { type DumpProgress, keptTables } from './dump.js'
import { createFingerprint, isSame } from './fingerprint.js'
import type { BackupHead, BackupManifest } from './manifest.js'

async function compare(repository: BackupRepository, { tables, sequences }: BackupManifest): Promise<void> {
  const wrong: string[] = []
  const there = new Map((await keptTables(repository)).map(table => [table.name, table]))
  for (const record of tables) {
    const print = createFingerprint()
    const table = there.get(record.name)
    // the columns in the backup's order: later migrations may have put others between them
    const rows = table && (await repository.copyOut({ ...table, columns: record.columns }))
    if (rows !== undefined) for await (const chunk of rows as AsyncIterable<Buffer>) print.add(chunk)
    if (!isSame(record, print.result())) wrong.push(record.name)
  }
  if (JSON.stringify(await repository.sequences()) !== JSON.stringify(sequences)) wrong.push('the counters')
  if (wrong.length > 0) {
    throw new BackupError(
      'differs',
      `What was restored is not what was backed up (${wrong.join(', ')}), so nothing was kept of it.`,
    )
  }
}

/** Hands pieces of rows to one COPY after the other. */
function createRowLoader(repository: BackupRepository, head: BackupHead) {
  let current: { table: string; into: Writable; failed: Promise<never> } | undefined

  async function finish(): Promise<void> {
    if (current === undefined) return
    const { into } = current
    current = undefined
    into.end()
    await finished(into)
  }

  async function start(name: string): Promise<{ table: string; into: Writable; failed: Promise<never> }> {
    await finish()
    const columns = head.tables.find(table => table.name === name)?.columns ?? []
    const into = await repository.copyIn({ name, columns })
    const failed = once(into, 'error').then(([error]) => {
      throw error
    })
    failed.catch(() => undefined)
    return { table: name, into, failed }
  }

  return {
    finish,
    add: async (table: string, chunk: Buffer): Promise<void> => {
      if (current?.table !== table) current = await start(table)
      // a statement that was refused takes no more, and never asks for more either
      if (!current.into.write(chunk)) await Promise.race([once(current.into, 'drain'), current.failed])
    },
  }
}

/**
 * Puts a backup's rows in the place of whatever the database holds, compares, and brings the schema up to date.
 * @param trx a transaction: without its commit nothing has happened
 * @throws BackupError
 */
export async function loadBackup(options: {
  trx: Database
  file: string
  secret: string | undefined
  onProgress?: ((progress: DumpProgress) => void) | undefined
  onCompare?: () => void
  onSessionFile?: BackupConsumer['onSessionFile'] | undefined
}): Promise<{ head: BackupHead; manifest: BackupManifest; migrated: string[] }> {
  const { trx, file, secret, onProgress, onCompare, onSessionFile } = options
  const repository = createBackupRepository(trx)
  const all = createFingerprint()
  let loader: ReturnType<typeof createRowLoader> | undefined
  const { head, manifest } = await readBackupFile(file, secret, {
    onHead: async known => {
      await repository.beginLoad()
      await repository.dropAll()
      await migrateWithin(trx, known.migrations)
      await repository.setTriggers('disable')
      loader = createRowLoader(repository, known)
    },
    onRows: async (table, chunk) => {
      await loader?.add(table, chunk)
      all.add(chunk)
      onProgress?.({ table, ...all.soFar() })
    },
    ...(onSessionFile === undefined ? {} : { onSessionFile }),
  })
  await loader?.finish()
  await repository.setTriggers('enable')
  for (const sequence of manifest.sequences) await repository.setSequence(sequence)
  onCompare?.()
  await compare(repository, manifest)
  const migrated = await migrateWithin(trx)
  // rows were put in past their triggers: versions begin anew, and none that some cache still knows comes again
  await createVersionRepository(trx).changeAll()
  await repository.analyze(head.tables.map(({ name }) => name))
  return { head, manifest, migrated }
}
