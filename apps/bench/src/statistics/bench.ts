import type { Bench } from '../figure.js'
import { benchPlacing } from './placing.js'
import { benchReading } from './reading.js'

const bench = 'statistics'

/** What statistics cost: to read them, and to keep them. */
export const benchStatistics: Bench = async function* (size, ground) {
  yield* benchReading(bench, size, ground)
  yield* benchPlacing(bench, size, ground)
}
