import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { createBackupRepository } from '@comanda/shared/backup/repository.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { type ArchiveFile, packArchive } from './archive.js'
import { BackupError, isOutOfRoom } from './backup-error.js'
import { readBackupFile, writeBackupFile } from './backup-file.js'
import { type DumpProgress, describeDatabase, dumpTables, keptTables } from './dump.js'
import {
  type BackupHead,
  type BackupManifest,
  headName,
  manifestName,
  type SessionFileRecord,
  sessionFolder,
  type TableRecord,
} from './manifest.js'
import { copySessionFiles } from './session-files.js'

const sessionCopyWithinMs = 60_000

export interface MadeBackup {
  file: string
  bytes: number
  head: BackupHead
  manifest: BackupManifest
}

const jsonFile = (name: string, value: unknown): ArchiveFile => {
  const bytes = Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`)
  return { name, size: bytes.length, content: [bytes] }
}

async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}

/**
 * Database and sign-ins in one file, which appears under its name only when it has been read back and adds up.
 * @param options.sessionDir left out where undefined
 * @throws BackupError; nothing is left behind then
 */
export async function makeBackup(options: {
  db: Database
  sessionDir: string | undefined
  file: string
  secret: string | undefined
  now?: () => Date
  signal?: AbortSignal | undefined
  onStep?: (step: 'session' | 'database' | 'reading back') => void
  onProgress?: (progress: DumpProgress) => void
}): Promise<MadeBackup> {
  const { db, sessionDir, secret, signal, now = () => new Date(), onStep, onProgress } = options
  const file = path.resolve(options.file)
  const partial = `${file}.partial-${process.pid}`
  const sessionCopy = `${partial}-session`
  if (await exists(file)) throw new BackupError('unusable', `${file} is there already. Name another file.`)
  const madeAt = now()

  async function* files(session: SessionFileRecord[], trx: Database): AsyncGenerator<ArchiveFile> {
    const repository = createBackupRepository(trx)
    await repository.beginSnapshot()
    const tables = await keptTables(repository)
    if ((await repository.migrations()).length === 0) {
      throw new BackupError('unusable', 'There is nothing to back up: the database holds no shop yet.')
    }
    const records: TableRecord[] = []
    yield jsonFile(headName, await describeDatabase(repository, tables, madeAt))
    for (const { path: inside, size } of session) {
      const content = createReadStream(path.join(sessionCopy, inside)) as AsyncIterable<Buffer>
      yield { name: `${sessionFolder}${inside}`, size, content }
    }
    yield* dumpTables({ repository, tables, records, onProgress: onProgress ?? (() => undefined) })
    const manifest: BackupManifest = { tables: records, sequences: await repository.sequences(), session }
    yield jsonFile(manifestName, manifest)
  }

  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
    onStep?.('session')
    const session =
      sessionDir === undefined
        ? []
        : await copySessionFiles({
            sessionDir,
            targetDir: sessionCopy,
            withinMs: sessionCopyWithinMs,
            signal,
          })
    onStep?.('database')
    await db.transaction(trx =>
      writeBackupFile(partial, packArchive(files(session, trx), madeAt), { secret, signal }),
    )
    onStep?.('reading back')
    const { head, manifest } = await readBackupFile(partial, secret)
    signal?.throwIfAborted()
    if (await exists(file)) throw new BackupError('unusable', `${file} is there already. Name another file.`)
    await rename(partial, file)
    await syncFolder(path.dirname(file))
    return { file, bytes: (await stat(file)).size, head, manifest }
  } catch (error) {
    if (!isOutOfRoom(error)) throw error
    throw new BackupError(
      'no_room',
      `There is no room left in ${path.dirname(file)}. No backup was made; the unfinished file is gone.`,
      { cause: error },
    )
  } finally {
    await rm(partial, { force: true })
    await rm(sessionCopy, { recursive: true, force: true })
  }
}
