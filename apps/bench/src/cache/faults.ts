import { setTimeout as delay } from 'node:timers/promises'
import { startTcpProxy, type TcpProxy } from '@comanda/harness/tcp-proxy.js'
import type { Cache } from '@comanda/shared/cache/cache.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createClient } from 'redis'
import { businessIds, openData } from '../data/open-data.js'
import { type Figure, round, type Size, single } from '../figure.js'
import type { Ground } from '../ground.js'
import { createRandom } from '../random.js'
import { median, quantile } from '../rounds.js'
import { openCache, untilConnected } from './connected.js'

const amounts: Record<Size, { seconds: number; hungSeconds: number; rounds: number }> = {
  small: { seconds: 0.3, hungSeconds: 0.5, rounds: 1 },
  full: { seconds: 4, hungSeconds: 10, rounds: 3 },
}
const perSecond = 200
const tickMs = 5
const keys = 40
const lifeMs = 600_000
const goals = { firstSecondMs: 30, later: 1.2 }

interface Sample {
  /** ms since the load began */
  at: number
  ms: number
}

interface Load {
  samples: Sample[]
  errors: number
}

const p = (samples: readonly Sample[], part: number): number =>
  quantile(
    samples.map(({ ms }) => ms),
    part,
  )

/** Reads as pages do, so many a second whatever becomes of them. What it reads changes each second. */
async function runLoad(read: (key: string) => Promise<unknown>, seconds: number): Promise<Load> {
  const random = createRandom(1)
  const samples: Sample[] = []
  const running: Promise<void>[] = []
  let errors = 0
  const startedAt = performance.now()
  const ask = async (key: string): Promise<void> => {
    const askedAt = performance.now()
    try {
      await read(key)
    } catch {
      errors += 1
    }
    samples.push({ at: askedAt - startedAt, ms: performance.now() - askedAt })
  }
  for (let sent = 0; performance.now() - startedAt < seconds * 1_000; await delay(tickMs)) {
    const elapsed = performance.now() - startedAt
    for (; sent < (elapsed * perSecond) / 1_000; sent++)
      running.push(ask(`${Math.floor(Date.now() / 1_000)}/${Math.floor(random() * keys)}`))
  }
  await Promise.all(running)
  return { samples, errors }
}

interface Fault {
  name: string
  begin(): void | Promise<void>
  end(): void | Promise<void>
}

function faultsOf(proxy: TcpProxy, configure: (most: string) => Promise<unknown>): Fault[] {
  const flap = { timer: undefined as NodeJS.Timeout | undefined, isCut: false }
  const pass = () => proxy.pass()
  return [
    { name: 'killed', begin: () => proxy.refuse(), end: pass },
    {
      name: 'flapping',
      begin: () => {
        flap.timer = setInterval(() => {
          flap.isCut = !flap.isCut
          if (flap.isCut) proxy.refuse()
          else proxy.pass()
        }, 300)
      },
      end: () => {
        clearInterval(flap.timer)
        proxy.pass()
      },
    },
    { name: 'answering_garbage', begin: () => proxy.answerWith('?!\r\n$-7\r\n'), end: pass },
    {
      name: 'out_of_memory',
      begin: async () => void (await configure('1')),
      end: async () => void (await configure('0')),
    },
    { name: 'slow_by_200_ms', begin: () => proxy.delay(200), end: pass },
  ]
}

/** What a Redis that fails costs whoever reads through the cache, against the same reads with no cache at all. */
export async function* benchFaults(bench: string, size: Size, ground: Ground): AsyncGenerator<Figure> {
  const { seconds, hungSeconds, rounds } = amounts[size]
  const data = await openData(ground, size)
  const orders = createOrderRepository(data.db)
  const load = () => orders.list(businessIds.usual, 20)
  const { hostname, port } = new URL(ground.redisUrl())
  const proxy = await startTcpProxy({ host: hostname, port: Number(port) })
  const admin = await createClient({ url: ground.redisUrl() }).connect()
  const configure = (most: string) => admin.configSet('maxmemory', most)
  const redisPid = Number(/process_id:(\d+)/.exec(await admin.info('server'))?.[1])
  const uncached = (forSeconds: number) => runLoad(load, forSeconds)

  /** Under the fault from its beginning on, with a new cache that was well before. */
  async function under({ begin, end }: Omit<Fault, 'name'>, forSeconds: number): Promise<Load> {
    const cache: Cache = openCache(`redis://127.0.0.1:${proxy.port}`, 'both')
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

  const against = (metric: string, ours: number[], other: number[], most: number, isDifference = false) => {
    const parts = ours.map((value, index) =>
      isDifference ? value - (other[index] ?? 0) : value / (other[index] ?? Number.NaN),
    )
    const judged = median(parts)
    const what = isDifference ? `<= without cache + ${most}` : `ratio <= ${most}`
    return {
      ...single(bench, metric, median(ours), 'reported'),
      other: round(median(other)),
      otherName: 'without cache',
      ratio: round(median(ours) / median(other)),
      goal: what,
      ok: judged <= most,
    }
  }

  try {
    await uncached(Math.min(1, seconds))
    for (const fault of faultsOf(proxy, configure)) {
      const ours: number[] = []
      const other: number[] = []
      let errors = 0
      for (let time = 0; time < rounds; time++) {
        const first = await uncached(seconds)
        for (const run of [await under(fault, seconds), await under(fault, seconds)]) {
          ours.push(p(run.samples, 0.99))
          errors += run.errors
        }
        other.push(p(first.samples, 0.99), p((await uncached(seconds)).samples, 0.99))
      }
      yield single(bench, `${fault.name}_errors`, errors, { atMost: 0 })
      yield against(`${fault.name}_p99_ms`, ours, other, goals.later)
    }

    const hang = {
      begin: () => void process.kill(redisPid, 'SIGSTOP'),
      end: () => void process.kill(redisPid, 'SIGCONT'),
    }
    const ours = { early: [] as number[], late: [] as number[] }
    const other = { early: [] as number[], late: [] as number[] }
    let errors = 0
    const note = (into: typeof ours, { samples }: Load): void => {
      const split = Math.min(1_000, (hungSeconds * 1_000) / 2)
      into.early.push(
        p(
          samples.filter(({ at }) => at < split),
          0.999,
        ),
      )
      into.late.push(
        p(
          samples.filter(({ at }) => at >= split),
          0.99,
        ),
      )
    }
    for (let time = 0; time < rounds; time++) {
      note(other, await uncached(hungSeconds))
      const hung = await under(hang, hungSeconds)
      note(ours, hung)
      errors += hung.errors
    }
    yield single(bench, 'hung_errors', errors, { atMost: 0 })
    yield against('hung_first_second_p999_ms', ours.early, other.early, goals.firstSecondMs, true)
    yield against('hung_later_p99_ms', ours.late, other.late, goals.later)
  } finally {
    admin.destroy()
    await proxy.stop()
    await data.close()
  }
}
