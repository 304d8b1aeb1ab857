import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import Mocha from 'mocha'
// @ts-expect-error mocha documents it, but its types leave it out
import { loadOptions } from 'mocha/lib/cli/options.cjs'
import { endMark } from './end-mark.mjs'
import { createReporter } from './reporter.mjs'

// what tests close in their last hooks is gone by then
const graceMs = 10_000
// a test that is cut short takes its own down in its hooks
const hurryMs = 15_000

/**
 * @typedef {object} FileResult what became of a file's tests
 * @property {number} passed
 * @property {string[]} failures a text for each test that failed
 * @property {{ title: string, ms: number }[]} tests
 * @property {number} ms
 * @property {number} cpuMs of this process and of all that it started and saw end
 */

// it names them as on the command line, Mocha as in JavaScript
const options = Object.fromEntries(
  Object.entries(loadOptions(process.argv.slice(2))).map(([name, value]) => [
    name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()),
    value,
  ]),
)
/** @type {import('mocha').Runner | undefined} */
let runner
let isEnding = false

/** @returns {number} user and system time of the processes that we started and that have ended, in ms */
function childrenCpuMs() {
  if (process.platform !== 'linux') return 0
  const stat = readFileSync('/proc/self/stat', 'latin1')
  // the second field is the command in brackets and may hold spaces: count from its end
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticksPerSecond = 100
  return ((Number(fields[13]) + Number(fields[14])) * 1_000) / ticksPerSecond
}

function cpuMs() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000 + childrenCpuMs()
}

/** @returns {Map<string, number>} what keeps this process alive, counted by its kind */
function heldOpen() {
  const counts = new Map()
  for (const name of process.getActiveResourcesInfo()) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** @param {Map<string, number>} before */
async function leftOpen(before) {
  const until = Date.now() + graceMs
  for (;;) {
    const left = [...heldOpen()].filter(([name, count]) => count > (before.get(name) ?? 0))
    if (left.length === 0 || Date.now() > until) return left.map(([name]) => name)
    await new Promise(resolve => setTimeout(resolve, 10).unref())
  }
}

/** @param {string} file @returns {Promise<FileResult>} */
async function runFile(file) {
  const startedAt = performance.now()
  const usedBefore = cpuMs()
  const before = heldOpen()
  /** @type {Pick<FileResult, 'passed' | 'failures' | 'tests'>} */
  const result = { passed: 0, failures: [], tests: [] }
  const reporter = createReporter(result, title => process.send?.({ type: 'at', title }))
  const mocha = new Mocha({ ...options, reporter })
  mocha.addFile(file)
  try {
    await mocha.loadFilesAsync()
    await new Promise(resolve => {
      runner = mocha.run(resolve)
    })
    const left = isEnding ? [] : await leftOpen(before)
    if (left.length > 0) {
      result.failures.push(
        `The tests are over, but something that they left open goes on: ${left.join(', ')}`,
      )
    }
  } catch (error) {
    result.failures.push(`It can’t be loaded: ${inspect(error)}`)
  }
  runner = undefined
  mocha.dispose()
  return { ...result, ms: performance.now() - startedAt, cpuMs: cpuMs() - usedBefore }
}

/**
 * As mocha does where a test takes too long.
 * @param {any} runnable mocha's types leave out what ends it
 */
function cutShort(runnable) {
  runnable.callback?.(new Error('It was cut short by a signal.'))
  runnable.timedOut = true
}

/**
 * whatsapp-web.js lets go of promises that fail where its page goes away.
 * @param {unknown} reason
 */
function isOfLibrary(reason) {
  const { stack = String(reason) } = /** @type {Partial<Error>} */ (reason ?? {})
  return stack.includes('node_modules/whatsapp-web.js/')
}

/** The first signal ends the test at hand, so that its hooks take down what it started; the second ends all. */
function end() {
  if (isEnding || runner === undefined) process.exit(1)
  isEnding = true
  runner.abort()
  const { currentRunnable } = runner
  const isCleaningUp = /^"after/.test(currentRunnable?.title ?? '')
  if (currentRunnable !== undefined && !isCleaningUp) cutShort(currentRunnable)
  setTimeout(() => process.exit(1), hurryMs).unref()
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end)
// mocha holds it against the test at hand; without this it would take no notice
process.on('unhandledRejection', reason => {
  if (!isOfLibrary(reason)) throw reason
})
process.on('message', async (/** @type {{ file: string } | 'end'} */ message) => {
  if (message === 'end') process.exit(0)
  const result = await runFile(message.file)
  process.stdout.write(endMark)
  process.send?.({ type: 'result', result })
  if (isEnding) process.exit(1)
})
// we live on between two files
process.channel?.ref()
