import { setTimeout as delay } from 'node:timers/promises'
import { createDatabase } from '@comanda/shared/database/connect.js'
import { queryRows } from '@comanda/shared/database/rows.js'
import { serve } from '@comanda/web/serve.js'
import { expect } from 'chai'
import type { Browser } from 'puppeteer'
import { launchBrowser } from '../../support/browser.js'
import { patienceMs, waitFor } from '../../support/wait-for.js'
import { type Dashboard, openDashboard, type Shop } from './support/dashboard.js'
import { placeOrder } from './support/orders.js'
import { openWatcher, type Seen, type Watcher } from './support/watcher.js'

const roles = ['owner', 'manager', 'kitchen', 'driver'] as const
const watcherCount = 20
const orderCount = 1_000
/** how many customers say yes at the same time */
const lanes = 4
/** By hand: spreads the orders over so long, and prints how fast the pages had them. */
const overMs = Number(process.env.BUSY_EVENING_MS ?? 0)

/** What this process holds open. */
interface Held {
  /** connections that aren't to the database */
  sockets: number
  /** functions that wait for an event of the process */
  handlers: number
}

describe('a thousand orders on twenty open pages', () => {
  let dashboard: Dashboard
  let shop: Shop
  let server: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let watchers: Watcher[] = []
  /** looks at the orders of another shop */
  let neighbour: Watcher
  let heldBefore: Held
  /** by order, the time after its commit */
  const placedAt = new Map<number, number>()

  /** What Postgres knows of our connections, but for the one that asks. */
  const connections = () =>
    queryRows<{ query: string; state: string }>(
      dashboard.db,
      `select query, state from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
      {},
    )
  const isListening = ({ query }: { query: string }): boolean => query.startsWith('listen')

  async function held(): Promise<Held> {
    const database = (await connections()).length + 1
    const sockets = process.getActiveResourcesInfo().filter(name => name === 'TCPSocketWrap').length
    const handlers = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0)
    return { sockets: sockets - database, handlers }
  }

  before(async () => {
    dashboard = await openDashboard()
    shop = await dashboard.openShop()
    const other = await dashboard.openShop()
    server = await serve(dashboard.app, { host: '127.0.0.1', port: 0 })
    browser = await launchBrowser()
    heldBefore = await held()
    neighbour = await openWatcher(browser, server.url, (await other.invite('owner')).path)
    watchers = await Promise.all(
      Array.from({ length: watcherCount }, async (_, index) =>
        openWatcher(browser, server.url, (await shop.invite(roles[index % roles.length] ?? 'owner')).path),
      ),
    )
  })

  after(async () => {
    await browser.close()
    await server.close()
    // fails where a connection to the database is left
    await dashboard.close()
  })

  /** As the bot places them, by connections of its own. */
  async function placeAll(): Promise<void> {
    const db = createDatabase(dashboard.config)
    const startedAt = Date.now()
    let next = 0
    const lane = async (): Promise<void> => {
      while (next < orderCount) {
        const dueAt = startedAt + (next * overMs) / orderCount
        next += 1
        if (dueAt > Date.now()) await delay(dueAt - Date.now())
        const { id } = await placeOrder(db, shop, { customerName: `Customer ${next}` })
        placedAt.set(id, Date.now())
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    await db.destroy()
  }

  const answers = ({ page }: Watcher): Promise<unknown> =>
    page.waitForFunction(() => true, { timeout: patienceMs })

  function report(all: readonly Seen[], tookMs: number): void {
    const latencies = all
      .flatMap(({ heard }) => heard.map(({ id, at }) => at - (placedAt.get(id) ?? Number.NaN)))
      .sort((one, another) => one - another)
    const share = (part: number) => latencies[Math.floor(part * (latencies.length - 1))]
    const figures = { tookMs, p50: share(0.5), p95: share(0.95), p99: share(0.99), max: share(1) }
    process.stdout.write(`from commit to page, in ms: ${JSON.stringify(figures)}\n`)
  }

  it('come once to each, and no page freezes meanwhile', async () => {
    const startedAt = Date.now()
    let isPlacing = true
    const placing = placeAll().finally(() => {
      isPlacing = false
    })
    while (isPlacing) {
      const placed = placedAt.size
      for (const watcher of watchers) await answers(watcher)
      // asking all the time would be a load of its own
      await waitFor('more orders', () => !isPlacing || placedAt.size >= placed + 50)
    }
    await placing
    const tookMs = Date.now() - startedAt
    for (const watcher of watchers) {
      await waitFor('the last order', async () => (await watcher.banner()) === '1,000 new orders · Show')
    }

    const all = await Promise.all(watchers.map(watcher => watcher.seen()))
    const ids = [...placedAt.keys()].sort((one, another) => one - another)
    for (const { heard, announced, doubled } of all) {
      expect(heard.map(({ id }) => id).sort((one, another) => one - another)).to.deep.equal(ids)
      expect(doubled).to.deep.equal([])
      const counts = announced.map(words => Number(words.replaceAll(',', '').split(' ')[0]))
      expect(counts, 'each announced once').to.deep.equal(
        [...new Set(counts)].sort((one, another) => one - another),
      )
      expect(counts.at(-1)).to.equal(orderCount)
    }
    if (overMs > 0) report(all, tookMs)
  })

  it('stand in the list once each when they are asked for', async () => {
    const longestWaiting = await queryRows<{ number: number }>(
      dashboard.db,
      'select number from orders where business_id = :businessId order by created_at, id limit 20',
      { businessId: shop.business.id },
    )
    const expected = longestWaiting.map(({ number }) => `#${number}`)
    for (const { page, listed } of watchers) {
      expect(await page.title()).to.match(/^\(1000\) Orders/)
      await page.click('[data-bar-new]')
      await waitFor('who waits longest on top', async () => (await listed())[0] === expected[0])
      expect(await listed()).to.deep.equal(expected)
    }
  })

  it('are told to nobody at another shop', async () => {
    expect((await neighbour.seen()).heard).to.deep.equal([])
    expect(await neighbour.banner()).to.equal('')
    expect(await neighbour.page.title()).to.match(/^Orders/)
  })

  it('leave nothing open once the pages are closed', async () => {
    for (const watcher of [...watchers, neighbour]) await watcher.close()
    await waitFor('the streams to end', () => dashboard.live.count() === 0)
    const listening = (await connections()).filter(isListening)
    expect(listening, 'one listener for all of them').to.have.length(1)
    await waitFor('every connection to be at rest', async () =>
      (await connections()).every(({ state }) => state === 'idle'),
    )
    await waitFor(
      'the browser’s connections to end',
      async () => (await held()).sockets <= heldBefore.sockets,
    )
    expect((await held()).handlers).to.equal(heldBefore.handlers)
    await dashboard.live.close()
    await waitFor('the listener to go', async () => !(await connections()).some(isListening))
  })
})
