import { createMemoryMonitor, type MemoryMonitor } from '@comanda/bot/memory/monitor.js'
import { readConfig } from '@comanda/shared/config/config.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { createMemoryRepository } from '@comanda/shared/memory/repository.js'
import type { MemoryDecision, TreeMemory } from '@comanda/shared/memory/types.js'
import { expect } from 'chai'
import { createShop, type TestShop } from '../../../packages/shared/shop.js'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import { waitFor } from '../../../support/wait-for.js'

const mb = 1_048_576

/** The real monitor over a real database, on a memory source and a clock of the test's own. */
describe('the memory’s monitor', () => {
  let database: TestDatabase
  let shop: TestShop
  let monitor: MemoryMonitor | undefined
  let pageMb: number
  let tree: () => TreeMemory | undefined
  let isReady: boolean
  let nowMs: number
  let done: string[]
  let reloadWorks: boolean
  let heard: string[]

  beforeEach(async () => {
    database = await createTestDatabase()
    shop = await createShop(database.db)
    pageMb = 100
    isReady = true
    reloadWorks = true
    nowMs = Date.parse('2026-11-25T17:00:00Z')
    done = []
    heard = []
    tree = () => ({
      bytes: (180 + pageMb) * mb,
      kinds: { node: 90 * mb, browser: 90 * mb, renderer: pageMb * mb },
      processes: 3,
      method: 'pss',
    })
  })
  afterEach(async () => {
    await monitor?.stop()
    await database.drop()
  })

  /** Looks ten times a second; each look is five minutes later by its clock. */
  function start(
    settings: NodeJS.ProcessEnv = {},
    repository = createMemoryRepository(database.db),
  ): MemoryMonitor {
    const config = readConfig({
      DATABASE_URL: database.config.url(),
      MEMORY_SAMPLE_INTERVAL_MS: '100',
      MEMORY_SAMPLE_FASTEST_MS: '100',
      ...settings,
    })
    const started = createMemoryMonitor({
      accountId: shop.accountId,
      config,
      source: {
        read: async () => {
          nowMs += 300_000
          return tree()
        },
      },
      readCgroup: async () => ({ limitBytes: undefined, usedBytes: undefined }),
      machineBytes: undefined,
      readOwn: () => ({
        rssBytes: 90 * mb,
        heapUsedBytes: 40 * mb,
        heapTotalBytes: 60 * mb,
        heapLimitBytes: 512 * mb,
        externalBytes: 4 * mb,
        activeHandles: 10,
      }),
      readPool: () => ({ poolUsed: 0, poolFree: 1, poolWaiting: 0 }),
      readCaches: () => ({ menus: 1, identities: 12 }),
      repository,
      remedies: {
        clean: async () => void done.push('clean'),
        clearCaches: () => void done.push('clear'),
        collectGarbage: () => void done.push('collect'),
        reloadPage: async () => {
          done.push('reload')
          return reloadWorks
        },
        relaunchBrowser: () => {
          done.push('relaunch')
          pageMb = 100
        },
        requestRestart: async reason => {
          done.push(reason)
          return 'restarts 1 of 2 used'
        },
        isReady: () => isReady,
      },
      listener: { onLook: () => undefined, onDecision: decision => void heard.push(decision.what) },
      logger: createLogger({ name: 'bot', level: 'silent' }),
      now: () => new Date(nowMs),
    })
    monitor = started
    started.start()
    return started
  }

  const decisions = async (): Promise<MemoryDecision[]> =>
    (
      await createMemoryRepository(database.db).decisionsSince(
        shop.accountId,
        shop.businessId,
        new Date(0),
        100,
      )
    ).reverse()
  const untilDecided = (what: string): Promise<unknown> =>
    waitFor(what, async () => (await decisions()).some(decision => decision.what === what))

  it('keeps a sample, and goes up the steps while they don’t help', async () => {
    const running = start()
    await waitFor('a look', () => running.latest() !== undefined)
    pageMb = 700
    await untilDecided('relaunched')
    await untilDecided('recovered')
    expect((await decisions()).map(({ what }) => what)).to.deep.equal([
      'warned',
      'cleaned',
      'reloaded',
      'cleaned',
      'relaunched',
      'recovered',
    ])
    expect(done.filter(step => step !== 'clean')).to.deep.equal(['reload', 'relaunch'])
    expect(heard).to.deep.equal((await decisions()).map(({ what }) => what))
    const [, , , , relaunched, recovered] = await decisions()
    expect(relaunched?.reason).to.include({ cause: 'level', level: 'critical', treeBytes: 880 * mb })
    expect(recovered?.reason).to.include({ treeBytes: 280 * mb, worstBytes: 880 * mb })
  })

  it('says what became of a restart that it asked for, and asks with its figures', async () => {
    tree = () => ({ bytes: 1_300 * mb, kinds: { node: 1_300 * mb }, processes: 1, method: 'rss' })
    start()
    await untilDecided('asked_for_restart')
    const asked = (await decisions()).find(({ what }) => what === 'asked_for_restart')
    expect(asked?.reason.outcome).to.equal('restarts 1 of 2 used')
    expect(done).to.include('asked for a restart: 1,300 MB of 1,500 MB')
  })

  it('keeps what a page holds once it is ready, however young the last sample is', async () => {
    const samples = () => database.db('memory_samples').orderBy('at').select('tree_bytes', 'details')
    isReady = false
    tree = () => ({ bytes: 90 * mb, kinds: { node: 90 * mb }, processes: 1, method: 'pss' })
    const running = start({ MEMORY_SAMPLE_INTERVAL_MS: '36000000', MEMORY_SAMPLE_FASTEST_MS: '100' })
    await waitFor('the start’s sample', async () => (await samples()).length === 1)
    isReady = true
    tree = () => ({ bytes: 280 * mb, kinds: { node: 90 * mb }, processes: 3, method: 'pss' })
    running.onReady()
    await waitFor('the page’s', async () => (await samples()).length === 2)
    running.onReady()
    await new Promise(resolve => setTimeout(resolve, 300))
    expect((await samples()).map(({ tree_bytes }) => tree_bytes / mb)).to.deep.equal([90, 280])
    expect((await samples())[1].details.caches).to.deep.equal({ menus: 1, identities: 12 })
    running.onBrowserClosed()
    running.onReady()
    await waitFor('the next page’s', async () => (await samples()).length === 3)
  })

  it('knows nothing, and says so, where the system tells nothing', async () => {
    tree = () => undefined
    const running = start()
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(running.latest()).to.equal(undefined)
    expect(await database.db('memory_samples').select()).to.deep.equal([])
  })

  it('acts while the database is away, and writes it down afterwards', async () => {
    const real = createMemoryRepository(database.db)
    let isAway = true
    const away = async (): Promise<never> => {
      throw new Error('away')
    }
    const running = start(
      {},
      {
        ...real,
        addSample: sample => (isAway ? away() : real.addSample(sample)),
        addDecision: decision => (isAway ? away() : real.addDecision(decision)),
        traffic: away,
      },
    )
    await waitFor('a look', () => running.latest() !== undefined)
    pageMb = 700
    await waitFor('a relaunch', async () => done.includes('relaunch'))
    expect(await decisions()).to.deep.equal([])
    isAway = false
    await untilDecided('recovered')
    expect((await decisions()).map(({ what }) => what)).to.include.members(['warned', 'relaunched'])
  })

  it('relaunches in the quiet hours what would be critical in the busy ones', async () => {
    nowMs = Date.parse('2026-11-25T01:00:00Z')
    // 3:00 to 5:00 in New York is 8:00 to 10:00 here
    tree = () => {
      const grown = ((nowMs - Date.parse('2026-11-25T01:00:00Z')) / 3_600_000) * 20
      return {
        bytes: (280 + grown) * mb,
        kinds: { node: 90 * mb, renderer: (190 + grown) * mb },
        processes: 2,
        method: 'pss',
      }
    }
    start()
    await untilDecided('relaunched')
    const relaunched = (await decisions()).find(({ what }) => what === 'relaunched')
    expect(relaunched?.reason.cause).to.equal('foresight')
    expect(relaunched?.at.getUTCHours()).to.be.within(8, 9)
    expect(relaunched?.reason.criticalInHours).to.be.within(10, 23)
  })

  it('does what an operator asks for, and says what it freed', async () => {
    const memory = createMemoryRepository(database.db)
    const running = start()
    await waitFor('a look', () => running.latest() !== undefined)
    const id = await memory.request(shop.accountId, 'cleanup')
    running.wake()
    const result = await waitFor('its result', () => memory.requestResult(id))
    expect(JSON.parse(String(result))).to.deep.equal({ beforeBytes: 280 * mb, afterBytes: 280 * mb })
    expect(done).to.deep.equal(['clear', 'clean', 'collect'])
  })
})
