import { randomUUID } from 'node:crypto'
import type { Database } from '@comanda/shared/database/connect.js'
import { createMemoryRepository } from '@comanda/shared/memory/repository.js'
import type { MemoryAction, MemoryDetails, MemoryLevel, MemorySample } from '@comanda/shared/memory/types.js'
import { createRestartRepository } from '@comanda/shared/restarts/repository.js'

const mb = 1_048_576
const minuteMs = 60_000

export const memoryDetails: MemoryDetails = {
  thresholds: { warning: 500 * mb, critical: 800 * mb, restart: 1_200 * mb, limit: 1_500 * mb },
  limitedBy: 'setting',
  cgroupUsedBytes: 700 * mb,
  rssBytes: 118 * mb,
  heapUsedBytes: 48 * mb,
  heapTotalBytes: 76 * mb,
  heapLimitBytes: 512 * mb,
  externalBytes: 4 * mb,
  activeHandles: 35,
  poolUsed: 1,
  poolFree: 3,
  poolWaiting: 0,
  caches: { menus: 1, identities: 240 },
  slope: { bytesPerHour: 38 * mb, overHours: 9 },
}

export function memorySample(accountId: number, at: Date, pageMb: number, level: MemoryLevel): MemorySample {
  const kinds = {
    node: 92 * mb,
    browser: 31 * mb,
    renderer: pageMb * mb,
    gpu: 26 * mb,
    utility: 22 * mb,
    zygote: 17 * mb,
  }
  const bytes = Object.values(kinds).reduce((sum, part) => sum + part, 0)
  return {
    accountId,
    at,
    tree: { bytes, kinds, processes: 7, method: 'pss' },
    level,
    details: memoryDetails,
  }
}

/** A week of an account whose page leaks, with a night in which nothing ran, and what was done about it. */
export async function rememberMemory(db: Database, accountId: number, now: Date): Promise<void> {
  const memory = createMemoryRepository(db)
  const at = (hoursAgo: number): Date => new Date(now.getTime() - hoursAgo * 60 * minuteMs)
  const steps: [what: MemoryAction, hoursAgo: number][] = [
    ['relaunched', 101],
    ['warned', 14],
    ['cleaned', 14],
    ['reloaded', 11],
    ['relaunched', 8],
    ['recovered', 7.9],
    ['asked_for_restart', 2.5],
  ]
  for (const [what, hoursAgo] of steps) {
    const reason = {
      cause: 'level' as const,
      level: 'critical' as const,
      treeBytes: 1_040 * mb,
      limitBytes: 1_500 * mb,
      slope: { bytesPerHour: 38 * mb, overHours: 9 },
    }
    await memory.addDecision({ accountId, at: at(hoursAgo), what, reason })
  }
  const starts: [reason: string, hoursAgo: number][] = [
    ['start', 167],
    ['daily', 60],
    ['start', 8],
    ['operator', 2.4],
  ]
  await createRestartRepository(db).record(
    accountId,
    starts.map(([reason, hoursAgo]) => ({
      id: randomUUID(),
      at: at(hoursAgo),
      boot: undefined,
      uptimeMs: undefined,
      reason,
      forcedBy: undefined,
    })),
  )
  for (let hoursAgo = 168; hoursAgo > 0; hoursAgo -= 0.25) {
    if (hoursAgo > 60 && hoursAgo < 70) continue
    const since = hoursAgo < 8 ? 8 - hoursAgo : hoursAgo < 101 ? ((101 - hoursAgo) * 10) % 93 : 168 - hoursAgo
    const pageMb = 130 + Math.min(since * (hoursAgo < 8 ? 24 : 7), 900) + (Math.round(hoursAgo * 4) % 7) * 3
    await memory.addSample(memorySample(accountId, at(hoursAgo), pageMb, 'warning'))
  }
}
