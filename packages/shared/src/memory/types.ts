/** node is the bot itself; the rest are Chromium's. `other` are processes below the bot that we can't name. */
export const processKinds = ['node', 'browser', 'renderer', 'gpu', 'utility', 'zygote', 'other'] as const
export type ProcessKind = (typeof processKinds)[number]

/** How a figure came about: each process's share of shared pages counted once (PSS), whole (RSS), or both. */
export type MemoryMethod = 'pss' | 'rss' | 'mixed'

/** What the bot and every process below it hold, in bytes. */
export interface TreeMemory {
  bytes: number
  /** only kinds that there are */
  kinds: Partial<Record<ProcessKind, number>>
  processes: number
  method: MemoryMethod
}

/** How full it is. Each level is entered at its threshold and left below it: see the bot's memory/levels.ts. */
export type MemoryLevel = 'fine' | 'warning' | 'critical' | 'restart'

export interface MemoryThresholds {
  warning: number
  critical: number
  restart: number
  limit: number
}

/** Beside the tree: what can't be told is undefined, never 0. */
export interface MemoryDetails {
  thresholds: MemoryThresholds
  /** who sets the limit: a setting, the cgroup, or the machine itself */
  limitedBy: 'setting' | 'cgroup' | 'machine'
  cgroupUsedBytes?: number | undefined
  rssBytes: number
  heapUsedBytes: number
  heapTotalBytes: number
  heapLimitBytes: number
  externalBytes: number
  activeHandles: number
  poolUsed?: number | undefined
  poolFree?: number | undefined
  poolWaiting?: number | undefined
  /** entries that each cache holds, by its name */
  caches?: Record<string, number> | undefined
  slope?: Slope | undefined
}

/** How the tree has grown since the browser was last opened. */
export interface Slope {
  bytesPerHour: number
  overHours: number
}

export interface MemorySample {
  accountId: number
  at: Date
  tree: TreeMemory
  level: MemoryLevel
  details: MemoryDetails
}

/** In the order of their force. */
export const memoryActions = [
  'warned',
  'cleaned',
  'collected',
  'reloaded',
  'relaunched',
  'asked_for_restart',
  'recovered',
] as const
export type MemoryAction = (typeof memoryActions)[number]

/** The figures that something was decided on. */
export interface DecisionReason {
  /** level: a threshold was passed · foresight: it would have been, in busy hours · asked: an operator asked for it */
  cause: 'level' | 'foresight' | 'asked'
  level: MemoryLevel
  treeBytes: number
  limitBytes: number
  slope?: Slope | undefined
  /** for foresight: in how many hours it would be critical */
  criticalInHours?: number | undefined
  /** for recovered: what it was at its worst */
  worstBytes?: number | undefined
  /** what became of it, where somebody else decides */
  outcome?: string | undefined
}

export interface MemoryDecision {
  accountId: number
  at: Date
  what: MemoryAction
  reason: DecisionReason
}

export type MemoryRequestKind = 'gc' | 'clear_caches' | 'cleanup'

export interface MemoryRequest {
  id: number
  what: MemoryRequestKind
}
