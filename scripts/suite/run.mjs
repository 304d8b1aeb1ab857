import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { alone } from './alone.mjs'
import { longestFirst } from './durations.mjs'
import { runFiles } from './pool.mjs'
import { formatSeconds, sourceOf, summarise } from './summary.mjs'

const worker = fileURLToPath(new URL('worker.mjs', import.meta.url))
// longer than any test of ours may take; whoever is silent for so long is stuck
const longestSilenceMs = 900_000

/** @typedef {import('./pool.mjs').Outcome} Outcome */

/**
 * Runs tests beside each other and tells what became of them.
 * @param {string[]} files compiled tests
 * @param {object} options
 * @param {string[]} options.args mocha's
 * @param {number} [options.jobs] how many at once
 * @param {number} [options.silenceMs] after so long without a test's begin or end a file counts as hanging
 * @param {NodeJS.ProcessEnv} options.env
 * @param {import('../setup/launcher.mjs').Launcher} options.launcher
 * @param {(text: string) => void} options.print
 * @returns {Promise<{ passed: number, failed: number, outcomes: Outcome[] }>}
 */
export async function runTests(files, options) {
  const { args, env, launcher, print } = options
  const { jobs = 2 * availableParallelism(), silenceMs = longestSilenceMs } = options
  /** @type {Outcome[]} */
  const outcomes = []
  const isSingle = files.length === 1
  const startWorker = () => launcher.startNode([worker, ...args], { env, output: 'pipe' })
  const pool = {
    startWorker,
    silenceMs,
    stopping: launcher.stopping,
    onOutput: isSingle ? print : undefined,
    onOutcome: (/** @type {Outcome} */ outcome) => {
      outcomes.push(outcome)
      const { file, ms, cpuMs, output } = outcome
      const took = `${formatSeconds(ms)}, ${formatSeconds(cpuMs)} of processors`
      if (!isSingle) print(`\n${sourceOf(file)} (${took})\n${output.trimEnd()}\n`)
    },
  }
  const isAlone = (/** @type {string} */ file) => alone.some(({ source }) => source === sourceOf(file))
  await runFiles(longestFirst(files.filter(file => !isAlone(file))), jobs, pool)
  await runFiles(files.filter(isAlone), 1, pool)
  const { lines, passed, failed } = summarise(outcomes)
  print(`${lines.join('\n')}\n`)
  return { passed, failed, outcomes }
}
