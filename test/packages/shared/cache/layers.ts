import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { createBreaker } from '@comanda/shared/cache/breaker.js'
import { type Cache, createCache } from '@comanda/shared/cache/cache.js'
import type { Entry } from '@comanda/shared/cache/entry.js'
import { createMemoryLayer } from '@comanda/shared/cache/memory-layer.js'
import { connectToRedis } from '@comanda/shared/cache/redis.js'
import type { Connect, Connection } from '@comanda/shared/cache/shared-layer.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { waitFor } from '../../../support/wait-for.js'

export const silentLogger = createLogger({ name: 'test', level: 'silent' })

/** No two tests share what they keep in the run's Redis. */
export const newPrefix = (): string => `test/${randomBytes(6).toString('hex')}/`

export const createMemory = (mostBytes = 4_194_304) => createMemoryLayer<Entry>(mostBytes)

/** A cache on a Redis at this address, which may be a proxy's. */
export function createRedisCache(
  url: string,
  given: { prefix?: string; withMemory?: boolean; deadlineMs?: number; now?: () => number } = {},
): Cache {
  return createCache({
    memory: given.withMemory === true ? createMemory() : undefined,
    // a busy test machine answers later than a real one
    shared: createBreaker({
      connect: connectToRedis(url),
      deadlineMs: given.deadlineMs ?? 500,
      logger: silentLogger,
    }),
    prefix: given.prefix ?? newPrefix(),
    ...(given.now === undefined ? {} : { now: given.now }),
  })
}

export const untilShared = async (cache: Cache): Promise<Cache> => {
  await waitFor('the shared cache to be there', () => cache.figures().isShared)
  return cache
}

type Fault = 'throws' | 'hangs' | 'delays' | 'lies' | 'gives garbage' | 'gives no text' | 'refuses to store'

/** A shared layer's connection that is at fault in one way. It answers probes, as the worst ones do. */
export function faultyConnection(fault: Fault): Connect {
  const kept = new Map<string, string>()
  async function misbehave(): Promise<void> {
    if (fault === 'throws') throw new Error('broken')
    if (fault === 'hangs') await new Promise(() => undefined)
    if (fault === 'delays') await delay(60)
  }
  const wrong: Partial<Record<Fault, unknown>> = {
    lies: JSON.stringify(['somebody else’s', Date.now() + 60_000, 'their orders']),
    'gives garbage': '\u0000{not json',
    'gives no text': ['a', 'list'],
  }
  const connection: Connection = {
    get: async key => {
      await misbehave()
      return wrong[fault] ?? kept.get(key) ?? null
    },
    set: async (key, text) => {
      await misbehave()
      if (fault === 'refuses to store') throw new Error('no')
      kept.set(key, text)
    },
    takeTurn: async () => {
      await misbehave()
      return true
    },
    endTurn: misbehave,
    echo: async text => text,
    isRefusal: () => false,
    destroy: () => undefined,
  }
  return async () => connection
}
