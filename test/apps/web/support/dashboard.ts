import { randomBytes } from 'node:crypto'
import { createImportRunner, type ImportRunner } from '@comanda/import/runner.js'
import { createBusinessService } from '@comanda/shared/businesses/service.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { Cache } from '@comanda/shared/cache/cache.js'
import { openCache } from '@comanda/shared/cache/open-cache.js'
import { type DatabaseConfig, readConfig } from '@comanda/shared/config/config.js'
import { createDatabase, type Database } from '@comanda/shared/database/connect.js'
import { configAs, grantRows } from '@comanda/shared/database/web-role.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import type { Role } from '@comanda/shared/members/types.js'
import { createProcessMetrics, type Metrics } from '@comanda/shared/metrics/process-metrics.js'
import { createApp } from '@comanda/web/create-app.js'
import type { WebSettings } from '@comanda/web/dependencies.js'
import { createLiveOrders, type LiveOrders } from '@comanda/web/live/live-orders.js'
import { createServices } from '@comanda/web/services.js'
import { load } from 'cheerio'
import type { Express } from 'express'
import request from 'supertest'
import { createTestDatabase } from '../../../support/database.js'
import { madeBefore } from '../../../support/made-before.js'
import { webRole } from '../../../support/web-role.js'

export const password = 'correct horse battery'

export type Browser = ReturnType<typeof request.agent>

export interface Shop {
  business: Business
  accountId: number
  /** A one-time link's path for a new member. */
  invite(role: Role, email?: string): Promise<{ path: string; token: string; email: string }>
  /** A browser in which a new member of that role is signed in. @param at another one of `appWith` */
  signedIn(role: Role, at?: Express): Promise<Browser>
}

export interface Dashboard {
  app: Express
  live: LiveOrders
  db: Database
  /** the same database as the tables' owner */
  owner: Database
  config: DatabaseConfig
  metrics: Metrics
  /** what was logged so far */
  log(): string
  clock: { now: Date }
  openShop(input?: { currency?: string; timeZone?: string }): Promise<Shop>
  /** The same dashboard with other settings, or over another database. */
  appWith(changes: { settings?: Partial<WebSettings>; config?: DatabaseConfig }): {
    app: Express
    cache: Cache
    close(): Promise<void>
  }
  close(): Promise<void>
}

/** The form's token on a page. */
export function tokenOf(html: string): string {
  return String(load(html)('input[name=_csrf]').first().val())
}

/** Fills the form on a page and sends it. */
export async function submit(
  browser: Browser,
  pagePath: string,
  fields: Record<string, string | readonly string[]>,
  action = pagePath,
): Promise<request.Response> {
  const page = await browser.get(pagePath)
  return browser
    .post(action)
    .type('form')
    .send({ _csrf: tokenOf(page.text), ...fields })
}

/** As `submit`, by a form that takes files. */
export async function submitParts(
  browser: Browser,
  pagePath: string,
  fields: Record<string, string>,
  action = pagePath,
): Promise<request.Response> {
  const page = await browser.get(pagePath)
  const form = browser.post(action)
  for (const [name, value] of Object.entries({ _csrf: tokenOf(page.text), ...fields }))
    form.field(name, value)
  return form
}

/** The real dashboard over a database of its own. */
export async function openDashboard(
  liveOptions: Partial<Parameters<typeof createLiveOrders>[0]> = {},
): Promise<Dashboard> {
  const database = await createTestDatabase()
  // as in production: a page that needed more than rows would fail here
  await grantRows(database.config, webRole())
  const config = configAs(database.config, webRole())
  const db = createDatabase(config)
  const { cache: cacheConfig } = readConfig({ DATABASE_URL: config.url() })
  // what a test keeps in the run's Redis, no other test finds
  const databaseRelease = randomBytes(6).toString('hex')
  const clock = { now: new Date() }
  const lines: string[] = []
  const logger = createLogger({ name: 'web', level: 'debug' }, { write: line => lines.push(line) })
  const settings: WebSettings = {
    publicUrl: undefined,
    hstsSubdomains: true,
    hosts: [],
    address: () => 'http://localhost:3000',
    trustProxy: 0,
    secrets: [randomBytes(32).toString('hex')],
    sessions: { absoluteMs: 720 * 3_600_000, idleMs: 336 * 3_600_000 },
    standIn: false,
    restartBudget: { limit: 2, windowMs: 3_600_000 },
    metricsToken: undefined,
    caching: cacheConfig,
  }
  const lives: LiveOrders[] = []
  const caches: Cache[] = []
  const runners: ImportRunner[] = []
  function build(over: Database, at: DatabaseConfig, changed: Partial<WebSettings> = {}) {
    const wanted = { ...settings, ...changed }
    const services = createServices(over, wanted.secrets)
    const live = createLiveOrders({ database: at, services, logger, ...liveOptions })
    lives.push(live)
    const importRunner = createImportRunner({ db: over, database: at, logger })
    runners.push(importRunner)
    const config = { ...cacheConfig, ...wanted.caching }
    const cache = openCache({ config, release: databaseRelease, secrets: wanted.secrets, logger })
    caches.push(cache)
    const metrics = createProcessMetrics({ process: 'web' })
    const app = createApp({
      services,
      live,
      importRunner,
      cache,
      release: databaseRelease,
      settings: wanted,
      logger,
      metrics,
      now: () => clock.now,
    })
    return { app, live, cache, importRunner, metrics }
  }
  const { app, live, metrics } = build(db, config)
  const members = createMemberService(db)
  let counter = 0

  async function openShop(input: { currency?: string; timeZone?: string } = {}): Promise<Shop> {
    counter += 1
    const { business, account } = await createBusinessService(db).create({
      name: `Shop ${counter}`,
      slug: `shop-${counter}`,
      currency: input.currency ?? 'USD',
      timeZone: input.timeZone ?? 'Europe/Madrid',
    })
    const shop: Shop = {
      business,
      accountId: account.id,
      invite: async (role, email = `${role}-${randomBytes(4).toString('hex')}@example.com`) => {
        const { token } = await members.invite({ businessId: business.id, email, role })
        return { path: `/welcome/${token}`, token, email }
      },
      signedIn: async (role, at = app) => {
        const browser = request.agent(at)
        const { path } = await shop.invite(role)
        const answer = await submit(browser, path, { password })
        if (answer.status !== 303) throw new Error(`signing in answered ${answer.status}`)
        return browser
      },
    }
    return shop
  }

  return {
    app,
    live,
    db,
    owner: database.db,
    config,
    metrics,
    log: () => lines.join(''),
    clock,
    openShop,
    appWith: changes => {
      if (changes.config === undefined) {
        return { ...build(db, config, changes.settings), close: async () => undefined }
      }
      const other = createDatabase(changes.config)
      const built = build(other, changes.config, changes.settings)
      return {
        app: built.app,
        cache: built.cache,
        close: async () => {
          await built.live.close()
          await built.importRunner.stop()
          await other.destroy()
        },
      }
    },
    close: async () => {
      for (const runner of runners) await runner.stop()
      for (const each of [...lives, ...caches]) await each.close()
      await db.destroy()
      await database.drop()
    },
  }
}

/** One for all tests of a describe, closed after them. */
export const useDashboard = (): Dashboard => madeBefore(openDashboard, dashboard => dashboard.close())
