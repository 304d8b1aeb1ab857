import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { measureCache } from '@comanda/shared/cache/cache-metrics.js'
import express, { type Express } from 'express'
import type { WebDependencies } from './dependencies.js'
import { createErrorHandler, notFound } from './middleware/errors.js'
import { serveFigures, timeRequests } from './middleware/figures.js'
import { createGuards } from './middleware/guards.js'
import { requireOwnHost } from './middleware/own-host.js'
import { logRequests } from './middleware/request-log.js'
import { keepOutOfCaches, securityHeaders } from './middleware/security-headers.js'
import { createRead } from './reading/read.js'
import { createRoutes } from './routes/routes.js'
import { mountRoutes } from './routing/mount-routes.js'
import { policies } from './routing/policies.js'
import { createAssets } from './views/assets.js'
import { createKeptPages } from './views/kept-pages.js'
import { createPages } from './views/pages.js'
import { compileTemplates } from './views/templates.js'

const { resolve } = createRequire(import.meta.url)
/** For pages as they come: their authors’ bundles. */
const libraries = {
  'simplewebauthn.js': path.join(
    path.dirname(resolve('@simplewebauthn/browser')),
    '../dist/bundle/index.umd.min.js',
  ),
  'idiomorph.js': fileURLToPath(import.meta.resolve('idiomorph')),
}
const appFolder = path.join(import.meta.dirname, '..')

/**
 * The dashboard, ready to be served. It opens nothing and listens to nothing by itself.
 * @throws Error where a route has no policy, or a policy no route
 */
export function createApp(dependencies: WebDependencies): Express {
  const { settings, cache, logger, metrics, now } = dependencies
  const { memoryBytes, livesMs } = settings.caching
  const assets = createAssets(path.join(appFolder, 'assets'), libraries)
  const keptPages = createKeptPages(memoryBytes)
  const templates = compileTemplates(path.join(appFolder, 'views'))
  const pages = createPages({ templates, assets, standIn: settings.standIn, keptPages, now })
  const read = createRead(cache, livesMs)
  measureCache(metrics.registry, cache)

  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', settings.trustProxy)
  app.set('query parser', 'simple')

  app.use(logRequests(logger))
  app.use(timeRequests(metrics))
  app.use(securityHeaders(settings))
  app.use(requireOwnHost(settings))
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
