import { createClient, ErrorReply } from 'redis'
import { CacheError } from './cache-error.js'
import { inTime } from './in-time.js'
import type { Connect, Connection } from './shared-layer.js'

const connectTimeoutMs = 10_000
const keepAliveMs = 30_000
const mostQueued = 1_000

/** Deletes the turn where it still is this token's. */
const endTurnScript =
  "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"

const turnKey = (key: string): string => `${key}/turn`

/** What the server itself said leaves the connection as good as before. */
async function ours<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask()
  } catch (cause) {
    if (cause instanceof ErrorReply) throw new CacheError('CACHE_REFUSED', cause.message, cause)
    throw cause
  }
}

/**
 * Connections to a Redis. The client neither reconnects nor queues while it is away: that is the breaker's, which never
 * uses a connection again that failed.
 * @param url redis://… or rediss://…
 */
export const connectToRedis =
  (url: string): Connect =>
  async onLost => {
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
      get: async key => (await ours(() => client.get(key))) ?? undefined,
      set: async (key, text, lifeMs) => {
        await ours(() => client.set(key, text, { expiration: { type: 'PX', value: lifeMs } }))
      },
      takeTurn: async (key, token, lifeMs) => {
        const options = { condition: 'NX', expiration: { type: 'PX', value: lifeMs } } as const
        return (await ours(() => client.set(turnKey(key), token, options))) === 'OK'
      },
      endTurn: async (key, token) => {
        await ours(() => client.eval(endTurnScript, { keys: [turnKey(key)], arguments: [token] }))
      },
      echo: async text => String(await ours(() => client.echo(text))),
      destroy,
    } satisfies Connection
  }
