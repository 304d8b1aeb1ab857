import { randomUUID } from 'node:crypto'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { operator } from '@comanda/shared/audit/types.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import { createBusinessService } from '@comanda/shared/businesses/service.js'
import { createLearntWordRepository } from '@comanda/shared/learnt-words/repository.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import { createMemoryRepository } from '@comanda/shared/memory/repository.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { createMenuService } from '@comanda/shared/menu/service.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createOrderService } from '@comanda/shared/orders/service.js'
import { createRestartRepository } from '@comanda/shared/restarts/repository.js'
import { createVersionRepository, type VersionRepository } from '@comanda/shared/versions/repository.js'
import { partOf, type Topic, topics, type Versions } from '@comanda/shared/versions/types.js'
import { expect } from 'chai'
import { memorySample } from '../../../apps/web/support/memory.js'
import { useTestDatabase } from '../../../support/database.js'
import { trattoriaMenu } from '../../../support/menus.js'
import { createShop, placeOrder, record, type TestShop } from '../shop.js'

describe('a business’s versions', () => {
  const database = useTestDatabase()
  let versions: VersionRepository
  let shop: TestShop
  let other: TestShop

  before(async () => {
    versions = createVersionRepository(database.db)
  })

  beforeEach(async () => {
    shop = await createShop(database.db)
    other = await createShop(database.db)
    await createMenuRepository(database.db).replace(shop.businessId, trattoriaMenu)
  })

  const risen = (before: Versions, after: Versions): Topic[] => {
    for (const topic of topics) expect(BigInt(after[topic]) >= BigInt(before[topic]), topic).to.equal(true)
    return topics.filter(topic => after[topic] !== before[topic])
  }

  /** What the work changes, in its own business; nothing may change in the other one. */
  async function changedBy(work: () => Promise<unknown>): Promise<Topic[]> {
    const before = [await versions.of(shop.businessId), await versions.of(other.businessId)] as const
    await work()
    expect(await versions.of(other.businessId)).to.deep.equal(before[1])
    return risen(before[0], await versions.of(shop.businessId))
  }

  it('rise with an order, its steps, its note and its customer’s name', async () => {
    const { db } = database
    const orders = createOrderRepository(db)
    const { businessId } = shop
    const placed = await changedBy(() => placeOrder(db, shop))
    expect(placed).to.have.length(2).and.include('orders')
    const { id } = await placeOrder(db, shop)
    const step = { businessId, orderId: id, from: 'pending', to: 'accepted' } as const
    // its own part, and no other order's
    const itself = ['orders', partOf(id)]
    expect(
      await changedBy(() => createOrderService(db).changeStatus({ ...step, actor: { kind: 'system' } })),
    ).to.deep.equal(itself)
    expect(await changedBy(() => orders.setNote(businessId, id, 'no bell'))).to.deep.equal(itself)
    const event = "insert into order_events (order_id, actor, to_status) values (:id, 'system', 'accepted')"
    expect(await changedBy(async () => db.raw(event, { id }))).to.deep.equal(itself)
    const rename = 'update customers set name = :name where business_id = :businessId'
    expect(await changedBy(async () => db.raw(rename, { businessId, name: 'Maya' }))).to.deep.equal([
      'orders',
      'customers',
    ])
    expect(await changedBy(async () => db.raw(rename, { businessId, name: 'Maya' }))).to.deep.equal([])
    const learn = 'update contacts set phone = :phone where account_id = :accountId and id = :contactId'
    const contactId = (await orders.find(businessId, id))?.contactId ?? 0
    const phone = { accountId: shop.accountId, contactId, phone: '15550001111@c.us' }
    expect(await changedBy(async () => db.raw(learn, phone))).to.deep.equal(['orders', 'customers'])
  })

  it('rise with what is kept of the bot’s memory, and with what happened to it', async () => {
    const { db } = database
    const { accountId } = shop
    const memory = createMemoryRepository(db)
    const at = new Date()
    const reason = { cause: 'level', level: 'warning', treeBytes: 2, limitBytes: 3 } as const
    const start = {
      id: randomUUID(),
      at,
      boot: undefined,
      uptimeMs: undefined,
      reason: 'start',
      forcedBy: undefined,
    }
    const restarts = createRestartRepository(db)
    expect(await changedBy(() => memory.addSample(memorySample(accountId, at, 130, 'fine')))).to.deep.equal([
      'memory',
    ])
    for (const work of [
      () => memory.addDecision({ accountId, at, what: 'warned', reason }),
      () => restarts.record(accountId, [start]),
      // known already, at another time
      () => restarts.record(accountId, [{ ...start, at: new Date(at.getTime() - 1_000) }]),
    ])
      expect(await changedBy(work)).to.deep.equal(['happenings'])
  })

  it('leave a sign of life and a recorded message alone', async () => {
    const { db } = database
    expect(await changedBy(() => createAccountRepository(db).setProof(shop.accountId))).to.deep.equal([])
    expect(await changedBy(() => record(db, shop.accountId))).to.deep.equal([])
  })

  it('rise with the menu, whoever changes it', async () => {
    const { db } = database
    const menus = createMenuRepository(db)
    const changes = createMenuService(db)
    const { businessId } = shop
    const [entry] = await menus.entries(businessId)
    const [option] = await menus.optionEntries(businessId)
    const { id: memberId } = await createMemberService(db).addWithPassword({
      businessId,
      email: `${randomUUID()}@example.com`,
      role: 'owner',
      password: 'correct horse battery',
    })
    const tiramisu = { name: 'Tiramisu', priceMinor: 600, category: undefined, alsoCalled: [] }
    const learntWords = createLearntWordRepository(db)
    const orders = await Promise.all([placeOrder(db, shop), placeOrder(db, shop)])
    const said = [{ words: 'cokka', meant: { item: 'cola' } }]
    const works = [
      // as suggested first, and once more
      ...orders.map(
        ({ id }) =>
          () =>
            learntWords.suggest(businessId, id, said, db),
      ),
      () => changes.setItemAvailable(businessId, entry?.id ?? 0, false),
      () => changes.setOptionAvailable(businessId, option?.id ?? 0, false),
      () => changes.addItem(businessId, tiramisu, memberId),
      () => changes.removeItem(businessId, entry?.id ?? 0),
      () => menus.replace(businessId, trattoriaMenu),
      // past all our code
      async () =>
        db.raw('update menu_items set price_minor = 1 where business_id = :businessId', { businessId }),
    ]
    for (const work of works)
      expect(await changedBy(work))
        .to.include('menu')
        .and.not.include('orders')
  })

  it('rise with the shop’s terms and its people', async () => {
    const { db } = database
    const members = createMemberService(db)
    const { businessId } = shop
    const business = await createBusinessRepository(db).find(businessId)
    if (business === undefined) throw new Error('the shop is gone')
    const { member } = await members.invite({ businessId, email: 'a@example.com', role: 'owner' })
    const works = [
      () => createBusinessService(db).changeSettings(businessId, { ...business, readyInMinutes: 45 }),
      () => members.invite({ businessId, email: 'b@example.com', role: 'kitchen' }),
      () => members.setRole(businessId, member.id, 'owner', operator),
      async () =>
        db.raw('update users set email = :email where id = :id', {
          email: 'c@example.com',
          id: member.userId,
        }),
    ]
    for (const work of works) expect(await changedBy(work)).to.deep.equal(['shop'])
  })

  it('stay where a transaction is rolled back', async () => {
    const trx = await database.db.transaction()
    const changed = await changedBy(async () => {
      await trx.raw('update menu_items set price_minor = 2 where business_id = :businessId', {
        businessId: shop.businessId,
      })
      await trx.rollback()
    })
    expect(changed).to.deep.equal([])
  })

  it('take one note of a statement, however many rows it changes', async () => {
    const { db } = database
    await versions.fold()
    await db.raw('update menu_items set price_minor = 3 where business_id = :businessId', {
      businessId: shop.businessId,
    })
    const { rows } = await db.raw('select count(*) as count from business_changes')
    expect(rows[0].count).to.equal(1)
  })

  it('tell of a change that commits late, and let nobody wait for it', async () => {
    const { db } = database
    const { businessId } = shop
    const [early, late] = [await placeOrder(db, shop), await placeOrder(db, shop)]
    const orders = createOrderRepository(db)
    const step = { businessId, from: 'pending', to: 'accepted', actor: { kind: 'system' } } as const
    const open = await db.transaction()
    await orders.setStatus({ ...step, orderId: late.id }, open)
    // waits for ever where the first one holds a row of the version
    await db.transaction(trx => orders.setStatus({ ...step, orderId: early.id }, trx))
    const between = await versions.of(businessId)
    await versions.fold()
    expect(await versions.of(businessId)).to.deep.equal(between)
    await open.commit()
    expect(risen(between, await versions.of(businessId))).to.deep.equal(['orders', partOf(late.id)])
  })

  it('never fall or jump while changes are folded', async () => {
    const { db } = database
    const { businessId } = shop
    let isOver = false
    const change = async (): Promise<void> => {
      for (let turn = 0; turn < 60; turn += 1) {
        await db.raw('update menu_items set price_minor = :turn where business_id = :businessId', {
          turn,
          businessId,
        })
      }
    }
    const fold = async (): Promise<number> => {
      let folded = 0
      while (!isOver) folded += await versions.fold()
      return folded
    }
    const watch = async (): Promise<void> => {
      let last = await versions.of(businessId)
      while (!isOver) {
        const next = await versions.of(businessId)
        risen(last, next)
        last = next
      }
    }
    const running = [fold(), fold(), watch(), watch()]
    await Promise.all([change(), change()]).finally(() => {
      isOver = true
    })
    await Promise.all(running)
    const settled = await versions.of(businessId)
    while ((await versions.fold()) > 0);
    expect(await versions.of(businessId)).to.deep.equal(settled)
    const { rows } = await db.raw('select count(*) as count from business_changes')
    expect(rows[0].count).to.equal(0)
  })

  it('all rise where everything counts as changed', async () => {
    const before = await versions.of(shop.businessId)
    await versions.changeAll()
    expect(risen(before, await versions.of(shop.businessId))).to.deep.equal([...topics])
  })

  it('differ between two histories that are the same but for their time', async () => {
    expect(Object.values(await versions.of(shop.businessId))).not.to.include.members(
      Object.values(await versions.of(other.businessId)),
    )
  })
})
