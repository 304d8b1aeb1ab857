import { isUniqueViolation } from '@comanda/shared/database/errors.js'
import { queryRow, queryRows } from '@comanda/shared/database/rows.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import { createOrderRepository, type OrderRepository } from '@comanda/shared/orders/repository.js'
import { expect } from 'chai'
import pg from 'pg'
import { useTestDatabase } from '../../../support/database.js'
import { createShop, identity, line, newOrder, newPhone, placeOrder, record, type TestShop } from '../shop.js'

describe('orders', () => {
  const database = useTestDatabase()
  let orders: OrderRepository
  let shop: TestShop

  before(async () => {
    orders = createOrderRepository(database.db)
  })
  beforeEach(async () => {
    shop = await createShop(database.db)
  })

  describe('placing one', () => {
    it('keeps its lines as they were said and priced', async () => {
      const lines = [
        line({
          options: [
            { group: 'size', option: 'large', name: 'Große “Größe”', amount: 'normal' },
            { group: 'topping', option: 'onions', name: 'onions', amount: 'none', part: 'left' },
            { group: 'topping', option: 'olives', name: 'olives', amount: 3 },
          ],
          note: "well done; don't ring :bell ?",
        }),
        line({
          itemKey: 'flour',
          name: 'Flour',
          quantity: 0.125,
          unit: 'kg',
          unitPriceMinor: 333,
          totalMinor: 42,
        }),
        line({ itemKey: '__proto__', quantity: 999_999.999 }),
      ]
      const details = { address: 'Calle Mayor 5 🏠', constructor: 'x', name: 'Zoë' }
      const placed = await placeOrder(database.db, shop, {
        lines,
        details,
        totalMinor: 1_942,
        customerName: 'Zoë',
      })
      const order = await orders.find(shop.businessId, placed.id)
      expect(order?.lines).to.deep.equal(lines)
      expect(order).to.deep.include({
        number: 1,
        status: 'pending',
        customerName: 'Zoë',
        currency: 'USD',
        totalMinor: 1_942,
        lineCount: 3,
        details,
      })
    })

    it('notes the customer’s first step and the messages that it came from', async () => {
      const contact = identity({ phone: newPhone() })
      const asked = await record(database.db, shop.accountId, { contact })
      const yes = await record(database.db, shop.accountId, { contact, body: 'yes' })
      const inboxIds = [asked.id, yes.id, asked.id]
      const placed = await database.db.transaction(trx =>
        orders.place(newOrder(shop, yes, { inboxIds }), trx),
      )
      const events = await queryRows(
        database.db,
        'select actor, member_id, from_status, to_status, reason from order_events where order_id = :id',
        { id: placed.id },
      )
      expect(events).to.deep.equal([
        { actor: 'customer', member_id: null, from_status: null, to_status: 'pending', reason: null },
      ])
      const messages = await queryRows<{ inbox_id: number }>(
        database.db,
        'select inbox_id from order_messages where order_id = :id order by inbox_id',
        { id: placed.id },
      )
      expect(messages.map(row => row.inbox_id)).to.deep.equal([asked.id, yes.id])
    })

    it('leaves nothing where the transaction fails, and no gap in the numbers', async () => {
      const yes = await record(database.db, shop.accountId)
      const failing = database.db.transaction(async trx => {
        await orders.place(newOrder(shop, yes), trx)
        throw new Error('the outbox is full')
      })
      expect(await failing.catch((error: Error) => error.message)).to.equal('the outbox is full')
      for (const table of ['orders', 'customers']) {
        expect(
          await queryRow(database.db, `select 1 from ${table} where business_id = :businessId`, { ...shop }),
        ).to.equal(undefined)
      }
      expect(await placeOrder(database.db, shop)).to.include({ number: 1 })
    })

    it('places one order for one yes, whatever else is tried', async () => {
      const yes = await record(database.db, shop.accountId)
      const place = () => database.db.transaction(trx => orders.place(newOrder(shop, yes), trx))
      const outcomes = await Promise.allSettled([place(), place(), place()])
      expect(outcomes.filter(outcome => outcome.status === 'fulfilled')).to.have.length(1)
      for (const outcome of outcomes) {
        if (outcome.status === 'fulfilled') continue
        expect(isUniqueViolation(outcome.reason, 'orders_placed_by_inbox_id_key')).to.equal(true)
      }
      expect(await orders.countByStatus(shop.businessId)).to.deep.equal({ pending: 1 })
      expect(await placeOrder(database.db, shop)).to.include({ number: 2 })
    })

    it('numbers a business’s orders without gap or double, however many come at once', async () => {
      const other = await createShop(database.db)
      const placed = await Promise.all(
        Array.from({ length: 20 }, (_, index) => placeOrder(database.db, index % 4 === 0 ? other : shop)),
      )
      const numbers = (ours: boolean): number[] =>
        placed
          .filter((_, index) => (index % 4 === 0) !== ours)
          .map(({ number }) => number)
          .sort((a, b) => a - b)
      expect(numbers(true)).to.deep.equal(Array.from({ length: 15 }, (_, index) => index + 1))
      expect(numbers(false)).to.deep.equal([1, 2, 3, 4, 5])
    })

    it('knows a customer again, by the last name that was given', async () => {
      const contact = identity({ phone: newPhone() })
      for (const customerName of ['Ann', 'Bob', undefined]) {
        const yes = await record(database.db, shop.accountId, { contact })
        await database.db.transaction(trx => orders.place(newOrder(shop, yes, { customerName }), trx))
      }
      const customers = await queryRows(
        database.db,
        'select name from customers where business_id = :businessId',
        { ...shop },
      )
      expect(customers).to.deep.equal([{ name: 'Bob' }])
      expect(await orders.lastOf(shop.businessId, contact.phone ?? '')).to.include({ number: 3 })
      expect(await orders.lastOf((await createShop(database.db)).businessId, contact.phone ?? '')).to.equal(
        undefined,
      )
    })

    it('wakes whoever listens when it is committed', async () => {
      const listener = new pg.Client({ connectionString: database.config.url() })
      await listener.connect()
      try {
        const heard: (string | undefined)[] = []
        listener.on('notification', ({ payload }) => heard.push(payload))
        await listener.query('listen orders')
        const yes = await record(database.db, shop.accountId)
        await database.db.transaction(async trx => {
          await orders.place(newOrder(shop, yes), trx)
          await createInboxRepository(database.db).complete(shop.accountId, [yes.id], 'done', trx)
          await listener.query('select 1')
          expect(heard).to.deep.equal([])
        })
        await listener.query('select 1')
        expect(heard).to.deep.equal([String(shop.businessId)])
      } finally {
        await listener.end()
      }
    })

    it('refuses a quantity of nothing', async () => {
      for (const quantity of [0, -1, 0.0001]) {
        const error: unknown = await placeOrder(database.db, shop, { lines: [line({ quantity })] }).catch(
          (caught: unknown) => caught,
        )
        expect(error, String(quantity)).to.have.property('code', '23514')
      }
    })
  })

  it('are found within their own business only', async () => {
    const { id } = await placeOrder(database.db, shop)
    const other = await createShop(database.db)
    expect(await orders.find(shop.businessId, id)).to.include({ id })
    expect(await orders.find(other.businessId, id)).to.equal(undefined)
    expect(await orders.find(shop.businessId, id + 1_000_000)).to.equal(undefined)
    expect(await orders.find(shop.businessId, Number.MAX_SAFE_INTEGER)).to.equal(undefined)
  })

  describe('in a list', () => {
    /** @param times one for each order, in the order of their numbers */
    async function placeAt(times: string[], at: TestShop = shop): Promise<void> {
      for (const time of times) {
        const { id } = await placeOrder(database.db, at)
        await database.db.raw('update orders set created_at = ? where id = ?', [time, id])
      }
    }

    const numbersOf = ({ rows }: { rows: { number: number }[] }): number[] => rows.map(({ number }) => number)

    /** Each page's numbers from the newest order on, and then back again. */
    async function walk(limit: number): Promise<{ forth: number[][]; back: number[][] }> {
      const forth: number[][] = []
      const back: number[][] = []
      let page = await orders.list(shop.businessId, limit)
      for (;;) {
        forth.push(numbersOf(page))
        if (page.next === undefined) break
        page = await orders.list(shop.businessId, limit, page.next)
      }
      for (;;) {
        back.push(numbersOf(page))
        if (page.previous === undefined) break
        page = await orders.list(shop.businessId, limit, page.previous)
      }
      return { forth, back }
    }

    it('are shown newest first, page by page, forth and back', async () => {
      await placeAt(['1', '2', '3', '4', '5'].map(minute => `2026-03-01 12:0${minute}:00+00`))
      expect(await walk(2)).to.deep.equal({ forth: [[5, 4], [3, 2], [1]], back: [[1], [3, 2], [5, 4]] })
      expect(await walk(5)).to.deep.equal({ forth: [[5, 4, 3, 2, 1]], back: [[5, 4, 3, 2, 1]] })
      expect(await walk(100)).to.deep.equal({ forth: [[5, 4, 3, 2, 1]], back: [[5, 4, 3, 2, 1]] })
      expect(await walk(1)).to.deep.equal({
        forth: [[5], [4], [3], [2], [1]],
        back: [[1], [2], [3], [4], [5]],
      })
    })

    it('are each shown once where they were placed within a microsecond', async () => {
      const same = '2026-03-01 12:00:00.123456+00'
      await placeAt([same, same, '2026-03-01 12:00:00.123457+00', same, '2026-03-01 12:00:00.123455+00'])
      expect((await walk(2)).forth).to.deep.equal([[3, 4], [2, 1], [5]])
      expect((await walk(2)).back).to.deep.equal([[5], [2, 1], [3, 4]])
    })

    it('keep their places while new ones come in', async () => {
      await placeAt(['2026-03-01 12:01:00+00', '2026-03-01 12:02:00+00', '2026-03-01 12:03:00+00'])
      const first = await orders.list(shop.businessId, 2)
      await placeAt(['2026-03-01 12:04:00+00'])
      const second = await orders.list(shop.businessId, 2, first.next)
      expect(numbersOf(second)).to.deep.equal([1])
      const back = await orders.list(shop.businessId, 2, second.previous)
      expect(numbersOf(back)).to.deep.equal([3, 2])
      expect(back.previous).to.be.a('string')
      expect(numbersOf(await orders.list(shop.businessId, 2, back.previous))).to.deep.equal([4])
    })

    it('count as the first page under a cursor of another business, a broken one or none', async () => {
      await placeAt(['2026-03-01 12:01:00+00', '2026-03-01 12:02:00+00', '2026-03-01 12:03:00+00'])
      const other = await createShop(database.db)
      await placeAt(['2026-03-01 11:01:00+00', '2026-03-01 11:02:00+00'], other)
      const theirs = (await orders.list(other.businessId, 1)).next
      expect(theirs).to.be.a('string')
      const first = await orders.list(shop.businessId, 2)
      for (const cursor of [theirs, `${first.next}x`, first.next?.slice(1), '', "' or 1=1"]) {
        expect(await orders.list(shop.businessId, 2, cursor)).to.deep.equal(first)
      }
    })

    it('are none for a business without any, with nothing further', async () => {
      expect(await orders.list(shop.businessId, 20)).to.deep.equal({
        rows: [],
        next: undefined,
        previous: undefined,
      })
    })

    it('are each business’s own', async () => {
      const other = await createShop(database.db)
      await placeAt(['2026-03-01 12:00:00+00'])
      expect((await orders.list(other.businessId, 20)).rows).to.deep.equal([])
      expect(await orders.countByStatus(other.businessId)).to.deep.equal({})
    })
  })
})
