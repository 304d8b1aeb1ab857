import { randomUUID } from 'node:crypto'
import { CacheError } from '@comanda/shared/cache/cache-error.js'
import { inTime } from '@comanda/shared/cache/in-time.js'
import { connectToRedis } from '@comanda/shared/cache/redis.js'
import type { CacheConfig } from '@comanda/shared/config/config.js'
import { type Finding, wordsOf } from './finding.js'

const answerTimeoutMs = 3_000
const topic = 'Redis'

/** Connects as the dashboard does, with its password, and stores something. @returns how long an answer takes, in ms */
async function use(url: string): Promise<number> {
  const connection = await inTime(
    connectToRedis(url)(() => undefined),
    answerTimeoutMs,
  )
  const key = `comanda/doctor/${randomUUID()}`
  try {
    await inTime(connection.set(key, 'stored', answerTimeoutMs), answerTimeoutMs)
    const askedAt = performance.now()
    const stored = await inTime(connection.get(key), answerTimeoutMs)
    if (stored !== 'stored') throw new CacheError('CACHE_LIED', 'it doesn’t give what was stored')
    return performance.now() - askedAt
  } finally {
    connection.destroy()
  }
}

/** Redis is a cache and may be absent; one that is named should be there, and quick. */
export async function checkRedis({
  redisUrl,
  deadlineMs,
}: Pick<CacheConfig, 'redisUrl' | 'deadlineMs'>): Promise<Finding> {
  if (redisUrl === undefined)
    return { topic, state: 'good', text: 'not used (REDIS_URL is unset); it is optional' }
  const { host } = new URL(redisUrl)
  try {
    const tookMs = await use(redisUrl)
    const text = `answers at ${host} in ${tookMs.toFixed(1)} ms`
    if (tookMs <= deadlineMs) return { topic, state: 'good', text }
    const mend = 'bring it nearer, or raise REDIS_DEADLINE_MS'
    return { topic, state: 'warning', text: `${text}, too late to be used (${deadlineMs} ms)`, mend }
  } catch (error) {
    return {
      topic,
      state: 'warning',
      text: `can’t be used at ${host} (${wordsOf(error)}); everything works without it`,
      mend: 'start it, mend REDIS_URL, or unset it',
    }
  }
}
