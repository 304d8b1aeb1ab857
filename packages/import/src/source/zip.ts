import { buffer } from 'node:stream/consumers'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { ImportError, SetAsideError } from '../import-error.js'
import { limits } from '../limits.js'
import type { Content } from './content.js'

/** An entry of a zip as a file, or why it can't be one. */
export type ZipContent = { content: Content } | { name: string; problem: string }

const fileTypeMask = 0o170_000
const link = 0o120_000
const megabyte = 1024 ** 2

function problemOf(entry: Entry): string | undefined {
  const { uncompressedSize, compressedSize, externalFileAttributes } = entry
  if (((externalFileAttributes >>> 16) & fileTypeMask) === link) {
    return 'It is a link, which isn’t followed: pack the file itself.'
  }
  if (entry.isEncrypted()) return 'It has a password: pack it without one.'
  if (uncompressedSize > limits.fileBytes)
    return `It unpacks to more than ${limits.fileBytes / 1024 ** 3} GB.`
  if (uncompressedSize > megabyte && uncompressedSize > compressedSize * limits.zipRatio) {
    return `It unpacks to more than ${limits.zipRatio} times its size, as no table does: give the file unpacked.`
  }
  if (/\.zip$/i.test(entry.fileName)) return 'It is a zip in a zip: unpack it first.'
  if (!/\.(?:csv|tsv|txt|json|jsonl|ndjson)$/i.test(entry.fileName)) return 'It is no CSV or JSON file.'
  return undefined
}

function contentOf(zip: ZipFile, entry: Entry): Content {
  const stream = () => zip.openReadStreamPromise(entry) as Promise<AsyncIterable<Buffer>>
  return {
    name: entry.fileName,
    bytes: entry.uncompressedSize,
    stream,
    whole: async () => buffer(await stream()),
  }
}

/**
 * The files in a zip, one by one as it lists them; nothing is unpacked to the disk. Names that lead out of it, sizes that
 * aren't true and broken parts are refused by yauzl.
 * @throws ImportError where it is no zip, or more than any shop's past
 */
export async function* readZip(path: string): AsyncGenerator<ZipContent> {
  let total = 0
  let zip: ZipFile
  try {
    zip = await openPromise(path)
  } catch (cause) {
    throw new ImportError('This zip file can’t be opened: it is broken, or no zip. Pack it again.', { cause })
  }
  try {
    if (zip.entryCount > limits.zipEntries) {
      throw new ImportError(`This zip holds more than ${limits.zipEntries} files: part it into several.`)
    }
    for await (const entry of zip.eachEntry()) {
      const isHidden = /(?:^|\/)(?:\.|__MACOSX)/.test(entry.fileName)
      if (entry.fileName.endsWith('/') || isHidden) continue
      total += entry.uncompressedSize
      if (total > limits.zipBytes) {
        throw new ImportError(`This zip unpacks to more than ${limits.zipBytes / 1024 ** 3} GB: part it.`)
      }
      const problem = problemOf(entry)
      yield problem === undefined ? { content: contentOf(zip, entry) } : { name: entry.fileName, problem }
    }
  } catch (cause) {
    if (cause instanceof ImportError || cause instanceof SetAsideError) throw cause
    throw new ImportError(`This zip can’t be read to its end (${(cause as Error).message}): pack it again.`, {
      cause,
    })
  } finally {
    zip.close()
  }
}
