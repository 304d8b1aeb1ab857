import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Figure, type Size, single } from '../figure.js'
import type { Ground } from '../ground.js'

const times: Record<Size, number> = { small: 1, full: 10 }
const reads = 500
const startsInMs = 1_000
const goals = { oneProcess: 1, four: 2 }
const reader = fileURLToPath(new URL('reader.js', import.meta.url))

/** @returns how often the key was loaded in each of so many processes */
async function readAtOnce(processes: number, redisUrl: string): Promise<number[]> {
  const order = { redisUrl, key: randomUUID(), reads, startAt: Date.now() + startsInMs }
  return Promise.all(
    Array.from({ length: processes }, async () => {
      const child = fork(reader)
      child.send(order)
      const [{ loads, right }] = (await once(child, 'message')) as [{ loads: number; right: number }]
      if (right !== reads) throw new Error(`${reads - right} reads got something else`)
      return loads
    }),
  )
}

/** Five hundred reads at once of a key that nobody has: the most loads that it took in any of some tries. */
export async function* benchMisses(bench: string, size: Size, ground: Ground): AsyncGenerator<Figure> {
  const most = { one: 0, four: 0 }
  for (let time = 0; time < times[size]; time++) {
    const [one = 0] = await readAtOnce(1, ground.redisUrl())
    const four = await readAtOnce(4, ground.redisUrl())
    most.one = Math.max(most.one, one, ...four)
    most.four = Math.max(
      most.four,
      four.reduce((sum, loads) => sum + loads, 0),
    )
  }
  yield single(bench, 'loads_of_500_misses_a_process', most.one, { atMost: goals.oneProcess })
  yield single(bench, 'loads_of_500_misses_in_4_processes', most.four, { atMost: goals.four })
}
