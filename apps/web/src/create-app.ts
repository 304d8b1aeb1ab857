import path from 'node:path'
import type { Cache } from '@comanda/shared/cache/cache.js'
import { measureCache } from '@comanda/shared/cache/cache-metrics.js'
import type { CacheConfig } from '@comanda/shared/config/config.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { Metrics } from '@comanda/shared/metrics/process-metrics.js'
import express, { type Express } from 'express'
import { createErrorHandler, notFound } from './middleware/errors.js'
import { serveFigures, timeRequests } from './middleware/figures.js'
import { createGuards } from './middleware/guards.js'
import { logRequests } from './middleware/request-log.js'
import { keepOutOfCaches, securityHeaders } from './middleware/security-headers.js'
import { createRead } from './reading/read.js'
import type { LiveOrders } from './routes/live/live-orders.js'
import { mountRoutes } from './routes/mount-routes.js'
import { policies } from './routes/policies.js'
import { createRoutes } from './routes/routes.js'
import type { Services } from './services.js'
import { createAssets } from './views/assets.js'
import { createKeptPages } from './views/kept-pages.js'
import { createPages } from './views/pages.js'
import { compileTemplates } from './views/templates.js'

export interface WebSettings {
  /** how people reach the pages; undefined: by whatever address they used */
  publicUrl: string | undefined
  /** how many proxies stand in front */
  trustProxy: number
  sessionSecret: string
  /** true where a stand-in answers for WhatsApp: every page says so */
  standIn: boolean
  /** of the bot; limit Infinity where it is off */
  restartBudget: { limit: number; windowMs: number }
  /** whoever shows it may read the figures; undefined: nobody may */
  metricsToken: string | undefined
  caching: Pick<CacheConfig, 'memoryBytes' | 'livesMs'>
}

export interface WebDependencies {
  services: Services
  live: LiveOrders
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

const appFolder = path.join(import.meta.dirname, '..')

/**
 * The dashboard, ready to be served. It opens nothing and listens to nothing by itself.
 * @throws Error where a route has no policy, or a policy no route
 */
export function createApp(dependencies: WebDependencies): Express {
  const { settings, cache, logger, metrics, now } = dependencies
  const { memoryBytes, livesMs } = settings.caching
  const assets = createAssets(path.join(appFolder, 'assets'))
  const keptPages = createKeptPages(memoryBytes)
  const templates = compileTemplates(path.join(appFolder, 'views'))
  const pages = createPages({ templates, assets, settings, keptPages })
  const read = createRead(cache, livesMs)
  measureCache(metrics.registry, cache)

  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', settings.trustProxy)
  app.set('query parser', 'simple')

  app.use(logRequests(logger))
  app.use(timeRequests(metrics))
  app.use(securityHeaders(settings.publicUrl))
  app.use('/assets', assets.serve)
  app.use(serveFigures({ metrics, token: settings.metricsToken, now }))
  app.use(keepOutOfCaches)
  mountRoutes(
    app,
    createRoutes({ ...dependencies, pages, read }),
    policies,
    createGuards({ ...dependencies, keptPages }),
  )
  app.use(notFound)
  app.use(createErrorHandler(pages, logger))
  return app
}
