import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createOrderService, type DecisionOutcome } from '@comanda/shared/orders/service.js'
import type { Decision, OrderStatus } from '@comanda/shared/orders/types.js'
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

  describe('and is being made', () => {
    const service = () => createOrderService(shop.database.db)
    const asked = async () => service().amendments(shop.businessId, await idOf())
    let memberId: number

    before(async () => {
      const members = createMemberService(shop.database.db)
      const { businessId } = shop
      await members.addWithPassword({
        businessId,
        email: 'rosa@example.com',
        role: 'kitchen',
        password: 'a long password of Rosa',
      })
      memberId = (await members.ofBusiness(businessId))[0]?.id ?? 0
    })
    beforeEach(async () => {
      await step('accepted', 'pending')
      await step('preparing', 'accepted')
    })

    async function decide(decision: Decision): Promise<DecisionOutcome> {
      const amendmentId = (await asked()).at(-1)?.id ?? 0
      return service().decide({
        businessId: shop.businessId,
        orderId: await idOf(),
        amendmentId,
        memberId,
        decision,
      })
    }
    const lastReply = async (): Promise<string> => (await ann.replies()).at(-1) ?? ''
    const waits = async (): Promise<number> =>
      (await createHandoverRepository(shop.database.db).openOf(shop.businessId, await customerId())).length
    const customerId = async (): Promise<number> =>
      (await shop.database.db('contacts').where({ phone: ann.phone }).first('id')).id

    it('is changed as asked where staff take it, and the customer is told', async () => {
      await says('add a coke to my order')
      expect(await asked()).to.have.length(1)
      expect((await asked())[0]).to.deep.include({ wish: 'change', totalMinor: 2_150, isOpen: true })
      expect(await waits()).to.equal(1)
      expect(await decide('accepted')).to.equal('decided')
      expect((await ann.orders())[0]).to.deep.include({
        lines: ['2 margherita', '1 cola'],
        totalMinor: 2_150,
        status: 'preparing',
      })
      expect(await lastReply())
        .to.include('says yes')
        .and.include('$21.50')
      expect(await waits()).to.equal(0)
      expect(await decide('refused')).to.equal('decided_before')
      const timeline = await service().timeline(shop.businessId, await idOf())
      expect(timeline.at(-1)).to.deep.include({ actor: 'member', reason: 'add a coke to my order' })
    })

    it('stays as it is where staff refuse, and the customer is told', async () => {
      await says('add a coke to my order')
      expect(await decide('refused')).to.equal('decided')
      expect(await linesOf()).to.deep.equal([['2 margherita']])
      expect(await lastReply()).to.include('can’t change')
      expect((await asked())[0]).to.deep.include({ decision: 'refused', isOpen: false })
    })

    it('is cancelled where staff take that', async () => {
      expect(await says('cancel my order')).to.include('already being made')
      expect((await ann.orders())[0]?.status).to.equal('preparing')
      expect(await decide('accepted')).to.equal('decided')
      expect((await ann.orders())[0]?.status).to.equal('cancelled')
      expect(await lastReply()).to.include('is cancelled')
    })

    it('is not cancelled where staff refuse', async () => {
      await says('cancel my order')
      await decide('refused')
      expect((await ann.orders())[0]?.status).to.equal('preparing')
      expect(await lastReply()).to.include('can’t be cancelled any more')
    })

    it('is not changed once it is over, and never at another shop', async () => {
      await says('add a coke to my order')
      const other = {
        businessId: shop.businessId + 1,
        orderId: await idOf(),
        memberId,
        decision: 'accepted' as const,
      }
      expect(await service().decide({ ...other, amendmentId: (await asked())[0]?.id ?? 0 })).to.equal(
        'not_found',
      )
      await step('ready', 'preparing')
      await step('completed', 'ready')
      expect(await decide('accepted')).to.equal('closed')
      expect(await linesOf()).to.deep.equal([['2 margherita']])
    })
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
