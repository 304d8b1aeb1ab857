import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { followingParent } from './following-parent.mjs'
import { projectDir } from './project.mjs'
import { SetupError } from './setup-error.mjs'

/**
 * The embedded Postgres as `npm start` has it, durable and brought back when it dies, for as long as this process lives
 * or wants it. A server that runs already is used, and left to whoever else needs it.
 * @param {string} dataDir
 * @throws {SetupError}
 * @returns {Promise<() => Promise<void>>} lets go of it
 */
export async function keepDatabase(dataDir) {
  const child = spawn(process.execPath, [path.join(projectDir, 'scripts', 'database.mjs')], {
    // beyond the terminal's Ctrl-C: who uses it needs it until their own end
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...followingParent(), COMANDA_DATA_DIR: dataDir },
  })
  const ended = once(child, 'exit')
  const isReady = await Promise.race([once(child, 'message').then(() => true), ended.then(() => false)])
  if (!isReady) throw new SetupError('The database does not start.')
  child.unref()
  child.channel?.unref()
  return async () => {
    child.ref()
    child.kill('SIGTERM')
    await ended
  }
}
