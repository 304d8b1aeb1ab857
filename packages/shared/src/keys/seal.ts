import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deriveKey } from './derive-key.js'

/** The one that signs and seals, and behind it those of before, which still open. */
export type Secrets = readonly [string, ...string[]]

/** Keeps short texts where others may read: in a row, or with a browser. */
export interface Sealer {
  /** @returns base64url */
  seal(text: string): string
  /** @returns undefined where it was sealed by another secret, or isn't whole */
  open(sealed: string): string | undefined
}

const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM by a key for this purpose alone. */
export function createSealer(secrets: Secrets, purpose: string): Sealer {
  const keys = secrets.map(secret => deriveKey(secret, purpose))
  const newest = keys[0] as Buffer

  function openBy(key: Buffer, bytes: Buffer): string | undefined {
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
      return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString()
    } catch {
      return undefined
    }
  }

  return {
    seal: text => {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', newest, iv, { authTagLength: tagBytes })
      const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), content]).toString('base64url')
    },
    open: sealed => {
      const bytes = Buffer.from(sealed, 'base64url')
      for (const key of keys) {
        const text = openBy(key, bytes)
        if (text !== undefined) return text
      }
      return undefined
    },
  }
}
