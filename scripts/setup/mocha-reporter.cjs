const { reporters, Runner } = require('mocha')

// what tests close in their last hooks is gone by then
const graceMs = 10_000

/** Mocha waits for whatever a test left open, for ever: say so and fail instead. */
function endWhenStuck() {
  const timer = setTimeout(() => {
    const left = process.getActiveResourcesInfo().filter(name => !/TTY|Pipe|Timeout/.test(name))
    process.stderr.write(
      `The tests are over, but something that they left open goes on: ${left.join(', ')}\n`,
    )
    process.exit(1)
  }, graceMs)
  timer.unref()
}

/** mocha's usual report. The counts also go to the launcher, which ends the run with them. */
class ReporterWithCounts extends reporters.Spec {
  /**
   * @param {import('mocha').Runner} runner
   * @param {import('mocha').MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options)
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes = 0, failures = 0 } = runner.stats ?? {}
      process.send?.({ type: 'mocha counts', passed: passes, failed: failures })
      endWhenStuck()
    })
  }
}

module.exports = ReporterWithCounts
