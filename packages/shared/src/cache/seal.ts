import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SharedLayer } from './shared-layer.js'

/** of an HMAC-SHA256 in base64url */
const macLength = 43

/** The key that a text of `encodeEntry` holds. */
function keyIn(text: string): unknown {
  try {
    const parts: unknown = JSON.parse(text)
    return Array.isArray(parts) ? parts[0] : undefined
  } catch {
    return undefined
  }
}

/**
 * Signs what goes to the shared layer, together with its key, which holds the business. What another program wrote there,
 * or changed, is not there, and is written over. What we signed for another key comes back as "", which is no entry: the
 * connection may have fallen out of step.
 * @param secretKeys the first signs; what the others signed holds
 */
export function sealed(layer: SharedLayer, secretKeys: readonly Buffer[]): SharedLayer {
  const [newest] = secretKeys
  if (newest === undefined) throw new RangeError('there is nothing to sign with')
  const macOf = (secretKey: Buffer, key: string, text: string): string =>
    createHmac('sha256', secretKey)
      .update(JSON.stringify([key, text.length]))
      .update(text)
      .digest('base64url')

  function isSigned(key: string, mac: string, text: string): boolean {
    const given = Buffer.from(mac)
    return secretKeys.some(secretKey => {
      const own = Buffer.from(macOf(secretKey, key, text))
      return given.length === own.length && timingSafeEqual(given, own)
    })
  }

  function open(key: string, stored: unknown): string | null {
    if (typeof stored !== 'string') return null
    const [mac, text] = [stored.slice(0, macLength), stored.slice(macLength)]
    if (isSigned(key, mac, text)) return text
    const other = keyIn(text)
    return typeof other === 'string' && isSigned(other, mac, text) ? '' : null
  }

  return {
    isUp: () => layer.isUp(),
    get: async key => open(key, await layer.get(key)),
    set: (key, text, lifeMs) => layer.set(key, macOf(newest, key, text) + text, lifeMs),
    takeTurn: (key, token, lifeMs) => layer.takeTurn(key, token, lifeMs),
    endTurn: (key, token) => layer.endTurn(key, token),
    distrust: () => layer.distrust(),
    close: () => layer.close(),
  }
}
