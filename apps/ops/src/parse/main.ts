import { runParse } from './run-parse.js'

// Whoever reads us may stop when they have enough ("| head"): that is no error.
process.stdout.on('error', error => {
  process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1)
})

process.exitCode = await runParse(process.argv.slice(2), process)
// more may be coming that nobody reads any more
process.stdin.destroy()
