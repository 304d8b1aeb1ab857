import pg from 'pg'
import type { DatabaseConfig } from '../config/config.js'
import type { Logger } from '../logging/logger.js'
import { connectionSettings } from './connect.js'

export interface Listener {
  stop(): Promise<void>
}

const reconnectMs = { first: 200, most: 5_000 }

/**
 * Calls `onWake` at each NOTIFY on a channel, at each (re)connection, and at least every `pollMs` (rows are the
 * truth, NOTIFY only wakes: a pooler may swallow it). Reconnects for as long as it isn't stopped.
 */
export function createListener(options: {
  database: DatabaseConfig
  channel: string
  onWake: (payload: string | undefined) => void
  logger: Logger
  pollMs?: number
}): Listener {
  const { database, channel, onWake, logger, pollMs = 5_000 } = options
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined
  let delayMs = reconnectMs.first
  let stopped = false

  function reconnectLater(error: unknown): void {
    if (stopped || retry !== undefined) return
    logger.warn({ err: error, channel, delayMs }, 'lost the notifications; polling goes on')
    retry = setTimeout(() => {
      retry = undefined
      void connect()
    }, delayMs)
    delayMs = Math.min(delayMs * 2, reconnectMs.most)
  }

  async function connect(): Promise<void> {
    if (stopped) return
    try {
      const next = new pg.Client(connectionSettings(database.directUrl(), database.queryTimeoutMs))
      client = next
      next.on('error', error => {
        next.removeAllListeners('notification')
        reconnectLater(error)
      })
      next.on('notification', message => onWake(message.payload))
      await next.connect()
      await next.query(`listen ${next.escapeIdentifier(channel)}`)
      if (stopped) await next.end()
      delayMs = reconnectMs.first
      onWake(undefined)
    } catch (error) {
      reconnectLater(error)
    }
  }

  const poll = setInterval(() => onWake(undefined), pollMs)
  void connect()

  return {
    stop: async () => {
      stopped = true
      clearInterval(poll)
      clearTimeout(retry)
      client?.removeAllListeners('error')
      client?.on('error', () => undefined)
      await client?.end()
    },
  }
}
