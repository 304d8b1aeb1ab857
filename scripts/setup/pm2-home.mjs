import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'

// a socket's path may have 108 bytes, and pm2 adds its own names
const longestHome = 80

/**
 * pm2's own folder, apart from any other pm2 of the same user.
 * @param {string} dataDir
 */
export function pm2Home(dataDir) {
  const inside = path.join(dataDir, 'pm2')
  if (Buffer.byteLength(inside) <= longestHome) return inside
  const hash = createHash('sha256').update(`${process.getuid?.()} ${inside}`).digest('hex').slice(0, 16)
  return path.join(tmpdir(), `comanda-pm2-${hash}`)
}
