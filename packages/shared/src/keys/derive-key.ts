import { hkdfSync } from 'node:crypto'

/** A key of 32 bytes for one purpose alone: what is signed for one proves nothing for another. */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `comanda ${purpose}`, 32))
