import { startWatchdog } from '@comanda/bot/watchdog/watchdog.js'
import { createLogger } from '@comanda/shared/logging/logger.js'

/** hang.js HANGS_AFTER_MS BLOCK_MS: watched, it does nothing else for so long, then ends by itself. */
const [hangsAfterMs, blockMs] = process.argv.slice(2).map(Number)
const watchdog = startWatchdog({ logger: createLogger({ name: 'hang', level: 'silent' }), hangsAfterMs })
setTimeout(() => {
  const until = Date.now() + Number(blockMs)
  while (Date.now() < until) Math.sqrt(until)
  void watchdog.stop().then(() => process.stdout.write('went on'))
}, 1_500)
