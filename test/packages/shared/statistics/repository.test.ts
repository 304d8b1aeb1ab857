import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createOrderService } from '@comanda/shared/orders/service.js'
import { createStatisticsRepository } from '@comanda/shared/statistics/repository.js'
import { expect } from 'chai'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import { createShop, line, placeOrder, type TestShop } from '../shop.js'
import { countOf, expectRight, foldAll } from './statistics.js'

const today = { from: '2026-06-10', until: '2026-06-10' }
const month = { from: '2026-05-12', until: '2026-06-10' }

describe('statistics', () => {
  let database: TestDatabase
  let shop: TestShop

  beforeEach(async () => {
    database = await createTestDatabase()
    shop = await createShop(database.db)
  })
  afterEach(() => database.drop())

  const read = (period = today, currency = 'USD', most = 10) =>
    createStatisticsRepository(database.db).read(shop.businessId, period, currency, most)

  /** An order at that moment. */
  async function placeAt(at: string, given: Parameters<typeof placeOrder>[2] = {}): Promise<number> {
    const { id } = await placeOrder(database.db, shop, given)
    await database.db.raw('update orders set created_at = ? where id = ?', [at, id])
    return id
  }
  const setStatus = (id: number, status: string) =>
    database.db.raw('update orders set status = ? where id = ?', [status, id])

  it('are nothing where nobody ordered', async () => {
    expect(await read()).to.deep.equal({
      all: { orders: 0, totalMinor: 0 },
      days: [],
      hours: [],
      statuses: [],
      products: [],
      moreProducts: 0,
      otherCurrencies: [],
    })
  })

  it('are exact at once, before anything is folded and after', async () => {
    await placeAt('2026-06-10T16:30:00Z')
    await placeAt('2026-06-10T16:45:00Z', {
      lines: [
        line({ quantity: 1, totalMinor: 950 }),
        line({ itemKey: 'coke', name: 'Coke', totalMinor: 500 }),
      ],
      totalMinor: 1_450,
    })
    await placeAt('2026-06-09T23:00:00Z')
    const expected = {
      all: { orders: 2, totalMinor: 3_350 },
      days: [{ day: '2026-06-10', orders: 2, totalMinor: 3_350 }],
      // New York
      hours: [{ hour: 12, orders: 2 }],
      statuses: [{ status: 'pending', orders: 2 }],
      products: [
        { itemKey: 'margherita', name: 'Margherita', quantity: 3, unit: undefined, totalMinor: 2_850 },
        { itemKey: 'coke', name: 'Coke', quantity: 2, unit: undefined, totalMinor: 500 },
      ],
      moreProducts: 0,
      otherCurrencies: [],
    }
    expect(await read()).to.deep.equal(expected)
    await foldAll(database.db)
    expect(await countOf(database.db, 'order_deltas')).to.equal(0)
    expect(await countOf(database.db, 'product_deltas')).to.equal(0)
    expect(await read()).to.deep.equal(expected)
    expect((await read(month)).all).to.deep.equal({ orders: 3, totalMinor: 5_250 })
  })

  it('follow an order on its way, and leave nothing behind', async () => {
    const id = await placeAt('2026-06-10T16:30:00Z')
    await foldAll(database.db)
    const rows = await countOf(database.db, 'order_statistics')
    const steps = ['accepted', 'preparing', 'ready', 'completed'] as const
    let from: 'pending' | (typeof steps)[number] = 'pending'
    for (const to of steps) {
      const { outcome } = await createOrderService(database.db).changeStatus({
        businessId: shop.businessId,
        orderId: id,
        from,
        to,
        actor: { kind: 'system' },
      })
      expect(outcome).to.equal('changed')
      from = to
      expect((await read()).statuses).to.deep.equal([{ status: to, orders: 1 }])
      expect((await read()).products).to.have.length(1)
      await expectRight(database.db, shop.businessId)
    }
    expect(await countOf(database.db, 'order_statistics')).to.equal(rows)
  })

  it('count what was rejected or cancelled as that, and neither its money nor its products', async () => {
    const id = await placeAt('2026-06-10T16:30:00Z')
    await setStatus(id, 'cancelled')
    const cancelled = await read()
    expect(cancelled.all).to.deep.equal({ orders: 0, totalMinor: 0 })
    expect(cancelled.statuses).to.deep.equal([{ status: 'cancelled', orders: 1 }])
    expect(cancelled.hours).to.deep.equal([])
    expect(cancelled.products).to.deep.equal([])
    await expectRight(database.db, shop.businessId)
    await setStatus(id, 'accepted')
    expect((await read()).products).to.have.length(1)
    await expectRight(database.db, shop.businessId)
  })

  it('follow lines that are edited, added and taken away', async () => {
    const id = await placeAt('2026-06-10T16:30:00Z')
    const other = await placeAt('2026-06-10T17:30:00Z')
    await foldAll(database.db)
    await database.db.raw('update order_lines set quantity = 5, total_minor = 4750 where order_id = ?', [id])
    await database.db.raw('update orders set total_minor = 4750 where id = ?', [id])
    expect((await read()).products[0]).to.include({ quantity: 7, totalMinor: 6_650 })
    expect((await read()).all.totalMinor).to.equal(6_650)
    await database.db.raw(
      `insert into order_lines (order_id, position, item_key, name, quantity, unit, unit_price_minor, total_minor)
       values (?, 2, 'olives', 'Olives', 0.25, 'kg', 1200, 300)`,
      [id],
    )
    expect((await read()).products[1]).to.deep.include({ itemKey: 'olives', quantity: 0.25, unit: 'kg' })
    await expectRight(database.db, shop.businessId)
    await database.db.raw('update order_lines set order_id = ? where order_id = ? and position = 2', [
      other,
      id,
    ])
    await setStatus(other, 'rejected')
    expect((await read()).products).to.have.length(1)
    await expectRight(database.db, shop.businessId)
    await database.db.raw('delete from order_lines where order_id = ?', [id])
    await expectRight(database.db, shop.businessId)
    expect((await read()).products).to.deep.equal([])
  })

  it('follow an order that is moved to another time, and one that is removed', async () => {
    const id = await placeAt('2026-06-10T16:30:00Z')
    await database.db.raw("update orders set created_at = '2026-06-01T16:30:00Z' where id = ?", [id])
    expect((await read()).all.orders).to.equal(0)
    expect((await read(month)).days).to.deep.equal([{ day: '2026-06-01', orders: 1, totalMinor: 1_900 }])
    await expectRight(database.db, shop.businessId)
    for (const table of ['order_lines', 'order_events', 'order_messages']) {
      await database.db.raw(`delete from ${table} where order_id = ?`, [id])
    }
    await database.db.raw('delete from orders where id = ?', [id])
    expect((await read(month)).statuses).to.deep.equal([])
    await expectRight(database.db, shop.businessId)
  })

  it('call a product as the menu calls it now, or as it was called last', async () => {
    await placeAt('2026-06-09T16:30:00Z', { lines: [line({ name: 'Old name' })] })
    await placeAt('2026-06-10T16:30:00Z', { lines: [line({ name: 'New name' })] })
    const nameOf = async () => (await read(month)).products.map(({ name, quantity }) => [name, quantity])
    expect(await nameOf()).to.deep.equal([['New name', 4]])
    await foldAll(database.db)
    expect(await nameOf()).to.deep.equal([['New name', 4]])
    await database.db.raw(
      `insert into menu_items (business_id, key, name, price_minor, position) values (?, 'margherita', 'On the menu', 1, 1)`,
      [shop.businessId],
    )
    expect(await nameOf()).to.deep.equal([['On the menu', 4]])
  })

  it('name the products that brought most, and tell how many more there are', async () => {
    for (const place of [1, 2, 3]) {
      await placeAt('2026-06-10T16:30:00Z', {
        lines: [line({ itemKey: `dish-${place}`, name: `Dish ${place}`, totalMinor: place * 100 })],
      })
    }
    const { products, moreProducts } = await read(today, 'USD', 2)
    expect(products.map(({ itemKey }) => itemKey)).to.deep.equal(['dish-3', 'dish-2'])
    expect(moreProducts).to.equal(1)
  })

  it('add no money of one currency to another’s', async () => {
    await placeAt('2026-06-10T16:30:00Z')
    await placeAt('2026-06-10T16:30:00Z', { currency: 'EUR', totalMinor: 777 })
    const { all, otherCurrencies, products } = await read()
    expect(all).to.deep.equal({ orders: 2, totalMinor: 1_900 })
    expect(otherCurrencies).to.deep.equal([{ currency: 'EUR', orders: 1, totalMinor: 777 }])
    expect(products[0]).to.include({ quantity: 2 })
    await expectRight(database.db, shop.businessId)
  })

  it('are by the shop’s calendar, also after the shop has moved to another time zone', async () => {
    await placeAt('2026-06-10T03:30:00Z')
    await placeAt('2026-06-10T04:30:00Z')
    await foldAll(database.db)
    await placeAt('2026-06-10T23:30:00Z')
    expect((await read(month)).days).to.deep.equal([
      { day: '2026-06-09', orders: 1, totalMinor: 1_900 },
      { day: '2026-06-10', orders: 2, totalMinor: 3_800 },
    ])
    await database.db.raw("update businesses set time_zone = 'Pacific/Apia' where id = ?", [shop.businessId])
    expect((await read({ from: '2026-06-09', until: '2026-06-12' })).days).to.deep.equal([
      { day: '2026-06-10', orders: 2, totalMinor: 3_800 },
      { day: '2026-06-11', orders: 1, totalMinor: 1_900 },
    ])
    await expectRight(database.db, shop.businessId)
  })

  it('take no time zone that PostgreSQL doesn’t know', async () => {
    const create = createBusinessRepository(database.db).create({
      slug: 'nowhere',
      name: 'Nowhere',
      currency: 'USD',
      timeZone: 'Nowhere/Land',
    })
    expect(await create.catch((error: unknown) => error)).to.have.property('code', '22023')
  })

  it('are each shop’s own', async () => {
    const other = await createShop(database.db)
    await placeAt('2026-06-10T16:30:00Z')
    await foldAll(database.db)
    await placeAt('2026-06-10T16:30:00Z')
    const theirs = await createStatisticsRepository(database.db).read(other.businessId, month, 'USD', 10)
    expect(theirs.all.orders).to.equal(0)
    expect(theirs.products).to.deep.equal([])
    expect(await createOrderRepository(database.db).countByStatus(other.businessId)).to.deep.equal({})
  })
})
