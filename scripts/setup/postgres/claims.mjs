import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { processIdentity } from '../processes.mjs'

let made = 0

/**
 * Notes that this process needs the server, so that nobody else's end takes it away.
 * @param {string} dir
 * @returns {() => void} takes the note back
 */
export function claimServer(dir) {
  const folder = path.join(dir, 'claims')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  made += 1
  const file = path.join(folder, `${process.pid}-${made}`)
  writeFileSync(file, String(processIdentity(process.pid)))
  return () => rmSync(file, { force: true })
}

/**
 * Does any living process need the server? Notes of processes that were killed are cleared away.
 * @param {string} dir
 * @param {{ others?: boolean }} [options] others: our own notes don't count
 */
export function isClaimed(dir, { others = false } = {}) {
  const folder = path.join(dir, 'claims')
  const living = readdirSync(folder).filter(name => {
    const file = path.join(folder, name)
    const pid = Number.parseInt(name, 10)
    const alive = processIdentity(pid) === readFileSync(file, 'utf8')
    if (!alive) rmSync(file, { force: true })
    return alive && !(others && pid === process.pid)
  })
  return living.length > 0
}
