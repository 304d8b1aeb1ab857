import type { MemorySample } from '../memory/types.js'

/** What `/memory` answers. Bytes; what can't be told is left out. */
export function memoryReport(sample: MemorySample | undefined, now: Date): Record<string, unknown> {
  const { rss, heapUsed, heapTotal, external, arrayBuffers } = process.memoryUsage()
  return {
    status: sample?.level ?? 'ok',
    memory: {
      rss,
      heapUsed,
      heapTotal,
      external,
      arrayBuffers,
      activeHandles: process.getActiveResourcesInfo().length,
      ...(sample && {
        tree: sample.tree,
        treeAt: sample.at.toISOString(),
        limit: sample.details.thresholds.limit,
        limitedBy: sample.details.limitedBy,
        thresholds: sample.details.thresholds,
        cgroupUsed: sample.details.cgroupUsedBytes,
        heapLimit: sample.details.heapLimitBytes,
        slopeBytesPerHour: sample.details.slope?.bytesPerHour,
        caches: sample.details.caches,
        pool: {
          used: sample.details.poolUsed,
          free: sample.details.poolFree,
          waiting: sample.details.poolWaiting,
        },
      }),
    },
    timestamp: now.toISOString(),
  }
}
