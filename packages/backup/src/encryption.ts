import {
  createCipheriv,
  createDecipheriv,
  randomBytes,
  type ScryptOptions,
  scrypt,
  timingSafeEqual,
} from 'node:crypto'
import { BackupError } from './backup-error.js'
import { createByteReader } from './byte-reader.js'

/**
 * magic (17 bytes) · salt (16) · key check (16), then frames: length (4, the highest bit set in the last frame) ·
 * ciphertext · tag (16). Each frame is AES-256-GCM; its nonce is its number, and what it authenticates beside its
 * content is the file's head and its own length. So no frame can be altered, moved, left out or cut off unseen.
 */
const magic = Buffer.from('COMANDA-BACKUP-1\n', 'latin1')
const anyVersion = 'COMANDA-BACKUP-'
const saltBytes = 16
const checkBytes = 16
const headBytes = magic.length + saltBytes + checkBytes
const tagBytes = 16
const frameBytes = 65_536
const lastFrame = 0x8000_0000
const cipher = 'aes-256-gcm'
// part of the format: 32 MB and some 100 ms for each guess at a key that a person made up
const cost: ScryptOptions = { N: 32_768, r: 8, p: 1, maxmem: 67_108_864 }

/** The key of this one file, and a mark by which a wrong key is told from a damaged file. */
async function deriveKey(secret: string, salt: Buffer): Promise<{ key: Buffer; check: Buffer }> {
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    scrypt(secret.normalize('NFC'), salt, 32 + checkBytes, cost, (error, derived) =>
      error === null ? resolve(derived) : reject(error),
    )
  })
  return { key: bytes.subarray(0, 32), check: bytes.subarray(32) }
}

// a key is used for one file only, so that a counter never comes twice under it
function nonceOf(frame: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(frame), 4)
  return nonce
}

/** @param start the first bytes of a file */
export const isEncrypted = (start: Buffer): boolean =>
  start.subarray(0, anyVersion.length).toString('latin1') === anyVersion

export const encryptionMarkBytes = magic.length

/** Turns a stream of bytes into an encrypted one; holds one frame in memory. */
export async function* encrypt(source: AsyncIterable<Buffer>, secret: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltBytes)
  const { key, check } = await deriveKey(secret, salt)
  const head = Buffer.concat([magic, salt, check])
  yield head

  let number = 0
  function seal(content: Buffer, isLast: boolean): Buffer {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(isLast ? (content.length | lastFrame) >>> 0 : content.length)
    const sealing = createCipheriv(cipher, key, nonceOf(number++))
    sealing.setAAD(Buffer.concat([head, length]))
    return Buffer.concat([length, sealing.update(content), sealing.final(), sealing.getAuthTag()])
  }

  let waiting: Buffer[] = []
  let waitingBytes = 0
  for await (const chunk of source) {
    waiting.push(chunk)
    waitingBytes += chunk.length
    // what is left may be the last frame
    if (waitingBytes <= frameBytes) continue
    let rest = Buffer.concat(waiting)
    while (rest.length > frameBytes) {
      yield seal(rest.subarray(0, frameBytes), false)
      rest = rest.subarray(frameBytes)
    }
    waiting = [rest]
    waitingBytes = rest.length
  }
  yield seal(Buffer.concat(waiting), true)
}

const cutShort = (): BackupError =>
  new BackupError('damaged', 'The backup is cut short: its end is missing. Take another copy of it.')

/** @throws BackupError for a wrong key, and for a file that was altered or cut short */
export async function* decrypt(source: AsyncIterable<Buffer>, secret: string): AsyncGenerator<Buffer> {
  const reader = createByteReader(source)
  const head = await reader.take(headBytes)
  if (head.length < headBytes) throw cutShort()
  if (!head.subarray(0, magic.length).equals(magic)) {
    throw new BackupError(
      'unknown_format',
      'The backup is encrypted in a form that this version doesn’t know. Update Comanda first.',
    )
  }
  const { key, check } = await deriveKey(secret, head.subarray(magic.length, magic.length + saltBytes))
  if (!timingSafeEqual(check, head.subarray(magic.length + saltBytes))) {
    throw new BackupError('key', 'The key is not the one that this backup was made with.')
  }

  for (let number = 0; ; number++) {
    const length = await reader.take(4)
    if (length.length < 4) throw cutShort()
    const word = length.readUInt32BE()
    const isLast = (word & lastFrame) !== 0
    const size = isLast ? word - lastFrame : word
    if (size > frameBytes) throw altered(number)
    const sealed = await reader.take(size + tagBytes)
    if (sealed.length < size + tagBytes) throw cutShort()
    const opening = createDecipheriv(cipher, key, nonceOf(number))
    opening.setAAD(Buffer.concat([head, length]))
    opening.setAuthTag(sealed.subarray(size))
    let content: Buffer
    try {
      content = Buffer.concat([opening.update(sealed.subarray(0, size)), opening.final()])
    } catch (error) {
      throw altered(number, error)
    }
    yield content
    if (isLast) break
  }
  if ((await reader.take(1)).length > 0) {
    throw new BackupError('damaged', 'The backup was altered: something was added behind its end.')
  }
}

function altered(frame: number, cause?: unknown): BackupError {
  const about = Math.floor((frame * frameBytes) / 1_000_000)
  return new BackupError(
    'damaged',
    `The backup was altered or is damaged, about ${about} MB from its start. Take another copy of it.`,
    { cause },
  )
}
