import { accessSync, constants, mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { SetupError } from './setup-error.mjs'

/** Absolute path of the project, without a trailing slash. */
export const projectDir = path.resolve(fileURLToPath(new URL('../..', import.meta.url)))

/**
 * Makes a folder that is ours alone. As root others may pass through it (not list it), because Postgres refuses
 * root and runs as another user inside it.
 * @param {string} dir
 */
export function makePrivateFolder(dir) {
  mkdirSync(dir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
}

/**
 * Where all that Comanda keeps on this machine lives: COMANDA_DATA_DIR, or `data` in the project. Made when missing.
 * @throws {SetupError} where it can't be written
 * @returns {string} absolute path
 */
export function dataFolder() {
  const dir = path.resolve(projectDir, process.env.COMANDA_DATA_DIR || 'data')
  try {
    makePrivateFolder(dir)
    accessSync(dir, constants.W_OK)
  } catch (error) {
    throw new SetupError(
      `The data folder ${dir} can’t be written. Give it to the user who runs Comanda (chown), or set ` +
        'COMANDA_DATA_DIR to another folder.',
      { cause: error },
    )
  }
  return dir
}
