import { setTimeout as delay } from 'node:timers/promises'
import { createBreaker } from '@comanda/shared/cache/breaker.js'
import { type Cache, createCache } from '@comanda/shared/cache/cache.js'
import type { Entry } from '@comanda/shared/cache/entry.js'
import { createMemoryLayer } from '@comanda/shared/cache/memory-layer.js'
import { connectToRedis } from '@comanda/shared/cache/redis.js'
import { createLogger } from '@comanda/shared/logging/logger.js'

const memoryBytes = 16_777_216
/** As the product has it. */
const deadlineMs = 20
const patienceMs = 15_000

/** A cache in front of a Redis, as a process has it. @param layers `redis`: nothing is kept in the process itself */
export function openCache(redisUrl: string, layers: 'both' | 'redis'): Cache {
  const logger = createLogger({ name: 'bench', level: 'silent' })
  return createCache({
    memory: layers === 'both' ? createMemoryLayer<Entry>(memoryBytes) : undefined,
    shared: createBreaker({ connect: connectToRedis(redisUrl), deadlineMs, logger }),
    prefix: 'bench/',
  })
}

/** Resolves when it uses its Redis. @throws where it doesn't in time */
export async function untilConnected(cache: Cache): Promise<void> {
  for (const until = performance.now() + patienceMs; !cache.figures().isShared; await delay(20))
    if (performance.now() > until) throw new Error('the cache never came to its Redis')
}
