import path from 'node:path'
import { boundLog } from './bound-log.mjs'

const everyMs = 60_000

/**
 * Loaded before a program that pm2 runs: a pm2 that is a daemon (`pm2 resurrect`) logs into a file, for ever.
 */
const { PM2_HOME: home } = process.env
if (home !== undefined) {
  const look = () => boundLog(path.join(home, 'pm2.log'))
  look()
  setInterval(look, everyMs).unref()
}
