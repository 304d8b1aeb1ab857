import { closeSync, createReadStream, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
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

function readAll(file: number, bytes: number): Buffer {
  const buffer = Buffer.allocUnsafeSlow(bytes)
  let read = 0
  while (read < bytes) {
    const count = readSync(file, buffer, read, bytes - read, null)
    if (count === 0) break
    read += count
  }
  return buffer.subarray(0, read)
}

/** A small one is read at once: with hundreds of thousands of them each call to the system counts. */
function look(path: string): { bytes: number; small: Buffer | undefined } {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    return { bytes: size, small: size <= smallBytes ? readAll(file, size) : undefined }
  } finally {
    closeSync(file)
  }
}

/** @throws SetAsideError where it is too large */
export function contentOf(name: string, path: string): Content {
  const { bytes, small } = look(path)
  if (bytes > limits.fileBytes) {
    throw new SetAsideError(
      `It has more than ${limits.fileBytes / 1024 ** 3} GB: part it into several files.`,
    )
  }
  let first = small
  return {
    name,
    bytes,
    whole: () => {
      // who asks again wants what it holds by then
      const whole = first ?? readFileSync(path)
      first = undefined
      return whole
    },
    stream: () => createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>,
  }
}
