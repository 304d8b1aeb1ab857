import path from 'node:path'
import { projectDir } from '../setup/project.mjs'
import { kindOf, kinds } from './kinds.mjs'

/** @typedef {import('./pool.mjs').Outcome} Outcome */

const slowestShown = 10

/** @param {string} file a compiled test @returns {string} its source */
export function sourceOf(file) {
  const inside = path.relative(path.join(projectDir, 'test', 'dist'), file)
  return path.join('test', inside).replace(/\.js$/, '.ts')
}

/** @param {number} ms */
export const formatSeconds = ms => `${(ms / 1_000).toFixed(1)} s`

/** @param {number} ms */
const column = ms => formatSeconds(ms).padStart(9)

/** @param {number[]} numbers */
const sum = numbers => numbers.reduce((total, number) => total + number, 0)

/** @param {Outcome[]} outcomes */
function* describeFailures(outcomes) {
  for (const { file, failures } of outcomes) {
    for (const failure of failures) yield `\n${sourceOf(file)}\n  ${failure}\n`
  }
}

/** @param {Outcome[]} outcomes */
function* describeSlowest(outcomes) {
  const tests = outcomes.flatMap(({ file, tests }) => tests.map(test => ({ ...test, file })))
  const slowest = tests.sort((one, other) => other.ms - one.ms).slice(0, slowestShown)
  yield '\nThe slowest tests:'
  for (const { ms, title, file } of slowest) yield `${column(ms)}  ${sourceOf(file)}: ${title}`
}

/** @param {Outcome[]} outcomes */
function* describeKinds(outcomes) {
  yield '\nBy kind (time of all files, and of processors without Postgres and Redis):'
  for (const kind of kinds) {
    const files = outcomes.filter(({ file }) => kindOf(file) === kind)
    const tests = sum(files.map(({ passed, failures }) => passed + failures.length))
    const [ms, cpuMs] = [sum(files.map(file => file.ms)), sum(files.map(file => file.cpuMs))]
    yield `${column(ms)} ${column(cpuMs)}  ${kind}: ${tests} tests in ${files.length} files`
  }
}

/**
 * What a run ends with: its failures, what was slow, and the counts alone on the last line.
 * @param {Outcome[]} outcomes
 * @returns {{ lines: string[], passed: number, failed: number }}
 */
export function summarise(outcomes) {
  const passed = sum(outcomes.map(outcome => outcome.passed))
  const failed = sum(outcomes.map(({ failures }) => failures.length))
  const counts = `${passed} passed, ${failed} failed`
  const lines = [...describeFailures(outcomes), ...describeSlowest(outcomes), ...describeKinds(outcomes)]
  return { lines: [...lines, '', counts], passed, failed }
}
