const { reporters, Runner } = require('mocha')

/** mocha's usual report. The counts also go to the launcher, which ends the run with them. */
class ReporterWithCounts extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures } = runner.stats
      process.send?.({ type: 'mocha counts', passed: passes, failed: failures })
    })
  }
}

module.exports = ReporterWithCounts
