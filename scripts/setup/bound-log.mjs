import { copyFileSync, existsSync, statSync, truncateSync } from 'node:fs'

const limitBytes = 10_000_000

/**
 * Keeps a log from filling the disk: when it is full it becomes FILE.1, in the place of the one before. Whoever writes
 * it has it open for appending and can't be told, so it is emptied where it lies.
 * @param {string} file there or not
 */
export function boundLog(file) {
  if (!existsSync(file) || statSync(file).size < limitBytes) return
  copyFileSync(file, `${file}.1`)
  truncateSync(file)
}
