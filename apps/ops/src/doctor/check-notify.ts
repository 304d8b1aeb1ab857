import { randomBytes } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import type { DatabaseConfig } from '@comanda/shared/config/config.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { createListener } from '@comanda/shared/database/listen.js'
import { createDatabaseRepository } from '@comanda/shared/database/repository.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { Finding } from './finding.js'

const channel = 'doctor'
const arrivalTimeoutMs = 5_000
const topic = 'notifications'

/** Sends itself a NOTIFY the way bot and web do: out through the pool, in through the direct connection. */
export async function checkNotify(database: DatabaseConfig, db: Database, logger: Logger): Promise<Finding> {
  const repository = createDatabaseRepository(db)
  const token = randomBytes(8).toString('hex')
  const news = new EventEmitter()
  let sentAt: number | undefined
  const listener = createListener({
    database,
    channels: [channel],
    logger,
    onWake: payload => {
      if (payload === token) news.emit('arrived')
      // the first call, without a payload, says that it listens now
      if (sentAt !== undefined) return
      sentAt = Date.now()
      repository.notify(channel, token).catch(error => news.emit('error', error))
    },
  })
  try {
    await once(news, 'arrived', { signal: AbortSignal.timeout(arrivalTimeoutMs) })
    const tookMs = Date.now() - (sentAt ?? 0)
    return { topic, state: 'good', text: `a notification arrived in ${tookMs} ms` }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error
    return {
      topic,
      state: 'warning',
      text: 'a notification didn’t arrive; everything still works, up to 5 s later',
      mend: 'a pooler swallows them: set DATABASE_DIRECT_URL to the server itself',
    }
  } finally {
    await listener.stop()
  }
}
