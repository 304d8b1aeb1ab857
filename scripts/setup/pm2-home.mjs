import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { processName } from './processes.mjs'
import { SetupError } from './setup-error.mjs'

// a socket's path may have 108 bytes, and pm2 adds its own names
const longestHome = 80

/**
 * pm2's own folder, apart from any other pm2 of the same user.
 * @param {string} dataDir
 * @param {number | undefined} [uid] whose pm2; ours where absent
 */
export function pm2Home(dataDir, uid = process.getuid?.()) {
  const inside = path.join(dataDir, 'pm2')
  if (Buffer.byteLength(inside) <= longestHome) return inside
  const hash = createHash('sha256').update(`${uid} ${inside}`).digest('hex').slice(0, 16)
  return path.join(tmpdir(), `comanda-pm2-${hash}`)
}

/**
 * pm2 writes all that it knows of our programs there, their settings too.
 * @param {string} dataDir
 * @param {number} [uid]
 */
export function makePm2Home(dataDir, uid) {
  const home = pm2Home(dataDir, uid)
  mkdirSync(home, { recursive: true, mode: 0o700 })
  return home
}

/**
 * `pm2 resurrect` runs Comanda without any launcher that would hold the data folder.
 * @param {string} dataDir
 * @param {number} [uid]
 * @throws {SetupError} where it does
 */
export function refuseBesideDaemon(dataDir, uid) {
  const file = path.join(pm2Home(dataDir, uid), 'pm2.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  // so it calls itself; under npm start pm2 is a node like any other
  if (pid > 0 && processName(pid)?.startsWith('PM2 ') === true) {
    throw new SetupError(`pm2 runs Comanda here already (process ${pid}). End it first: npm run pm2 -- kill`)
  }
}
