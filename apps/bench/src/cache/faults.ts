import { startTcpProxy } from '@comanda/harness/tcp-proxy.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { businessIds, openData } from '../data/open-data.js'
import { type Figure, round, type Size, single } from '../figure.js'
import type { Ground } from '../ground.js'
import { median } from '../rounds.js'
import { openCache, untilConnected } from './connected.js'
import { type Fault, openFaultyRedis } from './redis-faults.js'
import { type Load, quantileOf, runLoad } from './steady-load.js'

const amounts: Record<Size, { seconds: number; hungSeconds: number; rounds: number }> = {
  small: { seconds: 0.3, hungSeconds: 0.5, rounds: 1 },
  full: { seconds: 4, hungSeconds: 10, rounds: 3 },
}
const lifeMs = 600_000
const rows = 20
const goals = { moreMs: 30, ratio: 1.2 }
const firstMs = 1_000

/** Latencies of both sides, ms; what stands at one place belongs to one round. */
interface Sides {
  ours: number[]
  other: number[]
}

const figure = (bench: string, metric: string, { ours, other }: Sides): Figure => ({
  ...single(bench, metric, median(ours), 'reported'),
  other: round(median(other)),
  otherName: 'without cache',
  ratio: round(median(ours.map((ms, index) => ms / (other[index] ?? Number.NaN)))),
})

function withinRatio(bench: string, metric: string, sides: Sides): Figure {
  const found = figure(bench, metric, sides)
  return { ...found, goal: `ratio <= ${goals.ratio}`, ok: (found.ratio ?? Number.NaN) <= goals.ratio }
}

function withinMs(bench: string, metric: string, sides: Sides): Figure {
  const more = median(sides.ours.map((ms, index) => ms - (sides.other[index] ?? Number.NaN)))
  const goal = `other + ${goals.moreMs}`
  return { ...figure(bench, metric, sides), goal: `<= ${goal}`, ok: more <= goals.moreMs }
}

/** What a Redis that fails costs whoever reads through the cache, against the same reads with no cache at all. */
export async function* benchFaults(bench: string, size: Size, ground: Ground): AsyncGenerator<Figure> {
  const { seconds, hungSeconds, rounds } = amounts[size]
  const data = await openData(ground, size)
  const orders = createOrderRepository(data.db)
  const load = () => orders.list(businessIds.usual, rows)
  const { hostname, port } = new URL(ground.redisUrl())
  const proxy = await startTcpProxy({ host: hostname, port: Number(port) })
  const redis = await openFaultyRedis(ground.redisUrl(), proxy)

  /** From the fault's beginning on, with a cache that was well before. */
  async function under({ begin, end }: Fault, forSeconds: number): Promise<Load> {
    const cache = openCache(`redis://127.0.0.1:${proxy.port}`, 'both')
    try {
      await untilConnected(cache)
      const read = (key: string) => cache.read(key, lifeMs, load)
      await runLoad(read, Math.min(1, forSeconds))
      await begin()
      return await runLoad(read, forSeconds)
    } finally {
      await end()
      await cache.close()
    }
  }

  try {
    await runLoad(load, Math.min(1, seconds))
    for (const fault of redis.faults) {
      const p99: Sides = { ours: [], other: [] }
      let errors = 0
      for (let time = 0; time < rounds; time++) {
        const before = await runLoad(load, seconds)
        const faulty = [await under(fault, seconds), await under(fault, seconds)]
        const after = await runLoad(load, seconds)
        p99.other.push(...[before, after].map(({ samples }) => quantileOf(samples, 0.99)))
        p99.ours.push(...faulty.map(({ samples }) => quantileOf(samples, 0.99)))
        for (const run of faulty) errors += run.errors
      }
      yield single(bench, `${fault.name}_errors`, errors, { atMost: 0 })
      yield withinRatio(bench, `${fault.name}_p99_ms`, p99)
    }

    const first: Sides = { ours: [], other: [] }
    const later: Sides = { ours: [], other: [] }
    const split = Math.min(firstMs, (hungSeconds * 1_000) / 2)
    let errors = 0
    for (let time = 0; time < rounds; time++) {
      const uncached = await runLoad(load, hungSeconds)
      const hung = await under(redis.hang, hungSeconds)
      for (const [side, { samples }] of [
        ['other', uncached],
        ['ours', hung],
      ] as const) {
        const early = samples.filter(({ at }) => at < split)
        first[side].push(quantileOf(early, 0.999))
        later[side].push(
          quantileOf(
            samples.filter(({ at }) => at >= split),
            0.99,
          ),
        )
      }
      errors += hung.errors
    }
    yield single(bench, 'hung_errors', errors, { atMost: 0 })
    yield withinMs(bench, 'hung_first_second_p999_ms', first)
    yield withinRatio(bench, 'hung_later_p99_ms', later)
  } finally {
    redis.close()
    await proxy.stop()
    await data.close()
  }
}
