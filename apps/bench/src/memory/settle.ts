import { setTimeout as delay } from 'node:timers/promises'
import { median } from '../rounds.js'

const pauseMs = 1_000

export interface Rest {
  restMs: number
  readings: number
}

/**
 * Lets a process come to rest and reads it several times: garbage comes and goes within a second.
 * @returns the median of the readings
 */
export async function readAtRest({ restMs, readings }: Rest, read: () => number): Promise<number> {
  await delay(restMs)
  const values: number[] = []
  for (let reading = 0; reading < readings; reading += 1) {
    values.push(read())
    await delay(pauseMs)
  }
  return median(values)
}
