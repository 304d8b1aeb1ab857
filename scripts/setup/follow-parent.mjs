/**
 * Loaded before a program that a launcher or pm2 runs: should that one be killed, the program is asked to finish
 * instead of living on alone.
 */
if (process.channel !== undefined) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
  })
  // listening must not keep a program alive that has nothing left to do
  process.channel?.unref()
}
