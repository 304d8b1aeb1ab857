import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * Tells one process from a later one with the same pid.
 * @param {number} pid
 * @returns {string | undefined} undefined where the process is gone; a zombie is gone
 */
export function processIdentity(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return undefined
  }
  return process.platform === 'linux' ? linuxIdentity(pid) : psIdentity(pid)
}

/** @param {number} pid */
function linuxIdentity(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // the second field is the command in brackets and may hold spaces: count from its end
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, startTicks] = [fields[0], fields[19]]
    return state === 'Z' || state === 'X' ? undefined : `ticks ${startTicks}`
  } catch {
    return undefined
  }
}

/** @param {number} pid */
function psIdentity(pid) {
  try {
    const [state = '', ...started] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    })
      .trim()
      .split(/\s+/)
    return state.startsWith('Z') ? undefined : started.join(' ')
  } catch {
    return undefined
  }
}

/**
 * Does the process work in that folder? Where that may not be seen (root in a container, of other users' processes)
 * its name decides, and that it belongs to the folder's owner.
 * @param {number} pid
 * @param {string} dir real path
 * @param {string} name of the program
 */
export function worksIn(pid, dir, name) {
  if (process.platform !== 'linux') return processIdentity(pid) !== undefined
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === dir
  } catch {
    return processName(pid) === name && ownerOf(`/proc/${pid}`) === ownerOf(dir)
  }
}

/** @param {string} file */
function ownerOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.uid
}

/**
 * @param {number} pid
 * @returns {string | undefined} its program's name; undefined where it's gone
 */
export function processName(pid) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
    return path.basename(execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).trim())
  } catch {
    return undefined
  }
}

/**
 * @param {string} dir real path
 * @param {string} name of the program
 * @returns {number[]} pids of the living processes that work in that folder; only Linux can tell
 */
export function processesIn(dir, name) {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .map(Number)
    .filter(pid => pid > 0 && processIdentity(pid) !== undefined && worksIn(pid, dir, name))
}

/**
 * @param {number} pid
 * @param {number} timeoutMs
 * @returns {Promise<boolean>} is it gone in time?
 */
export async function waitForEnd(pid, timeoutMs) {
  const deadline = Date.now() + timeoutMs
  while (processIdentity(pid) !== undefined) {
    if (Date.now() > deadline) return false
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  return true
}
