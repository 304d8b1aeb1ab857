import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createOrderService } from '@comanda/shared/orders/service.js'
import type { OrderStatus } from '@comanda/shared/orders/types.js'
import { expect } from 'chai'
import { type AnsweredShop, type Customer, openAnsweredShop } from '../../../support/answered-shop.js'

describe('an order that is placed', () => {
  let shop: AnsweredShop
  let ann: Customer

  before(async () => {
    shop = await openAnsweredShop()
  })
  after(() => shop.close())
  beforeEach(async () => {
    ann = shop.customer()
    await says('2 margheritas')
    await says('yes')
  })

  async function says(text: string): Promise<string> {
    const before = (await ann.replies()).length
    await ann.writes(text)
    await ann.isAnswered()
    await ann.hears()
    return (await ann.replies()).slice(before).join('\n')
  }

  const linesOf = async (): Promise<string[][]> => (await ann.orders()).map(order => order.lines)
  const idOf = async (): Promise<number> =>
    (await shop.database.db('orders').orderBy('id', 'desc').first('id')).id

  async function step(to: OrderStatus, from: OrderStatus): Promise<void> {
    const orderId = await idOf()
    const actor = { kind: 'system' } as const
    await createOrderService(shop.database.db).changeStatus({ ...shop, orderId, from, to, actor })
  }

  it('is changed on a yes, with its sum, its messages and what was done', async () => {
    expect(await says('add a coke to my order')).to.include('($2.50 more)')
    expect(await linesOf(), 'nothing before the yes').to.deep.equal([['2 margherita']])
    expect(await says('yes')).to.include('is changed')
    const [order] = await ann.orders()
    expect(order).to.deep.include({ lines: ['2 margherita', '1 cola'], totalMinor: 2_150, status: 'pending' })
    const orders = createOrderRepository(shop.database.db)
    const id = await idOf()
    expect((await orders.messages(shop.businessId, id)).map(({ body }) => body)).to.deep.equal([
      '2 margheritas',
      'yes',
      'add a coke to my order',
      'yes',
    ])
    expect((await orders.timeline(shop.businessId, id)).at(-1)).to.deep.include({
      actor: 'customer',
      from: 'pending',
      to: 'pending',
      reason: 'add a coke to my order',
    })
    expect(await ann.cart()).to.deep.equal([])
  })

  it('is counted as it is then', async () => {
    await says('add a coke to my order')
    await says('yes')
    const { rows } = await shop.database.db.raw(
      `select item_key, sum(quantity)::float8 as quantity from product_deltas where business_id = ? group by 1`,
      [shop.businessId],
    )
    const { rows: held } = await shop.database.db.raw(
      `select item_key, sum(quantity)::float8 as quantity from order_lines l join orders o on o.id = l.order_id
       where o.business_id = ? group by 1`,
      [shop.businessId],
    )
    expect(rows).to.have.deep.members(held)
  })

  it('is asked of the shop once it is being made, also where that begins between the read-back and the yes', async () => {
    await says('add a coke to my order')
    await step('accepted', 'pending')
    await step('preparing', 'accepted')
    expect(await says('yes')).to.include('already being made')
    expect(await linesOf()).to.deep.equal([['2 margherita']])
    expect(await says('add a coke to my order')).to.include('already being made')
    expect(await ann.handovers()).to.deep.equal(['change_request', 'change_request'])
    const amendments = await createOrderRepository(shop.database.db).amendments(shop.businessId, await idOf())
    expect(amendments.map(({ kind, isOpen }) => [kind, isOpen])).to.deep.equal([
      ['asked', true],
      ['asked', true],
    ])
    expect(await ann.cart()).to.deep.equal([])
  })

  it('stays as it is beside a new one', async () => {
    await says('3 cokes')
    await says('yes')
    expect(await linesOf()).to.deep.equal([['2 margherita'], ['3 cola']])
  })

  it('has the allergy that is told behind it', async () => {
    await says('by the way, I am allergic to nuts')
    const order = await createOrderRepository(shop.database.db).find(shop.businessId, await idOf())
    expect(order?.allergy).to.equal('I am allergic to nuts')
    expect(await ann.handovers()).to.deep.equal(['allergy'])
  })
})
