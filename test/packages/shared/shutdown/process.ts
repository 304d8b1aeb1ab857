import { setTimeout as delay } from 'node:timers/promises'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { createShutdown } from '@comanda/shared/shutdown/shutdown.js'

/** A process with one resource, for the test beside it. Its first argument says how the resource is released. */
const releases: Record<string, { deadlineMs: number; release: () => Promise<void> }> = {
  quick: { deadlineMs: 5_000, release: () => delay(20) },
  slow: { deadlineMs: 60_000, release: () => delay(60_000) },
  stuck: { deadlineMs: 100, release: () => delay(60_000) },
}

const kind = releases[process.argv[2] ?? '']
if (kind === undefined) throw new Error('say how: quick, slow or stuck')

const logger = createLogger({ name: 'test', level: 'info' })
const shutdown = createShutdown({ logger, deadlineMs: kind.deadlineMs })
shutdown.onRelease('resource', async () => {
  await kind.release()
  logger.info('released')
})
shutdown.listenForSignals()
setInterval(() => undefined, 1_000)
logger.info('started')
