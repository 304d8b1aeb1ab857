import { queryRows } from '@comanda/shared/database/rows.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createCheckingRepository } from '@comanda/shared/statistics/checking/repository.js'
import { createStatisticsFolder } from '@comanda/shared/statistics/folding/folder.js'
import { createFoldingRepository } from '@comanda/shared/statistics/folding/repository.js'
import { expect } from 'chai'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import { waitFor } from '../../../support/wait-for.js'
import { createShop, placeOrder, type TestShop } from '../shop.js'
import { countOf, expectRight } from './statistics.js'

const statuses = ['accepted', 'cancelled', 'completed', 'pending']

describe('folding', () => {
  let database: TestDatabase
  let shop: TestShop

  beforeEach(async () => {
    database = await createTestDatabase()
    shop = await createShop(database.db)
  })
  afterEach(() => database.drop())

  it('is done by itself, and ends what it began when it is stopped', async () => {
    const lines: string[] = []
    const folder = createStatisticsFolder({
      folding: createFoldingRepository(database.db),
      logger: createLogger({ name: 'test', level: 'info' }, { write: text => lines.push(text) }),
      intervalMs: 10,
    })
    try {
      await placeOrder(database.db, shop)
      await waitFor('the deltas to be folded', async () => (await countOf(database.db, 'order_deltas')) === 0)
    } finally {
      await folder.stop()
    }
    expect(lines).to.deep.equal([])
    await placeOrder(database.db, shop)
    expect(await countOf(database.db, 'order_deltas'), 'after it was stopped').to.equal(1)
  })

  it('tells of an outage once, and goes on after it', async () => {
    const lines: string[] = []
    let isAway = true
    let tries = 0
    const own = createFoldingRepository(database.db)
    const folder = createStatisticsFolder({
      folding: {
        ...own,
        hasDeltas: async () => {
          tries += 1
          if (isAway) throw new Error('away')
          return own.hasDeltas()
        },
      },
      logger: createLogger({ name: 'test', level: 'info' }, { write: text => lines.push(text) }),
      intervalMs: 5,
    })
    try {
      await waitFor('three tries', async () => tries >= 3)
      expect(lines).to.have.length(1)
      isAway = false
      await placeOrder(database.db, shop)
      await waitFor('the deltas to be folded', async () => (await countOf(database.db, 'order_deltas')) === 0)
    } finally {
      await folder.stop()
    }
  })

  it('holds up no order, and neither is held up by one that isn’t committed', async () => {
    await placeOrder(database.db, shop)
    const folding = createFoldingRepository(database.db)
    await database.db.transaction(async trx => {
      await trx.raw('update orders set status = ? where business_id = ?', ['accepted', shop.businessId])
      await folding.foldOnce()
      expect((await createOrderRepository(database.db).countByStatus(shop.businessId)).pending).to.equal(1)
    })
    await database.db.transaction(async trx => {
      await trx.raw('select pg_advisory_xact_lock(cast(7201954304 as bigint))')
      await folding.foldOnce()
      await placeOrder(database.db, shop)
      expect(await countOf(database.db, 'order_deltas'), 'somebody else folds').to.be.above(1)
    })
    await expectRight(database.db, shop.businessId)
  })

  it('loses nothing while orders come, change, and the shop moves, with several that fold', async () => {
    const { db } = database
    const placed = await Promise.all(Array.from({ length: 8 }, () => placeOrder(db, shop)))
    const folding = createFoldingRepository(db)
    let isOver = false
    async function foldOn(): Promise<void> {
      while (!isOver) await folding.foldOnce()
    }
    async function look(): Promise<void> {
      while (!isOver) {
        const counts = await createOrderRepository(db).countByStatus(shop.businessId)
        const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
        expect(all, 'at any moment').to.be.within(8, 8 + 20)
        expect(await createCheckingRepository(db).compare(shop.businessId)).to.deep.equal([])
      }
    }
    async function change({ id }: { id: number }, turn: number): Promise<void> {
      for (let step = 0; step < 12; step += 1) {
        await db.raw('update orders set status = ? where id = ?', [statuses[(step + turn) % 4] ?? '', id])
        await db.raw('update order_lines set quantity = quantity + 1 where order_id = ?', [id])
      }
    }
    async function placeMore(): Promise<void> {
      for (let count = 0; count < 20; count += 1) await placeOrder(db, shop)
    }
    async function move(): Promise<void> {
      for (const zone of ['Pacific/Apia', 'America/Sao_Paulo', 'Asia/Kathmandu']) {
        await db.raw('update businesses set time_zone = ? where id = ?', [zone, shop.businessId])
      }
    }
    const others = [foldOn(), foldOn(), look()]
    try {
      await Promise.all([...placed.map(change), placeMore(), move()])
    } finally {
      isOver = true
      await Promise.all(others)
    }
    await expectRight(db, shop.businessId)
  })

  it('counts no line that comes while its order is cancelled', async () => {
    const { db } = database
    const orders = [await placeOrder(db, shop), await placeOrder(db, shop)]
    const ids = orders.map(({ id }) => id)
    const { adding } = await db.transaction(async trx => {
      await trx.raw("update orders set status = 'cancelled' where id = any(?)", [ids])
      const adding = Promise.resolve(
        db.raw(
          `insert into order_lines (order_id, position, item_key, name, quantity, unit_price_minor, total_minor)
           select id, place, 'olives', 'Olives', 1, 300, 300
           from unnest(cast(? as bigint[])) as id, generate_series(2, 3) as place`,
          [ids],
        ),
      )
      await waitFor('the lines to wait for the order', async () => {
        const waiting = await queryRows(
          db,
          "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
        )
        return waiting.length > 0
      })
      return { adding }
    })
    await adding
    await expectRight(db, shop.businessId)
    await db.raw("update orders set status = 'accepted' where id = any(?)", [ids])
    await expectRight(db, shop.businessId)
  })

  it('is checked, and put right, by counting the orders anew', async () => {
    await placeOrder(database.db, shop)
    await expectRight(database.db, shop.businessId)
    await database.db.raw('update order_totals set orders = 7')
    await database.db.raw('update product_statistics set total_minor = 1')
    const checking = createCheckingRepository(database.db)
    const found = await checking.compare(shop.businessId)
    expect(found.map(({ kept, counted }) => [kept, counted])).to.deep.equal([
      [
        { amount: 7, minor: 0 },
        { amount: 1, minor: 0 },
      ],
      [
        { amount: 2, minor: 1 },
        { amount: 2, minor: 1_900 },
      ],
    ])
    expect(found[0]?.figure).to.equal('orders in all pending')
    await checking.rebuild(shop.businessId)
    await expectRight(database.db, shop.businessId)
  })
})
