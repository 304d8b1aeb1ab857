import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Secrets that this installation keeps for good, made at its first start.
 * @param {string} dataDir
 * @returns {{ SESSION_SECRET: string }}
 */
export function ensureSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json')
  if (!existsSync(file)) {
    const unfinished = `${file}.${randomBytes(6).toString('hex')}`
    const secrets = { SESSION_SECRET: randomBytes(32).toString('hex') }
    writeFileSync(unfinished, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
    try {
      // of two first starts at once, one makes them and both use them
      linkSync(unfinished, file)
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    } finally {
      rmSync(unfinished, { force: true })
    }
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}
