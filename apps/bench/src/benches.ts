import type { Bench } from './figure.js'
import type { Need } from './ground.js'

export interface BenchEntry {
  readonly needs: readonly Need[]
  /** Left out where no name is given: it takes an hour. */
  readonly onlyByName?: boolean
  /** A bench is loaded when it is asked for. */
  readonly load: () => Promise<Bench>
}

/** What can be measured, by name. */
export const benches: Readonly<Record<string, BenchEntry>> = {
  lists: {
    needs: ['postgres'],
    load: async () => (await import('./lists/bench.js')).benchLists,
  },
  messages: {
    needs: ['postgres', 'pgbench'],
    load: async () => (await import('./messages/bench.js')).benchMessages,
  },
  page: {
    needs: ['postgres', 'redis'],
    load: async () => (await import('./page/bench.js')).benchPage,
  },
  statistics: {
    needs: ['postgres'],
    load: async () => (await import('./statistics/bench.js')).benchStatistics,
  },
  users: {
    needs: ['postgres', 'redis'],
    load: async () => (await import('./users/bench.js')).benchUsers,
  },
  'normal-day': {
    needs: ['postgres', 'redis'],
    load: async () => (await import('./normal-day/bench.js')).benchNormalDay,
  },
  cache: {
    needs: ['postgres', 'redis'],
    load: async () => (await import('./cache/bench.js')).benchCache,
  },
  'order-language': {
    needs: [],
    load: async () => (await import('./order-language/bench.js')).benchOrderLanguage,
  },
  fairness: {
    needs: ['postgres', 'chromium'],
    load: async () => (await import('./fairness/bench.js')).benchFairness,
  },
  import: {
    needs: ['postgres', 'pgbench'],
    load: async () => (await import('./import/bench.js')).benchImport,
  },
  memory: {
    needs: ['postgres', 'chromium', 'chrome'],
    load: async () => (await import('./memory/bench.js')).benchMemory,
  },
  soak: {
    needs: ['postgres', 'chromium'],
    onlyByName: true,
    load: async () => (await import('./soak/bench.js')).benchSoak,
  },
}
