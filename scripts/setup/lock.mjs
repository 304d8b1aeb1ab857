import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { processIdentity } from './processes.mjs'
import { SetupError } from './setup-error.mjs'

const pollMs = 100

/** @typedef {{ pid: number, identity: string }} Holder */

/**
 * @param {string} text
 * @returns {boolean} does the process that wrote it still live?
 */
function isHeld(text) {
  try {
    const holder = /** @type {Holder} */ (JSON.parse(text))
    return processIdentity(holder.pid) === holder.identity
  } catch {
    return false
  }
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined
    throw error
  }
}

/** @param {string} file */
function tryTake(file) {
  const mine = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(mine, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) }))
  try {
    // a link appears whole or not at all: nobody ever reads half a lock
    linkSync(mine, file)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(mine, { force: true })
  }
}

/**
 * Puts aside the lock of a process that was killed. Should another one have taken it over in between, that one's
 * lock goes back.
 * @param {string} file
 * @param {string} stale what the dead process wrote
 */
function removeStale(file, stale) {
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  try {
    renameSync(file, aside)
    if (readFileSync(aside, 'utf8') !== stale) linkSync(aside, file)
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

/**
 * Takes the lock, if no living process holds it.
 * @param {string} file
 * @returns {(() => void) | undefined} releases it; undefined where somebody else holds it
 */
export function tryLock(file) {
  for (;;) {
    if (tryTake(file)) return () => rmSync(file, { force: true })
    const text = readIfThere(file)
    if (text === undefined) continue
    if (isHeld(text)) return undefined
    removeStale(file, text)
  }
}

/**
 * Does the work while no other process holds the lock. A lock whose process is dead doesn't count.
 * @template T
 * @param {string} file
 * @param {{ onWait?: () => void }} options `onWait` is called once, when somebody else holds it
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, { onWait }, work) {
  let release = tryLock(file)
  if (release === undefined) onWait?.()
  while (release === undefined) {
    await new Promise(resolve => setTimeout(resolve, pollMs))
    release = tryLock(file)
  }
  try {
    return await work()
  } finally {
    release()
  }
}

/**
 * Only one of a kind may run on a data folder: refuses the second one instead of letting the two get in each other's way.
 * @param {string} dataDir
 * @param {string} what as in "The demo"
 * @returns {() => void} lets the next one in
 */
export function claimDataFolder(dataDir, what) {
  const release = tryLock(path.join(dataDir, 'running.lock'))
  if (release !== undefined) return release
  throw new SetupError(
    `${what} is running already on ${dataDir}. End that one first, or set COMANDA_DATA_DIR.`,
  )
}
