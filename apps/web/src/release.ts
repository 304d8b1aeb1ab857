import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const appFolder = path.join(import.meta.dirname, '..')
const sharedFolder = path.dirname(
  path.dirname(fileURLToPath(import.meta.resolve('@comanda/shared/cache/cache.js'))),
)

/**
 * Names this program by its own files: code, templates, assets. While processes are replaced, old and new ones run side
 * by side, and what the one keeps may be shaped otherwise than the other expects. Nobody has to think of a number.
 */
export function readRelease(): string {
  const hash = createHash('sha256')
  const folders = [sharedFolder, ...['dist', 'views', 'assets'].map(name => path.join(appFolder, name))]
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.(?:js|json|ejs|css|svg)$/.test(name))
        hash.update(name).update(readFileSync(path.join(folder, name)))
    }
  }
  return hash.digest('base64url').slice(0, 16)
}
