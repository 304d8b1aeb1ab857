import type { ProcessKind } from '@comanda/shared/memory/types.js'

/** Pure readers of what Linux writes under /proc. What isn't there or isn't understood is undefined, never 0. */

const kilobyte = 1_024

function field(text: string, name: string): number | undefined {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]
  return found === undefined ? undefined : Number(found) * kilobyte
}

/** /proc/PID/smaps_rollup: the process's proportional share of what it maps, swapped-out pages included. */
export function parsePssBytes(smapsRollup: string): number | undefined {
  const pss = field(smapsRollup, 'Pss')
  if (pss === undefined) return undefined
  return pss + (field(smapsRollup, 'SwapPss') ?? 0)
}

/** /proc/PID/status: what it has in memory, shared pages counted whole. A kernel thread has none. */
export const parseRssBytes = (status: string): number | undefined => field(status, 'VmRSS')

export interface ProcessLinks {
  pid: number
  parent: number
  group: number
  /** when it was started, in ticks since boot: with the pid it names a process, since pids come again */
  startedAt: number
}

/** /proc/PID/stat. The name in brackets may hold anything, so fields count from its end. A zombie holds nothing. */
export function parseStat(stat: string): ProcessLinks | undefined {
  const pid = Number.parseInt(stat, 10)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, parent, group] = fields
  const startedAt = Number(fields[19])
  if (!(pid > 0) || state === undefined || state === 'Z' || state === 'X') return undefined
  if (parent === undefined || group === undefined || Number.isNaN(startedAt)) return undefined
  return { pid, parent: Number(parent), group: Number(group), startedAt }
}

const kindOfType: Record<string, ProcessKind> = {
  renderer: 'renderer',
  'gpu-process': 'gpu',
  utility: 'utility',
  zygote: 'zygote',
}

/** Chromium says in each child's command line what it is; its own process has no --type. */
export function kindOf(commandLine: string): ProcessKind {
  // Chromium rewrites its children's command lines with spaces between the arguments
  const type = /(?:^|[\0 ])--type=([a-z-]+)/.exec(commandLine)?.[1]
  if (type !== undefined) return kindOfType[type] ?? 'other'
  return /(?:^|[\0 ])--(?:user-data-dir|remote-debugging-)/.test(commandLine) ? 'browser' : 'other'
}

/**
 * The root and all below it. Where a parent died, init adopts its children: their group (Chromium's processes are one)
 * still tells whose they were.
 */
export function treeOf(all: readonly ProcessLinks[], root: number): ProcessLinks[] {
  const ownGroup = all.find(({ pid }) => pid === root)?.group
  const pids = new Set<number>([root])
  const groups = new Set<number>()
  for (let grew = true; grew; ) {
    grew = false
    for (const { pid, parent, group } of all) {
      if (pids.has(pid) || !(pids.has(parent) || (parent === 1 && groups.has(group)))) continue
      pids.add(pid)
      if (group !== ownGroup) groups.add(group)
      grew = true
    }
  }
  return all.filter(({ pid }) => pids.has(pid))
}
