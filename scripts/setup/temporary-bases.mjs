import { accessSync, constants } from 'node:fs'
import { tmpdir } from 'node:os'

/** @param {string} dir */
function isWritable(dir) {
  try {
    accessSync(dir, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * @param {string[]} [candidates]
 * @returns {string[]} the folders for temporary files that this process's user may write to, the best first
 */
export function writableBases(candidates = [tmpdir(), '/tmp', '/var/tmp', '/dev/shm']) {
  return [...new Set(candidates)].filter(isWritable)
}
