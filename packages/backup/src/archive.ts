import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { extract, type Pack, pack } from 'tar-stream'
import { BackupError } from './backup-error.js'

export interface ArchiveFile {
  name: string
  size: number
  /** of exactly that size */
  content: AsyncIterable<Buffer> | Iterable<Buffer>
}

export interface ArchiveEntry extends ArchiveFile {
  /** To be read to its end before the next entry is asked for; what is left of it is passed over. */
  content: AsyncIterable<Buffer>
}

async function fill(archive: Pack, files: AsyncIterable<ArchiveFile>, modifiedAt: Date): Promise<void> {
  try {
    for await (const { name, size, content } of files) {
      await pipeline(Readable.from(content), archive.entry({ name, size, mode: 0o600, mtime: modifiedAt }))
    }
    archive.finalize()
  } catch (error) {
    archive.destroy(error as Error)
    throw error
  }
}

/** The files as an archive that any tar can open. Each is asked for when the one before has been written. */
export async function* packArchive(
  files: AsyncIterable<ArchiveFile>,
  modifiedAt: Date,
): AsyncGenerator<Buffer> {
  const archive = pack()
  const filled = fill(archive, files, modifiedAt)
  // heard of by whoever reads
  filled.catch(() => undefined)
  try {
    yield* archive as AsyncIterable<Buffer>
    await filled
  } finally {
    archive.destroy()
    await filled.catch(() => undefined)
  }
}

/**
 * The files of an archive, in its order. Links and folders are none of ours.
 * @throws BackupError where it is no sound archive; what the source throws stays as it is
 */
export async function* unpackArchive(source: AsyncIterable<Buffer>): AsyncGenerator<ArchiveEntry> {
  let sourceError: unknown
  async function* watched(): AsyncGenerator<Buffer> {
    try {
      yield* source
    } catch (error) {
      sourceError = error
      throw error
    }
  }
  const explain = (cause: unknown): unknown =>
    sourceError ??
    new BackupError('damaged', 'The backup is damaged or cut short. Take another copy of it.', { cause })
  async function* explained(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    try {
      yield* chunks
    } catch (error) {
      throw explain(error)
    }
  }

  const archive = extract()
  const flow = pipeline(Readable.from(watched(), { objectMode: false }), archive)
  flow.catch(() => undefined)
  const entries = archive[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value: entry } = await entries.next().catch(error => {
        throw explain(error)
      })
      if (done === true) break
      const { name, size = 0, type } = entry.header
      if (type !== 'file') throw explain(new Error(`${name} is a ${type}`))
      yield { name, size, content: explained(entry as AsyncIterable<Buffer>) }
      entry.resume()
    }
    await flow.catch(error => {
      throw explain(error)
    })
  } finally {
    archive.destroy()
    await flow.catch(() => undefined)
  }
}
