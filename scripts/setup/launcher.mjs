import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { followingParent } from './following-parent.mjs'
import { SetupError } from './setup-error.mjs'

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
// npm passes on a Ctrl-C that the terminal has sent to us already
const sameSignalMs = 1_000
const parentWatchMs = 500

/**
 * @typedef {object} Launcher
 * @property {(release: () => Promise<void> | void) => void} onEnd what is started registers its own end; called in
 *   reverse order when the launcher ends, by itself or by a signal
 * @property {(args: string[], options: { env: NodeJS.ProcessEnv, output?: 'inherit' | 'pipe' }) => ChildProcess} startNode
 *   runs node with the arguments; with a pipe it can't ask anything, either
 * @property {(args: string[], options: { env: NodeJS.ProcessEnv }) => Promise<number>} runNode
 *   the same to its end; gives its exit code, as a shell would
 * @property {AbortSignal} stopping aborted by the first signal, which is its reason
 */

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @param {NodeJS.Signals} signal */
export function exitCodeOf(signal) {
  return 128 + constants.signals[signal]
}

/**
 * A terminal that goes away is a wish to end, and not every program listens to SIGHUP.
 * @param {NodeJS.Signals} signal
 */
function asking(signal) {
  return signal === 'SIGHUP' ? 'SIGTERM' : signal
}

/**
 * Runs a launcher and ends the process with its exit code. A program that it prepares for is in a process group of
 * its own and hears of a signal once: the first asks it to finish, the second tells it to hurry, the third ends it.
 * What a person can mend is told without a stack.
 * @param {(launcher: Launcher) => Promise<number>} launch
 */
export async function runLauncher(launch) {
  /** @type {(() => Promise<void> | void)[]} */
  const releases = []
  /** @type {Set<ChildProcess>} */
  const children = new Set()
  const stopping = new AbortController()
  let heard = 0
  let heardAt = 0

  async function end() {
    for (let release = releases.pop(); release !== undefined; release = releases.pop()) {
      try {
        await release()
      } catch (error) {
        report(error)
      }
    }
  }

  /** @param {NodeJS.Signals} signal */
  function onSignal(signal) {
    if (Date.now() - heardAt < sameSignalMs) return
    heardAt = Date.now()
    heard += 1
    stopping.abort(signal)
    for (const child of children) child.kill(heard < 3 ? asking(signal) : 'SIGKILL')
    if (children.size > 0) return
    if (heard === 1) void end().then(() => process.exit(exitCodeOf(signal)))
    else if (heard > 2) process.exit(exitCodeOf(signal))
  }

  /** @type {Launcher['startNode']} */
  function startNode(args, { env, output = 'inherit' }) {
    const child = spawn(process.execPath, args, {
      env: { ...env, ...followingParent() },
      detached: true,
      stdio: [output === 'inherit' ? 'inherit' : 'ignore', output, output, 'ipc'],
    })
    children.add(child)
    child.once('error', () => children.delete(child))
    child.once('exit', () => children.delete(child))
    return child
  }

  /** @type {Launcher['runNode']} */
  function runNode(args, options) {
    return new Promise((resolve, reject) => {
      const child = startNode(args, options)
      child.once('error', reject)
      child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : exitCodeOf(signal)))
    })
  }

  for (const signal of signals) process.on(signal, onSignal)
  const parent = watchParent(() => onSignal('SIGTERM'))
  try {
    process.exitCode = await launch({
      onEnd: release => releases.push(release),
      startNode,
      runNode,
      stopping: stopping.signal,
    })
  } catch (error) {
    report(error)
    process.exitCode = 1
  } finally {
    await end()
    clearInterval(parent)
    for (const signal of signals) process.off(signal, onSignal)
  }
}

/**
 * npm runs us through a shell, and that one keeps the signals that npm passes on to itself: it ends, and we aren't told.
 * @param {() => void} onGone
 */
function watchParent(onGone) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.env.npm_lifecycle_event === undefined || process.ppid === parent) return
    clearInterval(timer)
    onGone()
  }, parentWatchMs)
  return timer.unref()
}

/** @param {unknown} error */
function report(error) {
  const words = error instanceof SetupError ? error.message : error instanceof Error ? error.stack : error
  process.stderr.write(`comanda: ${words}\n`)
}
