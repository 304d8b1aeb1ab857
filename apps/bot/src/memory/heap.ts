import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

let collect: (() => void) | undefined

/**
 * Collects node's garbage now. V8 shows its collector to contexts that are made after the flag, so no way of starting
 * the bot has to name `--expose-gc`, and no other code finds a global `gc`.
 */
export function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
    setFlagsFromString('--no-expose-gc')
  }
  collect()
}

export interface OwnMemory {
  rssBytes: number
  heapUsedBytes: number
  heapTotalBytes: number
  heapLimitBytes: number
  externalBytes: number
  activeHandles: number
}

/** Node's own figures: what it holds itself, beside the tree's. */
export function readOwnMemory(): OwnMemory {
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage()
  return {
    rssBytes: rss,
    heapUsedBytes: heapUsed,
    heapTotalBytes: heapTotal,
    heapLimitBytes: getHeapStatistics().heap_size_limit,
    externalBytes: external,
    activeHandles: process.getActiveResourcesInfo().length,
  }
}
