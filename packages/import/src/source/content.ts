import { createReadStream, readFileSync, statSync } from 'node:fs'
import { SetAsideError } from '../import-error.js'
import { limits } from '../limits.js'

/** What a file holds. It can be opened again and again. */
export interface Content {
  /** decides whether it is a table or JSON */
  name: string
  bytes: number
  /** all of it at once, where it is small */
  whole(): Buffer | Promise<Buffer>
  stream(): AsyncIterable<Buffer> | Promise<AsyncIterable<Buffer>>
}

/** A file up to this is read at once. */
export const smallBytes = 1024 ** 2
const chunkBytes = 256 * 1024

/** @throws SetAsideError where it is too large */
export function contentOf(name: string, path: string): Content {
  const { size } = statSync(path)
  if (size > limits.fileBytes) {
    throw new SetAsideError(
      `It has more than ${limits.fileBytes / 1024 ** 3} GB: part it into several files.`,
    )
  }
  return {
    name,
    bytes: size,
    whole: () => readFileSync(path),
    stream: () => createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>,
  }
}
