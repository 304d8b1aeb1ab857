import { createCache } from '@comanda/shared/cache/cache.js'
import type { Entry } from '@comanda/shared/cache/entry.js'
import { createMemoryLayer } from '@comanda/shared/cache/memory-layer.js'
import { createClient } from 'redis'
import { compared, control, type Figure, type Size, single } from '../figure.js'
import type { Ground } from '../ground.js'
import { compare, median, timed } from '../rounds.js'
import { openCache, untilConnected } from './connected.js'

const amounts: Record<Size, { reads: number; memoryReads: number; rounds: number }> = {
  small: { reads: 5, memoryReads: 50, rounds: 1 },
  full: { reads: 300, memoryReads: 200_000, rounds: 51 },
}
const goals = { redis: 1.3, memoryMicroseconds: 1 }
const lifeMs = 600_000
const microsecondsOfMs = 1_000

/** About what is kept for a page: some names and numbers. */
const value = { counts: { pending: 3, accepted: 4, ready: 1, completed: 12_345 }, newest: 4_711 }

/** What an answer from the cache costs: out of Redis against a bare GET of it, and out of the process's memory. */
export async function* benchHits(bench: string, size: Size, ground: Ground): AsyncGenerator<Figure> {
  const { reads, memoryReads, rounds } = amounts[size]
  const cache = openCache(ground.redisUrl(), 'redis')
  const client = await createClient({ url: ground.redisUrl() }).connect()
  try {
    await untilConnected(cache)
    const load = (): Promise<typeof value> => Promise.resolve(value)
    const hit = () => cache.read('hits', lifeMs, load)
    await hit()
    await hit()
    if (cache.figures().redis !== 1) throw new Error('the second read was no hit')
    const [key] = await client.keys('bench/hits')
    if (key === undefined) throw new Error('nothing was kept in Redis')
    const ours = timed(reads, hit)
    const bare = timed(reads, () => client.get(key))
    await ours()
    await bare()
    const against = await compare(ours, bare, rounds)
    yield compared(bench, 'redis_hit_ms', against, 'a bare GET', { atMost: goals.redis })
    yield control(bench, 'redis_hit_ms', await compare(ours, ours, rounds))
  } finally {
    await cache.close()
    client.destroy()
  }

  const memory = createCache({ memory: createMemoryLayer<Entry>(1_048_576), shared: undefined, prefix: '' })
  const load = (): Promise<typeof value> => Promise.resolve(value)
  const side = timed(memoryReads, () => memory.read('hits', lifeMs, load))
  await side()
  const times: number[] = []
  for (let count = 0; count < rounds; count++) times.push((await side()) * microsecondsOfMs)
  yield single(bench, 'memory_hit_us', median(times), { atMost: goals.memoryMicroseconds })
  await memory.close()
}
