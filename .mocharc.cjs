module.exports = {
  // nothing is skipped in silence, and nothing is left out by a forgotten .only
  'forbid-only': true,
  'forbid-pending': true,
  reporter: './scripts/setup/mocha-reporter.cjs',
  timeout: 20_000,
  slow: 500,
}
