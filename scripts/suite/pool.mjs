import { once } from 'node:events'
import { endMark } from './end-mark.mjs'

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {import('./worker.mjs').FileResult} FileResult */
/** @typedef {FileResult & { file: string, output: string }} Outcome */

/**
 * @typedef {object} PoolOptions
 * @property {() => ChildProcess} startWorker a process of `worker.mjs`, its output piped to us
 * @property {number} silenceMs after so long without a test's begin or end a file counts as hanging
 * @property {AbortSignal} stopping no further file from then on
 * @property {(outcome: Outcome) => void} onOutcome
 * @property {((output: string) => void) | undefined} [onOutput] hears a file's words as they come
 */

/**
 * Runs test files in processes beside each other, each file in the next process that is free.
 * @param {readonly string[]} files
 * @param {number} jobs how many at once
 * @param {PoolOptions} options
 */
export async function runFiles(files, jobs, options) {
  const queue = [...files]
  await Promise.all(Array.from({ length: Math.min(jobs, files.length) }, () => runLane(queue, options)))
}

/**
 * @param {string[]} queue shared with the other lanes
 * @param {PoolOptions} options
 */
async function runLane(queue, options) {
  /** @type {ChildProcess | undefined} */
  let worker
  for (let file = queue.shift(); file !== undefined && !options.stopping.aborted; file = queue.shift()) {
    worker ??= options.startWorker()
    const outcome = await runFile(worker, file, options)
    if (worker.exitCode !== null || worker.signalCode !== null) worker = undefined
    options.onOutcome(outcome)
  }
  if (worker?.connected) {
    worker.send('end')
    await once(worker, 'exit')
  }
}

/**
 * @param {ChildProcess} worker
 * @param {string} file
 * @param {PoolOptions} options
 * @returns {Promise<Outcome>}
 */
function runFile(worker, file, { silenceMs, onOutput }) {
  return new Promise(resolve => {
    const startedAt = performance.now()
    let output = ''
    let at = 'loading'
    let isWhole = false
    /** @type {FileResult | undefined} */
    let result
    let isHanging = false

    function hang() {
      isHanging = true
      worker.kill('SIGKILL')
    }

    let silence = setTimeout(hang, silenceMs)

    /** @param {FileResult} ended */
    function settle(ended) {
      clearTimeout(silence)
      worker.off('message', hear)
      worker.off('exit', crash)
      worker.stdout?.off('data', read)
      worker.stderr?.off('data', read)
      resolve({ ...ended, file, output })
    }

    /** @param {Buffer | string} chunk */
    function read(chunk) {
      const text = String(chunk)
      isWhole ||= text.includes(endMark)
      const words = text.replaceAll(endMark, '')
      output += words
      if (words !== '') onOutput?.(words)
      if (isWhole && result !== undefined) settle(result)
    }

    /** @param {{ type: 'at', title: string } | { type: 'result', result: FileResult }} message */
    function hear(message) {
      clearTimeout(silence)
      silence = setTimeout(hang, silenceMs)
      if (message.type === 'at') at = message.title
      else result = message.result
      if (isWhole && result !== undefined) settle(result)
    }

    /**
     * @param {number | null} code
     * @param {NodeJS.Signals | null} signal
     */
    function crash(code, signal) {
      const why = isHanging
        ? `It gave no sign for ${Math.round(silenceMs / 1_000)} s`
        : `Its process ended with ${signal ?? code}`
      const failure = `${why}, at “${at}”.`
      settle({
        passed: 0,
        failures: [failure],
        tests: [],
        ms: performance.now() - startedAt,
        cpuMs: 0,
        ...(result === undefined ? {} : result),
      })
    }

    worker.on('message', hear)
    worker.on('exit', crash)
    worker.stdout?.on('data', read)
    worker.stderr?.on('data', read)
    worker.send({ file })
  })
}
