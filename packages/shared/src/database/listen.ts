import { once } from 'node:events'
import { Socket } from 'node:net'
import pg from 'pg'
import type { DatabaseConfig } from '../config/config.js'
import type { Logger } from '../logging/logger.js'
import { connectionSettings } from './connection-settings.js'

export interface Listener {
  stop(): Promise<void>
}

const reconnectMs = { first: 200, most: 5_000 }

/**
 * Calls `onWake` at each NOTIFY on one of the channels, at each (re)connection, and at least every `pollMs` (rows are the
 * truth, NOTIFY only wakes: a pooler may swallow it). Reconnects for as long as it isn't stopped.
 */
export function createListener(options: {
  database: DatabaseConfig
  channels: readonly string[]
  /** without a channel anything may have changed */
  onWake: (payload: string | undefined, channel: string | undefined) => void
  logger: Logger
  pollMs?: number
}): Listener {
  const { database, channels, onWake, logger, pollMs = 5_000 } = options
  // the connection in use or on its way; one that broke is no longer it
  let current: Socket | undefined
  let retry: NodeJS.Timeout | undefined
  let delayMs = reconnectMs.first

  function reconnectLater(error: unknown): void {
    logger.warn({ err: error, channels, delayMs }, 'lost the notifications; polling goes on')
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
        if (current === socket) onWake(message.payload, message.channel)
      })
      await client.connect()
      await client.query(channels.map(name => `listen ${client.escapeIdentifier(name)}`).join(';'))
      if (current !== socket) return
      delayMs = reconnectMs.first
      onWake(undefined, undefined)
    } catch (error) {
      onBroken(error)
    }
  }

  const poll = setInterval(() => onWake(undefined, undefined), pollMs)
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
