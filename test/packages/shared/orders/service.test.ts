import { queryRows } from '@comanda/shared/database/rows.js'
import { createMemberRepository } from '@comanda/shared/members/repository.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { type Actor, createOrderService, type OrderService } from '@comanda/shared/orders/service.js'
import type { OrderStatus } from '@comanda/shared/orders/types.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'
import { createShop, placeOrder, type TestShop } from '../shop.js'

describe('an order’s way', () => {
  const database = useTestDatabase()
  let service: OrderService
  let shop: TestShop
  let orderId: number
  let staff: Actor

  before(async () => {
    service = createOrderService(database.db)
  })
  beforeEach(async () => {
    shop = await createShop(database.db)
    orderId = (await placeOrder(database.db, shop)).id
    const member = await createMemberRepository(database.db).add(
      shop.businessId,
      `cook-${orderId}@example.com`,
      'kitchen',
      database.db,
    )
    staff = { kind: 'member', memberId: member.id }
  })

  const step = (from: OrderStatus, to: OrderStatus, actor: Actor = staff, reason?: string) =>
    service.changeStatus({ businessId: shop.businessId, orderId, from, to, actor, reason })

  const told = async (): Promise<string[]> =>
    (
      await queryRows<{ body: string }>(
        database.db,
        `select body from outbox where kind = 'status' and account_id = :accountId order by id`,
        { accountId: shop.accountId },
      )
    ).map(row => row.body)

  it('goes on step by step, and tells the customer each', async () => {
    for (const [from, to] of [
      ['pending', 'accepted'],
      ['accepted', 'preparing'],
      ['preparing', 'ready'],
      ['ready', 'completed'],
    ] as const) {
      expect(await step(from, to)).to.deep.equal({ outcome: 'changed' })
    }
    expect(await told()).to.have.length(4)
    const timeline = await createOrderRepository(database.db).timeline(shop.businessId, orderId)
    expect(timeline.map(event => event.to)).to.deep.equal([
      'pending',
      'accepted',
      'preparing',
      'ready',
      'completed',
    ])
    expect(timeline[1]).to.include({ actor: 'member', memberEmail: `cook-${orderId}@example.com` })
  })

  it('is told to the customer only once it can’t be taken back any more', async () => {
    await step('pending', 'accepted')
    const outbox = createOutboxRepository(database.db)
    expect(await outbox.claimNext(shop.accountId, 60_000)).to.equal(undefined)
    await database.db.raw(`update outbox set not_before = not_before - interval '10 s'`)
    expect((await outbox.claimNext(shop.accountId, 60_000))?.body).to.include('accepted')
  })

  const undo = (to: OrderStatus, actor = staff) =>
    service.undo({
      businessId: shop.businessId,
      orderId,
      memberId: actor.kind === 'member' ? actor.memberId : 0,
      to,
    })

  it('can be taken back a step by who took it, and nobody hears of it', async () => {
    await step('pending', 'accepted')
    await step('accepted', 'preparing')
    expect(await undo('preparing')).to.deep.equal({ outcome: 'undone', status: 'accepted' })
    const orders = createOrderRepository(database.db)
    expect((await orders.find(shop.businessId, orderId))?.status).to.equal('accepted')
    expect(await told()).to.have.length(1)
    const last = (await orders.timeline(shop.businessId, orderId)).at(-1)
    expect(last).to.include({ from: 'preparing', to: 'accepted', actor: 'member' })
    // one step, not all of them one after the other
    expect(await undo('accepted')).to.deep.equal({ outcome: 'too_late', status: 'accepted' })
  })

  it('isn’t taken back by others, after its time, once the customer may know, or from where it is no more', async () => {
    const other = await createMemberRepository(database.db).add(
      shop.businessId,
      `other-${orderId}@example.com`,
      'kitchen',
      database.db,
    )
    await step('pending', 'accepted')
    const late = { outcome: 'too_late', status: 'accepted' }
    expect(await undo('accepted', { kind: 'member', memberId: other.id })).to.deep.equal(late)
    expect(await undo('preparing')).to.deep.equal(late)
    await database.db.raw(`update outbox set attempts = 1 where kind = 'status'`)
    expect(await undo('accepted')).to.deep.equal(late)
    await database.db.raw(`update outbox set attempts = 0 where kind = 'status'`)
    await database.db.raw(`update order_events set at = at - interval '13 s' where order_id = ?`, [orderId])
    expect(await undo('accepted')).to.deep.equal(late)
    expect(await service.undo({ businessId: 0, orderId, memberId: other.id, to: 'accepted' })).to.deep.equal({
      outcome: 'not_found',
    })
  })

  it('lets one of two people win, and tells the other what it is now', async () => {
    const outcomes = await Promise.all([
      step('pending', 'accepted'),
      step('pending', 'rejected', staff, 'sold out'),
    ])
    expect(outcomes.filter(({ outcome }) => outcome === 'changed')).to.have.length(1)
    expect(outcomes.filter(({ outcome }) => outcome === 'overtaken')).to.have.length(1)
    expect(await told()).to.have.length(1)
  })

  it('takes no step that the way doesn’t have', async () => {
    expect(await step('pending', 'completed')).to.deep.equal({ outcome: 'not_allowed', status: 'pending' })
    expect(await told()).to.deep.equal([])
  })

  it('tells why an order was rejected', async () => {
    await step('pending', 'rejected', staff, 'no more dough')
    expect((await told())[0]).to.include('no more dough')
  })

  it('is told in the shop’s language', async () => {
    await database.db.raw(`update businesses set language = 'es-MX' where id = ?`, [shop.businessId])
    await step('pending', 'accepted')
    await step('accepted', 'cancelled', staff, 'Estamos cerrados')
    expect(await told()).to.deep.equal([
      '¡Buenas noticias! Aceptamos tu pedido *#1*. Estará listo en unos 30 minutos.',
      'Tu pedido *#1* quedó cancelado: Estamos cerrados',
    ])
  })

  it('lets the customer cancel until it is prepared, and not after', async () => {
    await step('pending', 'accepted')
    await step('accepted', 'preparing')
    expect(await step('preparing', 'cancelled', { kind: 'customer' })).to.include({ outcome: 'not_allowed' })
    expect(await step('preparing', 'cancelled', staff)).to.deep.equal({ outcome: 'changed' })
  })

  it('isn’t there for another shop', async () => {
    const other = await createShop(database.db)
    const change = {
      businessId: other.businessId,
      orderId,
      from: 'pending',
      to: 'accepted',
      actor: staff,
    } as const
    expect(await service.changeStatus(change)).to.deep.equal({ outcome: 'not_found' })
  })
})
