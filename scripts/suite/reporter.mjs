import { format } from 'node:util'
import { Runner, reporters } from 'mocha'

const { Base, Spec } = reporters
const { EVENT_HOOK_BEGIN, EVENT_TEST_BEGIN, EVENT_TEST_FAIL, EVENT_TEST_PASS } = Runner.constants

/**
 * mocha's own words about one failure.
 * @param {import('mocha').Test} test
 */
function describeFailure(test) {
  /** @type {string[]} */
  const lines = []
  const { consoleLog } = Base
  Base.consoleLog = (...words) => lines.push(format(...words))
  try {
    Base.list([test])
  } finally {
    Base.consoleLog = consoleLog
  }
  // each is number one where it is told alone
  return lines
    .join('\n')
    .replace(/(^|\n)(\S*) {2}1\) /, '$1$2  ')
    .trim()
}

/**
 * mocha's usual report of a file, without the sums at its end: those are the whole run's.
 * @param {Pick<import('./worker.mjs').FileResult, 'passed' | 'failures' | 'tests'>} result what it fills
 * @param {(title: string) => void} onBegin hears of each test and hook
 */
export function createReporter(result, onBegin) {
  return class extends Spec {
    /**
     * @param {import('mocha').Runner} runner
     * @param {import('mocha').MochaOptions} options
     */
    constructor(runner, options) {
      super(runner, options)
      for (const event of [EVENT_HOOK_BEGIN, EVENT_TEST_BEGIN]) {
        runner.on(event, (/** @type {import('mocha').Runnable} */ { title }) => onBegin(title))
      }
      runner.on(EVENT_TEST_PASS, test => {
        result.passed += 1
        result.tests.push({ title: test.fullTitle(), ms: test.duration ?? 0 })
      })
      const failed = new Set()
      runner.on(EVENT_TEST_FAIL, test => {
        // what was thrown behind its back ends a test, and so does its own end
        if (failed.has(test)) return
        failed.add(test)
        result.failures.push(describeFailure(test))
        result.tests.push({ title: test.fullTitle(), ms: test.duration ?? 0 })
      })
    }

    /** @override */
    epilogue() {
      // the whole run's is in summary.mjs
    }
  }
}
