import { once } from 'node:events'
import { Socket } from 'node:net'
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
  // the connection in use or on its way; one that broke is no longer it
  let current: Socket | undefined
  let retry: NodeJS.Timeout | undefined
  let delayMs = reconnectMs.first

  function reconnectLater(error: unknown): void {
    logger.warn({ err: error, channel, delayMs }, 'lost the notifications; polling goes on')
    retry = setTimeout(() => void connect(), delayMs)
    delayMs = Math.min(delayMs * 2, reconnectMs.most)
  }

  async function connect(): Promise<void> {
    // a socket of our own, since node-pg can't end a connection before the server answers
    const socket = new Socket()
    current = socket

    function onBroken(error: unknown): void {
      socket.destroy()
      if (current !== socket) return
      current = undefined
      reconnectLater(error)
    }

    try {
      const settings = connectionSettings(database.directUrl(), database.queryTimeoutMs)
      const client = new pg.Client({ ...settings, stream: () => socket })
      client.on('error', onBroken)
      client.on('notification', message => {
        if (current === socket) onWake(message.payload)
      })
      await client.connect()
      await client.query(`listen ${client.escapeIdentifier(channel)}`)
      if (current !== socket) return
      delayMs = reconnectMs.first
      onWake(undefined)
    } catch (error) {
      onBroken(error)
    }
  }

  const poll = setInterval(() => onWake(undefined), pollMs)
  void connect()

  return {
    stop: async () => {
      clearInterval(poll)
      clearTimeout(retry)
      const last = current
      current = undefined
      if (last === undefined) return
      const closed = once(last, 'close')
      last.destroy()
      await closed
    },
  }
}
