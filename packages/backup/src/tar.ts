import { BackupError } from './backup-error.js'
import { createByteReader } from './byte-reader.js'

/** The part of POSIX's ustar that a backup needs: regular files, so that any tar can open one. */
const blockBytes = 512
const nameBytes = 100
const prefixBytes = 155
const checksumAt = 148

export interface TarEntry {
  name: string
  size: number
  /** To be read to its end before the next entry is asked for; what is left of it is passed over. */
  content: AsyncIterable<Buffer>
}

/** Long paths are split at a slash. @throws where the path doesn't fit */
function splitName(path: string): { name: string; prefix: string } {
  if (Buffer.byteLength(path) <= nameBytes) return { name: path, prefix: '' }
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    const [prefix, name] = [path.slice(0, slash), path.slice(slash + 1)]
    if (Buffer.byteLength(name) <= nameBytes && Buffer.byteLength(prefix) <= prefixBytes)
      return { name, prefix }
  }
  throw new Error(`too long a path for a backup: ${path}`)
}

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`

const sumOf = (header: Buffer): number => {
  let sum = 0
  for (const [at, byte] of header.entries()) sum += at >= checksumAt && at < checksumAt + 8 ? 0x20 : byte
  return sum
}

function tarHeader(path: string, size: number, modifiedAt: Date): Buffer {
  const { name, prefix } = splitName(path)
  const header = Buffer.alloc(blockBytes)
  header.write(name, 0)
  header.write(octal(0o600, 7), 100)
  header.write(octal(0, 7), 108)
  header.write(octal(0, 7), 116)
  header.write(octal(size, 11), 124)
  header.write(octal(Math.floor(modifiedAt.getTime() / 1000), 11), 136)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  header.write(prefix, 345)
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, checksumAt)
  return header
}

const paddingOf = (size: number): Buffer => Buffer.alloc((blockBytes - (size % blockBytes)) % blockBytes)

/** @param content exactly `size` bytes */
export async function* packEntry(
  path: string,
  size: number,
  content: AsyncIterable<Buffer> | Iterable<Buffer>,
  modifiedAt: Date,
): AsyncGenerator<Buffer> {
  yield tarHeader(path, size, modifiedAt)
  let written = 0
  for await (const chunk of content) {
    written += chunk.length
    yield chunk
  }
  if (written !== size) throw new Error(`${path} has ${written} bytes, and ${size} were announced`)
  yield paddingOf(size)
}

/** What ends an archive. */
export const tarEnd = Buffer.alloc(2 * blockBytes)

const textAt = (header: Buffer, at: number, length: number): string => {
  const field = header.subarray(at, at + length)
  const end = field.indexOf(0)
  return field.subarray(0, end === -1 ? length : end).toString()
}

const damaged = (): BackupError =>
  new BackupError('damaged', 'The backup is damaged or cut short. Take another copy of it.')

/** The files of an archive, in its order. Reads the source to its end, whatever stands behind the archive's. */
export async function* unpack(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const reader = createByteReader(source)
  for (;;) {
    const header = await reader.take(blockBytes)
    if (header.length < blockBytes) throw damaged()
    if (header.every(byte => byte === 0)) break
    if (Number.parseInt(textAt(header, checksumAt, 8), 8) !== sumOf(header)) throw damaged()
    const size = Number.parseInt(textAt(header, 124, 12), 8)
    const prefix = textAt(header, 345, prefixBytes)
    const name = `${prefix === '' ? '' : `${prefix}/`}${textAt(header, 0, nameBytes)}`
    let left = size
    async function* content(): AsyncGenerator<Buffer> {
      for await (const chunk of reader.stream(left)) {
        left -= chunk.length
        yield chunk
      }
      if (left > 0) throw damaged()
    }
    const entry = { name, size, content: content() }
    yield entry
    for await (const _ of reader.stream(left)) left -= _.length
    if (left > 0) throw damaged()
    await reader.take(paddingOf(size).length)
  }
  for await (const _ of reader.stream(Number.MAX_SAFE_INTEGER));
}
