import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip, type Gunzip } from 'node:zlib'
import { type ArchiveEntry, unpackArchive } from './archive.js'
import { BackupError } from './backup-error.js'
import { tableOfPart } from './dump.js'
import { decrypt, encrypt, encryptionMarkBytes, isEncrypted } from './encryption.js'
import { createFingerprint, isSame } from './fingerprint.js'
import {
  type BackupHead,
  type BackupManifest,
  headName,
  headSchema,
  manifestName,
  manifestSchema,
  parseJson,
  type SessionFileRecord,
  sessionFolder,
} from './manifest.js'
import { isSessionPath } from './session-files.js'

/** Rows are mostly numbers and times: the lowest level already takes most of the air out, at several times the speed. */
const gzipLevel = 1
/** Head and manifest are read into memory, and neither is large. */
const smallBytes = 33_554_432

/** Writes the archive into a new file, ours alone, and leaves it safe on the disk. @param secret encrypts it */
export async function writeBackupFile(
  file: string,
  archive: AsyncIterable<Buffer>,
  options: { secret: string | undefined; signal?: AbortSignal | undefined },
): Promise<void> {
  const { secret, signal } = options
  const target = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true })
  const source = Readable.from(archive, { objectMode: false })
  const gzip = createGzip({ level: gzipLevel })
  if (secret === undefined) await pipeline(source, gzip, target, { signal })
  else
    await pipeline(source, gzip, chunks => encrypt(chunks as AsyncIterable<Buffer>, secret), target, {
      signal,
    })
}

async function startOf(handle: FileHandle): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(
    Buffer.alloc(encryptionMarkBytes),
    0,
    encryptionMarkBytes,
    0,
  )
  return buffer.subarray(0, bytesRead)
}

const isGzip = (start: Buffer): boolean => start[0] === 0x1f && start[1] === 0x8b

/** zlib's own complaints are about the file. */
async function* inflated(gunzip: Gunzip): AsyncGenerator<Buffer> {
  try {
    yield* gunzip as AsyncIterable<Buffer>
  } catch (error) {
    const isZlibs = String((error as NodeJS.ErrnoException).code).startsWith('Z_')
    if (!isZlibs) throw error
    throw new BackupError('damaged', 'The backup is damaged or cut short. Take another copy of it.', {
      cause: error,
    })
  }
}

/**
 * The files of a backup, decrypted and unpacked, in its order. Held together by the caller: nothing of it is worth
 * anything until the manifest at its end has been compared.
 * @throws BackupError
 */
async function* readEntries(file: string, secret: string | undefined): AsyncGenerator<ArchiveEntry> {
  const handle = await open(file, 'r').catch(error => {
    throw new BackupError('unusable', `${file} can’t be read: ${(error as Error).message}`, { cause: error })
  })
  try {
    const start = await startOf(handle)
    if (isEncrypted(start) && secret === undefined) {
      throw new BackupError('key', 'The backup is encrypted: set BACKUP_KEY, or name a file with --key-file.')
    }
    if (!isEncrypted(start) && !isGzip(start)) {
      throw new BackupError('unknown_format', `${file} is no backup of Comanda.`)
    }
    const bytes = createReadStream(file, {
      fd: handle.fd,
      autoClose: false,
      start: 0,
    }) as AsyncIterable<Buffer>
    const packed = isEncrypted(start) && secret !== undefined ? decrypt(bytes, secret) : bytes
    const gunzip = createGunzip()
    const flow = pipeline(Readable.from(packed, { objectMode: false }), gunzip).catch(() => undefined)
    try {
      yield* unpackArchive(inflated(gunzip))
    } finally {
      gunzip.destroy()
      await flow
    }
  } finally {
    await handle.close()
  }
}

async function readSmall({ size, content }: ArchiveEntry): Promise<Buffer> {
  if (size > smallBytes) throw new BackupError('unknown_format', 'This is no backup of Comanda.')
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** What is done with a backup while it is read. Each is called in the file's order. */
export interface BackupConsumer {
  onHead?(head: BackupHead): Promise<void>
  /** A piece of a table's rows; the table's pieces come one after the other. */
  onRows?(table: string, chunk: Buffer): Promise<void>
  onSessionFile?(path: string, content: AsyncIterable<Buffer>): Promise<void>
}

async function* hashing(
  content: AsyncIterable<Buffer>,
  add: (chunk: Buffer) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    add(chunk)
    yield chunk
  }
}

const doesNotAddUp = (what: string): BackupError =>
  new BackupError(
    'damaged',
    `The backup is damaged: ${what} is not what was written. Take another copy of it.`,
  )

/**
 * Reads a backup from its start to its end and holds each table and file against the manifest.
 * @throws BackupError for a wrong key, and for a file that is cut short, altered or damaged
 */
export async function readBackupFile(
  file: string,
  secret: string | undefined,
  consumer: BackupConsumer = {},
): Promise<{ head: BackupHead; manifest: BackupManifest }> {
  const prints = new Map<string, ReturnType<typeof createFingerprint>>()
  const session: SessionFileRecord[] = []
  let head: BackupHead | undefined
  let manifest: BackupManifest | undefined

  async function readSessionFile(path: string, { size, content }: ArchiveEntry): Promise<void> {
    if (!isSessionPath(path)) throw doesNotAddUp('a file’s name')
    const hash = createHash('sha256')
    const hashed = hashing(content, chunk => hash.update(chunk))
    await consumer.onSessionFile?.(path, hashed)
    for await (const _ of hashed);
    session.push({ path, size, sha256: hash.digest('hex') })
  }

  async function readRows(table: string, { content }: ArchiveEntry): Promise<void> {
    if (!head?.tables.some(({ name }) => name === table)) throw doesNotAddUp('a table’s name')
    const print = prints.get(table) ?? createFingerprint()
    prints.set(table, print)
    for await (const chunk of content) {
      print.add(chunk)
      await consumer.onRows?.(table, chunk)
    }
  }

  for await (const entry of readEntries(file, secret)) {
    const table = tableOfPart(entry.name)
    if (manifest !== undefined) throw doesNotAddUp('its end')
    if (head === undefined) {
      if (entry.name !== headName) throw new BackupError('unknown_format', `${file} is no backup of Comanda.`)
      head = parseJson(headSchema, await readSmall(entry))
      await consumer.onHead?.(head)
    } else if (entry.name === manifestName) manifest = parseJson(manifestSchema, await readSmall(entry))
    else if (table !== undefined) await readRows(table, entry)
    else if (entry.name.startsWith(sessionFolder))
      await readSessionFile(entry.name.slice(sessionFolder.length), entry)
    else throw doesNotAddUp('a file’s name')
  }

  if (head === undefined || manifest === undefined) throw doesNotAddUp('its end')
  for (const record of manifest.tables) {
    const read = (prints.get(record.name) ?? createFingerprint()).result()
    if (!isSame(record, read)) throw doesNotAddUp(`the table ${record.name}`)
    prints.delete(record.name)
  }
  if (prints.size > 0) throw doesNotAddUp('the list of tables')
  if (JSON.stringify(session) !== JSON.stringify(manifest.session)) throw doesNotAddUp('the sign-in')
  return { head, manifest }
}
