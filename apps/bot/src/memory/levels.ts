import type { MemoryDetails, MemoryLevel, MemoryThresholds } from '@comanda/shared/memory/types.js'

/** A level never begins above this part of the limit: one beyond it would come too late. */
const partOfLimit = { warning: 0.5, critical: 0.7, restart: 0.85 }
/** A level is left below this part of its threshold, so that nothing flaps about it. */
const leavesAt = 0.9

export interface LimitSources {
  settingBytes: number
  cgroupBytes: number | undefined
  machineBytes: number | undefined
}

/** The smallest of what is set, what the cgroup allows and what the machine has. */
export function limitOf({ settingBytes, cgroupBytes, machineBytes }: LimitSources): {
  bytes: number
  by: MemoryDetails['limitedBy']
} {
  const bytes = Math.min(settingBytes, cgroupBytes ?? settingBytes, machineBytes ?? settingBytes)
  if (bytes === settingBytes) return { bytes, by: 'setting' }
  return { bytes, by: bytes === cgroupBytes ? 'cgroup' : 'machine' }
}

export const thresholdsOf = (
  wished: { warningBytes: number; criticalBytes: number; restartBytes: number },
  limitBytes: number,
): MemoryThresholds => ({
  warning: Math.min(wished.warningBytes, limitBytes * partOfLimit.warning),
  critical: Math.min(wished.criticalBytes, limitBytes * partOfLimit.critical),
  restart: Math.min(wished.restartBytes, limitBytes * partOfLimit.restart),
  limit: limitBytes,
})

const order: readonly MemoryLevel[] = ['fine', 'warning', 'critical', 'restart']

export const isAtLeast = (level: MemoryLevel, least: MemoryLevel): boolean =>
  order.indexOf(level) >= order.indexOf(least)

/** A level is entered at its threshold, and left once the tree is a tenth below it. */
export function levelAfter(
  before: MemoryLevel,
  treeBytes: number,
  thresholds: MemoryThresholds,
): MemoryLevel {
  const holds = (level: MemoryLevel): boolean => {
    if (level === 'fine') return true
    const enters = thresholds[level]
    return treeBytes >= (isAtLeast(before, level) ? enters * leavesAt : enters)
  }
  return order.findLast(holds) ?? 'fine'
}

/** The next threshold above, which the tree is on its way to. */
export const nextThreshold = (treeBytes: number, thresholds: MemoryThresholds): number =>
  [thresholds.warning, thresholds.critical, thresholds.restart, thresholds.limit].find(
    threshold => threshold > treeBytes,
  ) ?? thresholds.limit
