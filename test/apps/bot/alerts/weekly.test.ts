import type { AlertWish } from '@comanda/bot/alerts/incident.js'
import { createWeeklyReport } from '@comanda/bot/alerts/weekly.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { createMemoryReports } from '@comanda/shared/memory/report/service.js'
import { createMemoryRepository } from '@comanda/shared/memory/repository.js'
import { expect } from 'chai'
import { createShop, type TestShop } from '../../../packages/shared/shop.js'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import { runOps } from '../../ops/run-ops.js'
import { memorySample } from '../../web/support/memory.js'

const timeZone = 'America/New_York'

describe('the weekly report', () => {
  let database: TestDatabase
  let shop: TestShop
  let now: Date
  let raised: AlertWish[]

  beforeEach(async () => {
    database = await createTestDatabase()
    shop = await createShop(database.db)
    raised = []
    // a Monday, 7:00 in New York
    now = new Date('2026-11-23T12:00:00Z')
  })
  afterEach(() => database.drop())

  const keep = (at: string, pageMb: number) =>
    createMemoryRepository(database.db).addSample(memorySample(shop.accountId, new Date(at), pageMb, 'fine'))

  function create(isOn = true) {
    const reports = createMemoryReports({
      db: database.db,
      budget: { limit: 2, windowMs: 3_600_000 },
      now: () => now,
    })
    const weekly = createWeeklyReport({
      isOn,
      alerter: { raise: wish => void raised.push(wish) },
      about: () => ({ shop: { name: 'Bella Napoli', timeZone }, publicUrl: 'https://orders.bella.example' }),
      weeks: () => reports.weeks({ ...shop, timeZone }, 3),
      logger: createLogger({ name: 'bot', level: 'silent' }),
      now: () => now,
    })
    weekly.stop()
    return weekly
  }

  it('goes out on Monday morning by the shop’s clock, once for each week', async () => {
    await keep('2026-11-18T12:00:00Z', 112)
    const weekly = create()
    await weekly.look()
    expect(raised).to.deep.equal([])
    now = new Date('2026-11-23T13:00:00Z')
    await weekly.look()
    await weekly.look()
    expect(raised.map(({ key, level }) => `${key} ${level}`)).to.deep.equal(['2026-W47 news'])
    const text = raised[0]?.text(1)
    expect(text?.subject).to.equal('Bella Napoli: last week’s memory, 300 MB as a rule, 300 MB at most')
    expect(text?.body).to.include('16 to 22 November').and.to.include('/account?memory=7d')
    await keep('2026-11-25T12:00:00Z', 212)
    now = new Date('2026-11-30T13:00:00Z')
    await weekly.look()
    expect(raised.map(({ key }) => key)).to.deep.equal(['2026-W47', '2026-W48'])
    expect(raised[1]?.text(1).body).to.include('33 % more than the week before')
  })

  it('isn’t sent where it is off, or where nothing is known of the week', async () => {
    now = new Date('2026-11-23T13:00:00Z')
    await create().look()
    await keep('2026-11-18T12:00:00Z', 112)
    await create(false).look()
    expect(raised).to.deep.equal([])
  })

  it('is told by the operator’s tool as well, in words and for machines', async () => {
    await createMemoryRepository(database.db).addSample(
      memorySample(shop.accountId, new Date(Date.now() - 1_000), 112, 'fine'),
    )
    const told = await runOps(database.config.url(), ['memory', 'report', '--weeks', '3'])
    expect(told.stdout).to.include(', so far: 300 MB as a rule').and.to.include('no bot ran')
    const slug = (await database.db('businesses').first()).slug
    const json = await runOps(database.config.url(), ['--json', 'memory', 'report', '--business', slug])
    const [found] = JSON.parse(json.stdout)
    expect(found).to.include({ business: slug, account: shop.accountId, timeZone })
    expect(found.weeks).to.have.length(2)
    expect(found.weeks[0].tree.median).to.equal(300 * 1_048_576)
    const wrong = await runOps(database.config.url(), ['memory', 'report', '--weeks', 'x'])
    expect(wrong).to.include({ code: 1 })
  })
})
