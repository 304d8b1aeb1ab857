import type { Database } from '@comanda/shared/database/connect.js'
import { requireRow } from '@comanda/shared/database/rows.js'
import { createOrderRepository, type OrderRepository } from '@comanda/shared/orders/repository.js'
import type { OrderFilter } from '@comanda/shared/orders/types.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'
import { createShop, placeOrder, type TestShop } from '../shop.js'

const orderCount = 20_000
const pageSize = 20
/** A page's orders and one more, of each status, and these once more as they are shown. */
const lookedAtAtMost = 9 * (pageSize + 1)

const day = { date: '2026-03-10', timeZone: 'America/New_York' }
const filters: Record<string, OrderFilter> = {
  'all of them': {},
  'open ones, of which there are few': {
    statuses: ['pending', 'accepted', 'preparing', 'ready', 'out_for_delivery'],
  },
  'one status': { statuses: ['completed'] },
  'two statuses': { statuses: ['rejected', 'cancelled'] },
  'a day': { day },
  'a day and a status': { day, statuses: ['completed', 'cancelled'] },
}

describe('a page of a long list of orders', () => {
  const database = useTestDatabase()
  let shop: TestShop

  before(async () => {
    shop = await createShop(database.db)
    await placeOrder(database.db, shop)
    await database.db.raw(
      `insert into orders (business_id, customer_id, chat_id, number, status, currency, total_minor, created_at)
       select business_id, customer_id, chat_id, n + 1,
         case n % 10 when 0 then 'cancelled' when 1 then 'rejected' else 'completed' end, currency, 1900,
         timestamptz '2026-03-20 12:00Z' - (:orderCount - n) * interval '1 minute'
       from orders, generate_series(1, :orderCount) n`,
      { orderCount },
    )
    // a shop that works none of them off: the planner takes open orders for frequent in every shop
    const idle = await createShop(database.db)
    await placeOrder(database.db, idle)
    await database.db.raw(
      `insert into orders (business_id, customer_id, chat_id, number, currency, total_minor)
       select business_id, customer_id, chat_id, n + 1, currency, 1900
       from orders, generate_series(1, :orderCount) n where business_id = :businessId`,
      { orderCount, businessId: idle.businessId },
    )
    await database.db.raw('analyze')
  })

  /** How many rows of orders a connection has looked at. */
  async function lookedAt(trx: Database): Promise<number> {
    const row = await requireRow<{ rows: number }>(
      trx,
      `select cast(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as bigint) as rows
       from pg_stat_xact_user_tables where relname = 'orders'`,
    )
    return row.rows
  }

  const looking = (work: (orders: OrderRepository) => Promise<void>): Promise<number> =>
    database.db.transaction(async trx => {
      const before = await lookedAt(trx)
      await work(createOrderRepository(trx))
      return (await lookedAt(trx)) - before
    })

  for (const [name, filter] of Object.entries(filters)) {
    it(`looks at no more orders than it shows, with ${name}`, async () => {
      const rows = await looking(async orders => {
        const { rows: shown } = await orders.list(shop.businessId, pageSize, undefined, filter)
        expect(shown.length).to.equal(name.startsWith('open') ? 1 : pageSize)
      })
      expect(rows).to.be.within(1, lookedAtAtMost)
    })

    it(`is counted without a look at any order, with ${name}`, async () => {
      let count = 0
      const rows = await looking(async orders => {
        count = (await orders.count(shop.businessId, filter)).count
      })
      expect(rows).to.equal(0)
      const { number } = await requireRow<{ number: number }>(
        database.db,
        `select count(*) as number from orders where business_id = :businessId
           and (cast(:statuses as text[]) is null or status = any(cast(:statuses as text[])))
           and (cast(:date as date) is null or cast(created_at at time zone 'America/New_York' as date) = :date)`,
        {
          businessId: shop.businessId,
          statuses: filter.statuses ? [...filter.statuses] : null,
          date: filter.day?.date ?? null,
        },
      )
      expect(count).to.equal(number)
    })
  }

  it('looks at as many where it is far down', async () => {
    const orders = createOrderRepository(database.db)
    const first = await orders.list(shop.businessId, pageSize)
    const [scope, direction] = JSON.parse(Buffer.from(String(first.next), 'base64url').toString())
    const { id, at } = await requireRow<{ id: number; at: string }>(
      database.db,
      `select id, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00' as at
       from orders where business_id = :businessId and number = 10001`,
      { businessId: shop.businessId },
    )
    const cursor = Buffer.from(JSON.stringify([scope, direction, at, id, 0])).toString('base64url')
    for (const way of ['forth', 'back'] as const) {
      const rows = await looking(async own => {
        const page = await own.list(shop.businessId, pageSize, cursor)
        expect(page.rows[0]?.number).to.equal(10_000)
        if (way === 'back') await own.list(shop.businessId, pageSize, page.previous)
      })
      expect(rows).to.be.within(1, 2 * lookedAtAtMost)
    }
  })
})
