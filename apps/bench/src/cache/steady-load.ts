import { setTimeout as delay } from 'node:timers/promises'
import { createRandom } from '@comanda/harness/random.js'
import { quantile } from '../rounds.js'

const perSecond = 200
const tickMs = 5
const keys = 40

export interface Sample {
  /** ms since the load began */
  at: number
  ms: number
}

export interface Load {
  samples: Sample[]
  errors: number
}

export const quantileOf = (samples: readonly Sample[], part: number): number =>
  quantile(
    samples.map(({ ms }) => ms),
    part,
  )

/** Reads as pages do, so many a second whatever becomes of them. What there is to read changes each second. */
export async function runLoad(read: (key: string) => Promise<unknown>, seconds: number): Promise<Load> {
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
