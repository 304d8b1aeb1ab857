import { spawn } from 'node:child_process'
import { followingParent } from './following-parent.mjs'
import { SetupError } from './setup-error.mjs'

const stillAtItMs = 5_000
const keptLength = 3_000

/**
 * npm says first what is wrong, a compiler last.
 * @param {string} output
 */
function abridge(output) {
  if (output.length <= 2 * keptLength) return output.trim()
  return `${output.slice(0, keptLength).trim()}\n…\n${output.slice(-keptLength).trim()}`
}

/**
 * Runs a command of the set-up to its end. Its output is kept back, and shown only where it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {object} options
 * @param {string} options.doing as in "installing the dependencies"
 * @param {import('./progress.mjs').Progress} options.progress
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {number} [options.timeoutMs]
 * @param {(output: string) => string} [options.howFar] said with every sign of life
 * @throws {SetupError} with its output
 * @returns {Promise<void>}
 */
export async function runStep(command, args, { doing, progress, cwd, env, timeoutMs, howFar }) {
  const startedAt = Date.now()
  let output = ''
  const child = spawn(command, args, {
    cwd,
    // should we be killed, npm mustn't work on in a folder that the next command has begun to set up
    env: { ...(env ?? process.env), ...followingParent() },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    timeout: timeoutMs,
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', chunk => {
      output += chunk
    })
  }
  const endChild = () => child.kill()
  process.once('exit', endChild)
  const signOfLife = setInterval(() => {
    const seconds = Math.round((Date.now() - startedAt) / 1000)
    progress.say(`… still ${doing} (${seconds} s${howFar === undefined ? '' : `, ${howFar(output)}`})`)
  }, stillAtItMs)
  const ended = await new Promise(resolve => {
    child.once('error', error => resolve(error.message))
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : `ended with ${signal ?? code}`))
  })
  clearInterval(signOfLife)
  process.off('exit', endChild)
  if (ended !== undefined) {
    throw new SetupError(`${doing} failed: ${command} ${args.join(' ')} ${ended}\n${abridge(output)}`)
  }
}
