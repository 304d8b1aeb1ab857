import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { expect } from 'chai'
import type request from 'supertest'
import { trattoriaMenu } from '../../support/menus.js'
import { type Browser, type Shop, submit, useDashboard } from './support/dashboard.js'
import { placeOrder } from './support/orders.js'

describe('a page that is as it was', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let owner: Browser
  let orderId: number
  let queries: string[]

  before(async () => {
    dashboard.db.on('query', ({ sql }: { sql: string }) => queries?.push(sql))
  })

  beforeEach(async () => {
    dashboard.clock.now = new Date(Math.floor(Date.now() / 60_000) * 60_000 + 10_000)
    shop = await dashboard.openShop()
    await createMenuRepository(dashboard.db).replace(shop.business.id, trattoriaMenu)
    orderId = (await placeOrder(dashboard.db, shop, { customerName: 'Maya' })).id
    owner = await shop.signedIn('owner')
    // the first page makes the form's token
    await owner.get('/profile')
    queries = []
  })

  const again = (browser: Browser, path: string, seen: request.Response): request.Test =>
    browser.get(path).set('If-None-Match', String(seen.headers.etag))

  /** Asks twice; the second time with what the first gave. @returns the second answer's status */
  async function statusAfter(path: string, change: () => Promise<unknown>, browser = owner): Promise<number> {
    const seen = await browser.get(path)
    expect(seen.status, path).to.equal(200)
    expect((await again(browser, path, seen)).status, path).to.equal(304)
    await change()
    const next = await again(browser, path, seen)
    if (next.status === 200) expect(next.headers.etag, path).not.to.equal(seen.headers.etag)
    return next.status
  }

  const pagesThatStay = (): string[] => [
    '/orders',
    '/orders?status=all&day=today&q=maya&size=10',
    `/orders/${orderId}`,
    '/menu',
    '/menu/add',
    '/menu/import',
    '/settings',
    '/settings/answers',
    '/settings/bot',
    '/members',
    '/statistics',
    '/statistics?period=30d',
  ]

  it('costs its session’s query alone, with and without the browser’s copy', async () => {
    for (const path of pagesThatStay()) {
      const first = await owner.get(path)
      queries.length = 0
      const kept = await owner.get(path)
      const unchanged = await again(owner, path, first)
      expect(queries, path).to.have.length(2)
      for (const query of queries) expect(query, path).to.include('from sessions')
      expect(kept.text, path).to.equal(first.text)
      expect(kept.headers.etag, path).to.equal(first.headers.etag)
      expect(unchanged.status, path).to.equal(304)
      expect(unchanged.text, path).to.equal('')
    }
  })

  it('may be kept by this browser alone, which asks each time', async () => {
    for (const path of pagesThatStay()) {
      const { headers } = await owner.get(path)
      // what customers' or members' names stand on is kept nowhere
      const people = /^\/(orders|members)/.test(path)
      expect(headers['cache-control'], path).to.equal(people ? 'no-store' : 'private, no-cache')
      expect(headers.vary, path).to.equal('Cookie')
      expect(headers.etag, path).to.match(/^W\/"[\w-]{20,}"$/)
    }
    for (const path of ['/profile', '/account', '/handovers', '/orders/999999']) {
      const { headers } = await owner.get(path)
      expect(headers['cache-control'], path).to.equal('no-store')
      expect(headers.etag, path).to.equal(undefined)
    }
  })

  it('is another one as soon as anything on it has changed', async () => {
    const { db } = dashboard
    const orders = createOrderRepository(db)
    const { id } = shop.business
    const accept = () =>
      orders.setStatus(
        { businessId: id, orderId, from: 'pending', to: 'accepted', actor: { kind: 'customer' } },
        db,
      )
    expect(await statusAfter('/orders', () => placeOrder(db, shop))).to.equal(200)
    expect(await statusAfter('/orders', () => orders.setNote(id, orderId, 'ring twice'))).to.equal(200)
    expect(await statusAfter(`/orders/${orderId}`, accept)).to.equal(200)
    const rename = 'update customers set name = :name where business_id = :id'
    expect(await statusAfter('/orders', async () => db.raw(rename, { name: 'Noa', id }))).to.equal(200)
    expect(await statusAfter('/statistics', () => placeOrder(db, shop))).to.equal(200)
    const soldOut = 'update menu_items set available = false where business_id = :id'
    expect(await statusAfter('/menu', async () => db.raw(soldOut, { id }))).to.equal(200)
    expect(await statusAfter('/members', () => shop.invite('driver'))).to.equal(200)
    const terms = 'update businesses set ready_in_minutes = 44 where id = :id'
    for (const path of pagesThatStay()) {
      await db.raw('update businesses set ready_in_minutes = 30 where id = :id', { id })
      expect(await statusAfter(path, async () => db.raw(terms, { id })), path).to.equal(200)
    }
  })

  it('stays the same while something else changes', async () => {
    const { db } = dashboard
    for (const path of ['/menu', '/members', '/settings']) {
      expect(await statusAfter(path, () => placeOrder(db, shop)), path).to.equal(304)
    }
    const other = await dashboard.openShop()
    for (const path of pagesThatStay()) {
      expect(await statusAfter(path, () => placeOrder(db, other)), path).to.equal(304)
    }
  })

  it('stays an order’s while others change, but not while it does', async () => {
    const { db } = dashboard
    const orders = createOrderRepository(db)
    const { id } = shop.business
    const path = `/orders/${orderId}`
    // the ids that follow are in the other parts, up to the one that shares this one's
    const others = await Promise.all(Array.from({ length: 7 }, () => placeOrder(db, shop)))
    const note = (of: number, text: string) => () => orders.setNote(id, of, text)
    for (const other of others.filter(({ id }) => id % 8 !== orderId % 8)) {
      expect(await statusAfter(path, note(other.id, 'ring twice')), `${other.id}`).to.equal(304)
    }
    expect(await statusAfter(path, note(orderId, 'leave it at the door'))).to.equal(200)
    expect((await owner.get(path)).text).to.include('leave it at the door')
    const rename = 'update customers set name = :name where business_id = :id'
    expect(await statusAfter(path, async () => db.raw(rename, { name: 'Noa', id }))).to.equal(200)
    const email =
      'update users set email = :email where id in (select user_id from members where business_id = :id)'
    const unique = { email: `${orderId}@example.com`, id }
    expect(await statusAfter(path, async () => db.raw(email, unique))).to.equal(200)
  })

  it('is another one when the ages on it go on', async () => {
    const minute = async (): Promise<void> => {
      dashboard.clock.now = new Date(dashboard.clock.now.getTime() + 60_000)
    }
    expect(await statusAfter('/orders', minute)).to.equal(200)
    expect(await statusAfter(`/orders/${orderId}`, minute)).to.equal(200)
    expect(await statusAfter('/menu', minute)).to.equal(304)
  })

  it('is nobody else’s: not another person’s, another browser’s or another shop’s', async () => {
    const [kitchen, other] = [await shop.signedIn('kitchen'), await dashboard.openShop()]
    const stranger = await other.signedIn('owner')
    for (const browser of [kitchen, stranger]) await browser.get('/profile')
    const seen = await owner.get('/orders')
    expect(seen.text).to.include('Maya')
    expect((await again(kitchen, '/orders', seen)).status).to.equal(200)
    const theirs = await again(stranger, '/orders', seen)
    expect(theirs.status).to.equal(200)
    expect(theirs.text).not.to.include('Maya')
    expect(
      (await again(stranger, `/orders/${orderId}`, await owner.get(`/orders/${orderId}`))).status,
    ).to.equal(404)
  })

  it('is gone with the role, the membership and the session', async () => {
    const { db } = dashboard
    const kitchen = await shop.signedIn('kitchen')
    await kitchen.get('/profile')
    const { headers } = await kitchen.get('/menu')
    const etag = String(headers.etag)
    const set = async (role: string) =>
      db.raw("update members set role = :role where business_id = :id and role <> 'owner'", {
        role,
        id: shop.business.id,
      })
    await set('driver')
    expect((await kitchen.get('/menu').set('If-None-Match', etag)).status).to.equal(403)
    await set('kitchen')
    await db.raw("update members set removed_at = now() where business_id = :id and role = 'kitchen'", {
      id: shop.business.id,
    })
    expect((await kitchen.get('/menu').set('If-None-Match', etag)).status).to.equal(303)
    const seen = await owner.get('/orders')
    await submit(owner, '/profile', {}, '/sign-out')
    const after = await again(owner, '/orders', seen)
    expect(after.status).to.equal(303)
  })

  it('tells what became of a press once, and is itself again', async () => {
    const before = await owner.get('/orders')
    const fields = { from: 'pending', to: 'accepted', back: '/orders' }
    const pressed = await submit(owner, '/orders', fields, `/orders/${orderId}/status`)
    expect(pressed.headers.location).to.equal('/orders')
    const told = await again(owner, '/orders', before)
    expect(told.text).to.include('is now “Accepted”')
    expect(told.headers.etag).to.equal(undefined)
    const next = await owner.get('/orders')
    expect(next.text).not.to.include('is now')
    expect(next.text).to.include('Accepted')
  })
})
