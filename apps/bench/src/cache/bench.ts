import type { Bench } from '../figure.js'
import { benchFaults } from './faults.js'
import { benchFreshness } from './freshness.js'
import { benchHits } from './hits.js'
import { benchMisses } from './misses.js'

const bench = 'cache'

/** What the cache costs and saves, what a Redis that fails does to it, and how soon everybody sees a change. */
export const benchCache: Bench = async function* (size, ground) {
  yield* benchHits(bench, size, ground)
  yield* benchMisses(bench, size, ground)
  yield* benchFaults(bench, size, ground)
  yield* benchFreshness(bench, size, ground)
}
