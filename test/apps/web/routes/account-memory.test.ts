import { randomUUID } from 'node:crypto'
import { createMemoryRepository } from '@comanda/shared/memory/repository.js'
import { createRestartRepository } from '@comanda/shared/restarts/repository.js'
import { expect } from 'chai'
import { type CheerioAPI, load } from 'cheerio'
import { type Browser, type Dashboard, openDashboard, type Shop } from '../support/dashboard.js'
import { memoryDetails, memorySample, rememberMemory } from '../support/memory.js'

const mb = 1_048_576
const hourMs = 3_600_000

describe('the account page’s memory', () => {
  let dashboard: Dashboard
  let shop: Shop
  let owner: Browser

  beforeEach(async () => {
    dashboard = await openDashboard()
    shop = await dashboard.openShop({ timeZone: 'America/New_York' })
    owner = await shop.signedIn('owner')
  })
  afterEach(() => dashboard.close())

  const ago = (hours: number): Date => new Date(dashboard.clock.now.getTime() - hours * hourMs)
  const open = async (address = '/account'): Promise<CheerioAPI> => load((await owner.get(address)).text)
  const keep = (hours: number, pageMb: number, level: 'fine' | 'warning' | 'critical' = 'fine') =>
    createMemoryRepository(dashboard.db).addSample(memorySample(shop.accountId, ago(hours), pageMb, level))
  const textOf = (page: CheerioAPI): string => page('.memory').text().replace(/\s+/g, ' ')

  it('says that nothing is known before the first sample, and draws nothing', async () => {
    const page = await open()
    expect(textOf(page)).to.include('Memory: not known yet')
    expect(page('.chart, .memory__figures')).to.have.length(0)
  })

  it('says in plain words how it is: used, limit, and what to do', async () => {
    await keep(0.05, 24)
    const page = await open()
    expect(page('#memory-heading').text()).to.equal('Memory: fine, 212 MB of 1,500')
    expect(textOf(page)).to.include('There is nothing to do.')
    await keep(0.02, 900, 'critical')
    expect((await open())('#memory-heading').text()).to.equal('Memory: high, 1,088 MB of 1,500')
  })

  it('doesn’t pass an old figure for a present one', async () => {
    await keep(6, 90)
    expect((await open())('#memory-heading').text()).to.equal('Memory: not known')
  })

  it('draws what it held, leaves a gap where nothing is known, and marks what was done', async () => {
    // the rows of the table begin at full hours: at some minutes of the day three samples stand in two of them
    dashboard.clock.now = new Date('2026-11-25T17:30:00Z')
    for (const hours of [10, 9.9, 9.8, 3, 2.9, 2.8]) await keep(hours, 100)
    await createMemoryRepository(dashboard.db).addDecision({
      accountId: shop.accountId,
      at: ago(9),
      what: 'relaunched',
      reason: {
        cause: 'level',
        level: 'critical',
        treeBytes: 1_040 * mb,
        limitBytes: 1_500 * mb,
        slope: memoryDetails.slope,
      },
    })
    const page = await open()
    const path = page('.chart__band--page').attr('d') ?? ''
    expect(path.match(/M/g), 'two runs').to.have.length(2)
    expect(page('.chart__mark')).to.have.length(1)
    expect(page('.chart__mark').attr('x1')).to.equal('62.5%')
    expect(textOf(page)).to.include('Relaunched the browser: 1,040 MB of 1,500 MB, +38 MB/h for 9 h')
    expect(page('.figures tbody tr')).to.have.length(2)
  })

  it('marks each process that was started, in the picture, in the table and in words', async () => {
    dashboard.clock.now = new Date('2026-11-25T17:30:00Z')
    await rememberMemory(dashboard.db, shop.accountId, dashboard.clock.now)
    const page = await open()
    expect(page('.chart__mark--start')).to.have.length(2)
    expect(page('.chart__legend').text()).to.include('●Comanda started')
    const signs = page('.figures tbody tr').map((_, row) => page('.figures__signs', row).text().trim())
    expect(signs.get().join('|').replace(/\s+/g, ' ')).to.include('▼Browser relaunched ●Comanda started')
    expect(textOf(page)).to.include('Comanda started anew: an operator asked for it')
    expect(page('.memory__figures').text()).to.include('0 of the 2 that the budget allows')
    const week = await open('/account?memory=7d')
    expect(week('.chart__mark--start')).to.have.length(4)
    expect(textOf(week)).to.include('Comanda started anew, as every day')
  })

  it('has the shop’s clock on its axis, a week by days, and its figures in a table', async () => {
    dashboard.clock.now = new Date('2026-11-25T17:30:00Z')
    await rememberMemory(dashboard.db, shop.accountId, dashboard.clock.now)
    const day = await open()
    const ticks = day('.chart__tick').map((_, tick) => day(tick).text())
    expect(ticks.get()).to.deep.equal(['18:00', '00:00', '06:00', '12:00'])
    const week = await open('/account?memory=7d')
    const days = week('.chart__tick').map((_, tick) => week(tick).text())
    expect(days.get()).to.deep.equal(['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'])
    expect(week('.figures tbody tr')).to.have.length(8)
    expect(week('.figures tbody th').first().text().trim()).to.match(/^Wed 25 Nov/)
    expect((await open('/account?memory=nonsense'))('.chip[aria-current]').text()).to.equal('24 hours')
  })

  it('has the figures for an operator, what isn’t known left out', async () => {
    const sample = memorySample(shop.accountId, ago(0.01), 90, 'fine')
    const {
      slope: _slope,
      poolUsed: _used,
      cgroupUsedBytes: _group,
      caches: _caches,
      ...details
    } = memoryDetails
    await createMemoryRepository(dashboard.db).addSample({
      ...sample,
      details: { ...details, limitedBy: 'cgroup' },
    })
    const page = await open()
    const text = page('.memory__figures').text()
    expect(text).to.include('1,500 MB, set by the container or service')
    expect(text).not.to.match(/Growth|Database connections|Kept at hand|undefined|NaN/)
  })

  it('is no other shop’s', async () => {
    const other = await dashboard.openShop()
    await createMemoryRepository(dashboard.db).addSample(memorySample(other.accountId, ago(0.01), 90, 'fine'))
    expect(textOf(await open())).to.include('Memory: not known yet')
    const asked = createMemoryRepository(dashboard.db)
    expect(await asked.lastSample(other.accountId, shop.business.id)).to.equal(undefined)
    expect(await asked.samplesSince(other.accountId, shop.business.id, new Date(0), 1)).to.deep.equal([])
    await createRestartRepository(dashboard.db).record(other.accountId, [
      {
        id: randomUUID(),
        at: ago(1),
        boot: undefined,
        uptimeMs: undefined,
        reason: 'x',
        forcedBy: undefined,
      },
    ])
    const starts = createRestartRepository(dashboard.db)
    expect(await starts.since(other.accountId, shop.business.id, new Date(0))).to.deep.equal([])
    expect(await starts.since(other.accountId, other.business.id, new Date(0))).to.have.length(1)
    expect(await asked.decisionsSince(other.accountId, shop.business.id, new Date(0), 9)).to.deep.equal([])
  })
})
