import type { ImportRunner } from '@comanda/import/runner.js'
import type { Cache } from '@comanda/shared/cache/cache.js'
import type { CacheConfig } from '@comanda/shared/config/config.js'
import type { Secrets } from '@comanda/shared/keys/seal.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { Metrics } from '@comanda/shared/metrics/process-metrics.js'
import type { LiveOrders } from './live/live-orders.js'
import type { Read } from './reading/read.js'
import type { Services } from './services.js'
import type { Pages } from './views/pages.js'

export interface WebSettings {
  /** how people reach the pages; undefined: on this machine */
  publicUrl: string | undefined
  /** whether names below that host are to be reached by https alone too */
  hstsSubdomains: boolean
  /** other names that the dashboard answers to, beside that one and this machine's own */
  hosts: readonly string[]
  /** where links lead */
  address: () => string
  /** how many proxies stand in front */
  trustProxy: number
  /** what cookies are signed with, and those of before, whose signatures hold */
  secrets: Secrets
  /** how long a sign-in lasts: at most, and unused */
  sessions: { absoluteMs: number; idleMs: number }
  /** true where a stand-in answers for WhatsApp: every page says so */
  standIn: boolean
  /** of the bot; limit Infinity where it is off */
  restartBudget: { limit: number; windowMs: number }
  /** whoever shows it may read the figures; undefined: nobody may */
  metricsToken: string | undefined
  caching: Pick<CacheConfig, 'memoryBytes' | 'livesMs'>
}

/** What the dashboard is made of: `main.ts` constructs it. */
export interface WebDependencies {
  services: Services
  live: LiveOrders
  /** runs what is begun on the page */
  importRunner: Pick<ImportRunner, 'wake'>
  settings: WebSettings
  cache: Cache
  /** names the program as it is: another one's pages look otherwise */
  release: string
  logger: Logger
  /** this process's figures */
  metrics: Metrics
  /** the clock that ages are counted by */
  now: () => Date
}

/** What each route is given: `create-app.ts` adds the pages, and the way that reads are kept. */
export interface RouteDependencies extends WebDependencies {
  pages: Pages
  read: Read
}
