import { inTime } from './in-time.js'
import type { Connect, Connection } from './shared-layer.js'

const connectTimeoutMs = 10_000
const keepAliveMs = 30_000
const mostQueued = 1_000

/** Deletes the turn where it still is this token's. */
const endTurnScript =
  "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"

const turnKey = (key: string): string => `${key}/turn`

/**
 * Connections to a Redis. The client neither reconnects nor queues while it is away: that is the breaker's, which never
 * uses a connection again that failed.
 * @param url redis://… or rediss://…
 */
export const connectToRedis =
  (url: string): Connect =>
  async onLost => {
    // it takes 13 MB, which a dashboard without a Redis can do without
    const { createClient, ErrorReply } = await import('redis')
    const client = createClient({
      url,
      disableOfflineQueue: true,
      commandsQueueMaxLength: mostQueued,
      socket: {
        connectTimeout: connectTimeoutMs,
        keepAlive: true,
        keepAliveInitialDelay: keepAliveMs,
        reconnectStrategy: false,
      },
    })
    // a protocol error leaves answers and questions out of step: it counts as a loss like any other
    client.once('error', onLost)
    client.on('error', () => undefined)
    client.once('end', () => onLost(undefined))
    const destroy = (): void => {
      if (client.isOpen) client.destroy()
    }
    try {
      // its own timeout ends with the TCP connection; a hung server accepts that, and says nothing more
      await inTime(client.connect(), connectTimeoutMs)
    } catch (error) {
      destroy()
      throw error
    }
    return {
      get: key => client.get(key),
      set: (key, text, lifeMs) => client.set(key, text, { expiration: { type: 'PX', value: lifeMs } }),
      takeTurn: async (key, token, lifeMs) => {
        const options = { condition: 'NX', expiration: { type: 'PX', value: lifeMs } } as const
        return (await client.set(turnKey(key), token, options)) === 'OK'
      },
      endTurn: (key, token) => client.eval(endTurnScript, { keys: [turnKey(key)], arguments: [token] }),
      echo: text => client.echo(text),
      isRefusal: error => error instanceof ErrorReply,
      destroy,
    } satisfies Connection
  }
