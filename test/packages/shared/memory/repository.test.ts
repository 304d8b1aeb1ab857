import { createMemoryRepository } from '@comanda/shared/memory/repository.js'
import type { MemorySample } from '@comanda/shared/memory/types.js'
import { expect } from 'chai'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import { createShop } from '../shop.js'

const mb = 1_048_576
const now = new Date('2026-11-25T12:00:00Z')
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000)

describe('what is kept of memory', () => {
  let database: TestDatabase
  let accountId: number
  let businessId: number

  beforeEach(async () => {
    database = await createTestDatabase()
    const shop = await createShop(database.db)
    accountId = shop.accountId
    businessId = shop.businessId
  })
  afterEach(() => database.drop())

  const sample = (minutes: number, size: number): MemorySample => ({
    accountId,
    at: ago(minutes),
    tree: {
      bytes: size * mb + 0.4,
      kinds: { node: 90 * mb, renderer: (size - 90) * mb },
      processes: 2,
      method: 'pss',
    },
    level: 'fine',
    details: {
      thresholds: { warning: 500 * mb, critical: 800 * mb, restart: 1_200 * mb, limit: 1_500 * mb },
      limitedBy: 'setting',
      rssBytes: 1,
      heapUsedBytes: 1,
      heapTotalBytes: 1,
      heapLimitBytes: 1,
      externalBytes: 1,
      activeHandles: 1,
      poolUsed: undefined,
    },
  })
  const sizes = async (since: Date, stretchMs: number): Promise<number[]> => {
    const found = await createMemoryRepository(database.db).samplesSince(
      accountId,
      businessId,
      since,
      stretchMs,
    )
    return found.map(({ tree }) => Math.round(tree.bytes / mb))
  }

  it('is what was written: kinds, method, and nothing for what wasn’t known', async () => {
    const memory = createMemoryRepository(database.db)
    await memory.addSample(sample(5, 300))
    const found = await memory.lastSample(accountId, businessId)
    expect(found?.tree).to.deep.equal({
      bytes: 300 * mb,
      kinds: { node: 90 * mb, renderer: 210 * mb },
      processes: 2,
      method: 'pss',
    })
    expect(found?.at).to.deep.equal(ago(5))
    expect(found?.details).not.to.have.property('poolUsed')
    // the same look again changes nothing
    await memory.addSample(sample(5, 400))
    expect(await sizes(ago(60), 1)).to.deep.equal([300])
  })

  it('is drawn by the fullest of each stretch', async () => {
    const memory = createMemoryRepository(database.db)
    for (const [minutes, size] of [
      [29, 200],
      [25, 700],
      [21, 210],
      [9, 220],
      [1, 230],
    ] as const) {
      await memory.addSample(sample(minutes, size))
    }
    expect(await sizes(ago(30), 600_000)).to.deep.equal([700, 230])
    expect(await sizes(ago(10), 60_000)).to.deep.equal([220, 230])
  })

  it('is thinned to the fullest of 15 minutes after two days, and gone after thirty', async () => {
    const memory = createMemoryRepository(database.db)
    const day = 24 * 60
    const reason = { cause: 'level', level: 'critical', treeBytes: 1, limitBytes: 2 } as const
    for (const [minutes, size] of [
      [31 * day, 100],
      [3 * day + 1, 300],
      [3 * day + 3, 400],
      [3 * day + 5, 350],
      [3 * day + 16, 360],
      [10, 500],
      [5, 510],
    ] as const) {
      await memory.addSample(sample(minutes, size))
    }
    for (const minutes of [31 * day, 20 * day]) {
      await memory.addDecision({ accountId, at: ago(minutes), what: 'relaunched', reason })
    }
    await memory.thin(accountId, now, 30)
    expect(await sizes(new Date(0), 1)).to.deep.equal([360, 400, 500, 510])
    expect(await memory.decisionsSince(accountId, businessId, new Date(0), 10)).to.have.length(1)
  })

  it('counts messages by the hour of the shop’s clock, customers’ alone', async () => {
    const memory = createMemoryRepository(database.db)
    expect(await memory.traffic(accountId)).to.deep.equal({
      timeZone: 'America/New_York',
      byHour: Array.from({ length: 24 }, () => 0),
    })
  })

  it('takes wishes of operators, which a bot that is away doesn’t fulfil later', async () => {
    const memory = createMemoryRepository(database.db)
    const id = await memory.request(accountId, 'gc')
    expect(await memory.openRequests(accountId, 60_000)).to.deep.equal([{ id, what: 'gc' }])
    expect(await memory.requestResult(id)).to.equal(undefined)
    await database.db('memory_requests').update({ asked_at: database.db.raw("now() - interval '2 min'") })
    expect(await memory.openRequests(accountId, 60_000)).to.deep.equal([])
    await memory.completeRequest(id, '{}')
    expect(await memory.requestResult(id)).to.equal('{}')
  })
})
