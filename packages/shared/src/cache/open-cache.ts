import type { CacheConfig } from '../config/config.js'
import { deriveKey } from '../keys/derive-key.js'
import type { Secrets } from '../keys/seal.js'
import type { Logger } from '../logging/logger.js'
import { createBreaker } from './breaker.js'
import { type Cache, createCache } from './cache.js'
import type { Entry } from './entry.js'
import { createMemoryLayer } from './memory-layer.js'
import { connectToRedis } from './redis.js'
import { sealed } from './seal.js'

/**
 * The cache as it is set up: Redis where one is named, memory unless it is turned off. The caller closes it.
 * @param release what another release stored is none of ours: its values may have another shape
 */
export function openCache(options: {
  config: Pick<CacheConfig, 'redisUrl' | 'deadlineMs' | 'memoryBytes'>
  release: string
  /** what it signs with, and those of before, whose signatures hold */
  secrets: Secrets
  logger: Logger
}): Cache {
  const { config, release, secrets, logger } = options
  const { redisUrl, deadlineMs, memoryBytes } = config
  return createCache({
    memory: memoryBytes === 0 ? undefined : createMemoryLayer<Entry>(memoryBytes),
    shared:
      redisUrl === undefined
        ? undefined
        : sealed(
            createBreaker({ connect: connectToRedis(redisUrl), deadlineMs, logger }),
            secrets.map(secret => deriveKey(secret, 'cache')),
          ),
    prefix: `comanda/${release}/`,
  })
}
