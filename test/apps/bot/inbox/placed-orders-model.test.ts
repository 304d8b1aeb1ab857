import { createMemberService } from '@comanda/shared/members/service.js'
import { createOrderService } from '@comanda/shared/orders/service.js'
import { isOpen, nextSteps } from '@comanda/shared/orders/steps.js'
import type { OrderStatus } from '@comanda/shared/orders/types.js'
import { expect } from 'chai'
import fc from 'fast-check'
import { type AnsweredShop, type Customer, openAnsweredShop } from '../../../support/answered-shop.js'
import { assertInDatabase } from '../../../support/database-properties.js'

const runs = 40

/** Until an order is being prepared. */
const mayChange: readonly OrderStatus[] = ['pending', 'accepted']

/** What happens: a customer writes, or staff take an order on or decide what was asked. `pick` chooses among what there is. */
type Act =
  | { does: 'write'; by: 0 | 1; text: string }
  | { does: 'step'; pick: number }
  | { does: 'decide'; pick: number; decision: 'accepted' | 'refused' }

const texts = [
  '2 margheritas for pickup',
  '3 cokes for pickup',
  'also a coke',
  'add a coke to my order',
  'add a coke to my order',
  'add it to my order',
  'make it 2 cokes',
  'no cokes after all',
  'cancel my order',
  'cancel my order',
  'cancel everything',
  'yes',
  'yes',
  'yes please',
  'no',
  '1',
  '2',
  'where is my order?',
  'thanks',
  'it has been an hour, this is ridiculous',
  'the same as last time',
  'can i still change my order?',
]

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('write' as const),
      by: fc.constantFrom(0 as const, 0 as const, 0 as const, 1 as const),
      text: fc.constantFrom(...texts),
    }),
  },
  // mostly the usual way on
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('step' as const), pick: fc.constantFrom(0, 0, 0, 0, 1, 2) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('decide' as const),
      pick: fc.nat(3),
      decision: fc.constantFrom('accepted' as const, 'refused' as const),
    }),
  },
)

/** Something is placed in any case. */
const begun: readonly Act[] = [
  { does: 'write', by: 0, text: '2 margheritas for pickup' },
  { does: 'write', by: 0, text: 'yes' },
]

interface Seen {
  id: number
  contactId: number
  status: OrderStatus
  totalMinor: number
  lines: string
}

describe('any mix of carts, placed orders, changes and staff’s steps', function () {
  this.timeout(600_000)
  let shop: AnsweredShop
  let memberId: number

  before(async () => {
    shop = await openAnsweredShop()
    const { businessId } = shop
    const members = createMemberService(shop.database.db)
    const password = 'a long password of Rosa'
    await members.addWithPassword({ businessId, email: 'rosa@example.com', role: 'kitchen', password })
    memberId = (await members.ofBusiness(businessId))[0]?.id ?? 0
  })
  after(() => shop.close())

  async function see(customers: readonly Customer[]): Promise<Seen[]> {
    const phones = customers.map(({ phone }) => phone)
    const { rows } = await shop.database.db.raw(
      `select o.id, k.contact_id as "contactId", o.status, o.total_minor as "totalMinor",
         (select coalesce(string_agg(l.quantity || ' ' || l.item_key, ', ' order by l.position), '')
          from order_lines l where l.order_id = o.id) as lines
       from orders o join customers k on k.id = o.customer_id join contacts c on c.id = k.contact_id
       where o.business_id = :businessId and c.phone = any(:phones) order by o.id`,
      { businessId: shop.businessId, phones },
    )
    return rows
  }

  const contentOf = ({ lines, totalMinor }: Seen): string => `${lines}: ${totalMinor}`

  /** What a customer's message may do to the orders that there were. */
  function expectOfMessage(before: readonly Seen[], after: readonly Seen[], text: string): void {
    expect(after.map(({ id }) => id).slice(0, before.length), 'no order is lost').to.deep.equal(
      before.map(({ id }) => id),
    )
    expect(after.length - before.length, 'one message places one order at most').to.be.at.most(1)
    if (after.length > before.length) expect(text, 'only a yes places').to.match(/^yes/)
    for (const [index, was] of before.entries()) {
      const is = after[index]
      if (is === undefined) throw new Error('it is lost')
      const isCancelled = is.status === 'cancelled' && was.status !== 'cancelled'
      if (isCancelled)
        expect(mayChange.includes(was.status), `${text} cancels what is ${was.status}`).to.equal(true)
      else expect(is.status).to.equal(was.status)
      if (contentOf(is) === contentOf(was)) continue
      expect(mayChange.includes(was.status), `“${text}” changes what is ${was.status}`).to.equal(true)
      expect(text, 'only a yes changes what is placed').to.match(/^yes/)
    }
  }

  async function expectOneCart(customers: readonly Customer[]): Promise<void> {
    for (const { phone } of customers) {
      const rows = await shop.database
        .db('conversations')
        .join('contacts', 'contacts.id', 'conversations.contact_id')
        .where({ phone })
        .select('cart', 'turns')
      expect(rows.length, 'one cart').to.be.at.most(1)
      if (rows[0]?.cart.length > 0)
        expect(rows[0].turns, 'a cart says what it was read from').not.to.deep.equal([])
    }
  }

  async function live(story: readonly Act[]): Promise<void> {
    const customers = [shop.customer(), shop.customer()] as const
    const service = createOrderService(shop.database.db)
    const { businessId } = shop
    for (const happening of story) {
      const before = await see(customers)
      if (happening.does === 'write') {
        const customer = customers[happening.by]
        await customer.writes(happening.text)
        await customer.isAnswered()
        await customer.hears()
        expectOfMessage(before, await see(customers), happening.text)
        const waiting = await shop.database
          .db('inbox')
          .join('contacts', 'contacts.id', 'inbox.contact_id')
          .where({ phone: customer.phone, status: 'pending' })
        expect(waiting, 'every message is answered').to.deep.equal([])
      } else if (happening.does === 'step') {
        const open = before.filter(({ status }) => isOpen(status))
        const order = open[happening.pick % Math.max(open.length, 1)]
        if (order === undefined) continue
        const steps = nextSteps(order.status, 'pickup')
        const to = steps[happening.pick % steps.length]
        if (to === undefined) continue
        const actor = { kind: 'member', memberId } as const
        await service.changeStatus({
          businessId,
          orderId: order.id,
          from: order.status,
          to,
          actor,
          reason: 'busy',
        })
        const after = await see(customers)
        expect(after.map(contentOf), 'a step changes no lines').to.deep.equal(before.map(contentOf))
      } else {
        const order = before[happening.pick % Math.max(before.length, 1)]
        const asked =
          order && (await service.amendments(businessId, order.id)).find(({ isOpen: waits }) => waits)
        if (order === undefined || asked === undefined) continue
        const { decision } = happening
        await service.decide({ businessId, orderId: order.id, amendmentId: asked.id, memberId, decision })
        const after = await see(customers)
        const others = (seen: readonly Seen[]): Seen[] => seen.filter(({ id }) => id !== order.id)
        expect(others(after), 'no other order').to.deep.equal(others(before))
        const is = after.find(({ id }) => id === order.id)
        if (decision === 'refused') expect(is).to.deep.equal(order)
        else if (is !== undefined && asked.totalMinor !== undefined && isOpen(order.status))
          expect(is.totalMinor).to.equal(asked.totalMinor)
      }
      await expectOneCart(customers)
    }
  }

  it('changes no order after preparing without staff, makes no two carts, and loses none', async () => {
    await assertInDatabase(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 24 }), story => live([...begun, ...story])),
      runs,
    )
  })
})
