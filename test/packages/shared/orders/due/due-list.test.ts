import { createRandom } from '@comanda/harness/random.js'
import { createOrderRepository, type OrderRepository } from '@comanda/shared/orders/repository.js'
import { openStatuses } from '@comanda/shared/orders/steps.js'
import type { DueTime, OrderStatus } from '@comanda/shared/orders/types.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../../support/database.js'
import { createShop, placeOrder, type TestShop } from '../../shop.js'

const minuteMs = 60_000
const first = Date.parse('2026-03-01T12:00:00Z')

/** Minutes from noon: when it was ordered, and when it is to be begun, where it is for later. */
interface Placed {
  ordered: number
  begins?: number
  status?: OrderStatus
}

const dueIn = (begins: number): DueTime => ({
  at: new Date(first + (begins + 30) * minuteMs),
  startAt: new Date(first + begins * minuteMs),
})

describe('orders for later', () => {
  const database = useTestDatabase()
  let orders: OrderRepository
  let shop: TestShop

  before(() => {
    orders = createOrderRepository(database.db)
  })
  beforeEach(async () => {
    shop = await createShop(database.db)
  })

  async function place({ ordered, begins, status = 'accepted' }: Placed): Promise<number> {
    const due = begins === undefined ? undefined : dueIn(begins)
    const { id, number } = await placeOrder(database.db, shop, { due })
    await database.db.raw('update orders set created_at = :at, status = :status where id = :id', {
      at: new Date(first + ordered * minuteMs),
      status,
      id,
    })
    return number
  }

  /** Each page's numbers from the first on, and then back again. */
  async function walk(
    statuses: readonly OrderStatus[],
    limit: number,
  ): Promise<{ forth: number[]; back: number[] }> {
    const forth: number[] = []
    const back: number[][] = []
    let page = await orders.list(shop.businessId, limit, undefined, { statuses })
    for (;;) {
      forth.push(...page.rows.map(({ number }) => number))
      if (page.next === undefined) break
      page = await orders.list(shop.businessId, limit, page.next, { statuses })
    }
    for (;;) {
      back.unshift(page.rows.map(({ number }) => number))
      if (page.previous === undefined) break
      page = await orders.list(shop.businessId, limit, page.previous, { statuses })
    }
    return { forth, back: back.flat() }
  }

  it('keep when they are due, and when to begin', async () => {
    const due = dueIn(90)
    const { id } = await placeOrder(database.db, shop, { due })
    expect((await orders.find(shop.businessId, id))?.due).to.deep.equal(due)
    expect((await orders.list(shop.businessId, 1)).rows[0]?.due).to.deep.equal(due)
  })

  it('stand where they are to be begun among those for now, behind what nobody has decided on', async () => {
    const tomorrow = await place({ ordered: 0, begins: 1_500 })
    const late = await place({ ordered: 10 })
    const inAnHour = await place({ ordered: 11, begins: 70 })
    const early = await place({ ordered: 5, status: 'preparing' })
    const fresh = await place({ ordered: 20, status: 'pending' })
    const freshForTomorrow = await place({ ordered: 15, begins: 1_400, status: 'pending' })
    const { forth } = await walk(openStatuses, 20)
    expect(forth).to.deep.equal([fresh, freshForTomorrow, early, late, inAnHour, tomorrow])
  })

  it('stand where they were ordered once they are done with', async () => {
    const tomorrow = await place({ ordered: 0, begins: 1_500, status: 'completed' })
    const later = await place({ ordered: 10, status: 'completed' })
    const page = await orders.list(shop.businessId, 20, undefined, { statuses: ['completed'] })
    expect(page.rows.map(({ number }) => number)).to.deep.equal([later, tomorrow])
  })

  for (const seed of [1, 2, 3]) {
    it(`are each on one page, in one order, whatever a page holds (${seed})`, async () => {
      const random = createRandom(seed)
      const below = (bound: number): number => Math.floor(random() * bound)
      const model: { number: number; rank: number; start: number }[] = []
      for (let at = 0; at < 25; at += 1) {
        const status = openStatuses[below(openStatuses.length)] ?? 'pending'
        // several of one moment among them
        const ordered = below(6)
        const begins = random() < 0.5 ? below(8) : undefined
        const number = await place({ ordered, status, ...(begins !== undefined && { begins }) })
        model.push({ number, rank: status === 'pending' ? 0 : 1, start: begins ?? ordered })
      }
      model.sort((a, b) => a.rank - b.rank || a.start - b.start || a.number - b.number)
      const expected = model.map(({ number }) => number)
      for (const limit of [1, 3, 7, 25, 50]) {
        expect(await walk(openStatuses, limit), String(limit)).to.deep.equal({
          forth: expected,
          back: expected,
        })
      }
    })
  }

  it('are told once it is time to begin them', async () => {
    const now = Date.now()
    const minutes = (count: number): DueTime => ({
      at: new Date(now + (count + 30) * minuteMs),
      startAt: new Date(now + count * minuteMs),
    })
    await placeOrder(database.db, shop)
    await placeOrder(database.db, shop, { due: minutes(5) })
    const { id } = await placeOrder(database.db, shop, { due: minutes(-1) })
    expect(await orders.standing(shop.businessId)).to.include({ toBegin: 1, pending: 3 })
    await database.db.raw(`update orders set status = 'preparing' where id = ?`, [id])
    expect(await orders.standing(shop.businessId)).to.include({ toBegin: 0, pending: 2 })
  })
})
