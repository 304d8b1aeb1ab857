import { createHash } from 'node:crypto'

export interface Fingerprint {
  rows: number
  bytes: number
  sha256: string
}

const newline = 0x0a

/** Adds up the text that COPY gives for a table: a line a row, since a line's end within a value is written `\n`. */
export function createFingerprint(): {
  add(chunk: Buffer): void
  soFar(): Pick<Fingerprint, 'rows' | 'bytes'>
  /** Once, at the end. */
  result(): Fingerprint
} {
  const hash = createHash('sha256')
  let rows = 0
  let bytes = 0
  return {
    add: chunk => {
      hash.update(chunk)
      bytes += chunk.length
      for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) rows++
    },
    soFar: () => ({ rows, bytes }),
    result: () => ({ rows, bytes, sha256: hash.digest('hex') }),
  }
}

export const isSame = (a: Fingerprint, b: Fingerprint): boolean =>
  a.rows === b.rows && a.bytes === b.bytes && a.sha256 === b.sha256
