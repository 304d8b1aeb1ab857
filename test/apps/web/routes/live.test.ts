import { get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import { createOrderService } from '@comanda/shared/orders/service.js'
import { serve } from '@comanda/web/serve.js'
import { expect } from 'chai'
import request from 'supertest'
import { waitFor } from '../../../support/wait-for.js'
import { waitForPerson } from '../support/chats.js'
import {
  type Browser,
  type Dashboard,
  openDashboard,
  password,
  type Shop,
  submit,
} from '../support/dashboard.js'
import { openStream } from '../support/live.js'
import { placeOrder } from '../support/orders.js'

/** as a browser sends them back */
const cookiesOf = ({ headers }: request.Response): string =>
  [...(headers['set-cookie'] ?? [])].map(cookie => cookie.split(';')[0]).join('; ')

describe('the live stream of orders', () => {
  let dashboard: Dashboard
  let shop: Shop
  let server: Awaited<ReturnType<typeof serve>>
  const closers: (() => void)[] = []

  beforeEach(async () => {
    dashboard = await openDashboard({ heartbeatMs: 150, mostStreams: 5, mostPerSession: 2 })
    shop = await dashboard.openShop()
    server = await serve(dashboard.app, { host: '127.0.0.1', port: 0 })
  })

  afterEach(async () => {
    for (const close of closers.splice(0)) close()
    await waitFor('the streams to end', () => dashboard.live.count() === 0)
    await dashboard.live.close()
    await server.close()
    // throws where the listener's connection is left
    await dashboard.close()
  })

  async function signIn(
    at: Shop,
    role: 'owner' | 'kitchen',
  ): Promise<{ browser: Browser; cookie: string; email: string }> {
    const browser = request.agent(server.url)
    const { path, email } = await at.invite(role)
    const answer = await submit(browser, path, { password })
    const cookie = cookiesOf(answer)
    return { browser, cookie, email }
  }

  async function listen(cookie: string, after?: number) {
    const stream = await openStream(server.url, cookie, after)
    closers.push(stream.close)
    return stream
  }

  const accept = (id: number) =>
    createOrderService(dashboard.db).changeStatus({
      businessId: shop.business.id,
      orderId: id,
      from: 'pending',
      to: 'accepted',
      actor: { kind: 'system' },
    })

  it('tells a new order and each of its steps, as soon as they are committed', async () => {
    const { cookie } = await signIn(shop, 'kitchen')
    const stream = await listen(cookie)
    expect(stream.headers['content-type']).to.equal('text/event-stream; charset=utf-8')
    expect(stream.headers['cache-control']).to.include('no-store')
    expect(stream.headers['content-encoding']).to.equal(undefined)
    await stream.until(() => stream.of('standing').length > 0)
    const { id, number } = await placeOrder(dashboard.db, shop)
    await stream.until(() => stream.orders().length === 1)
    expect(stream.orders()[0]).to.include({ id, number, status: 'pending', word: 'New', tone: 'waiting' })
    await stream.until(() => stream.of('standing').at(-1)?.newest === 1)
    await accept(id)
    await stream.until(() => stream.orders().length === 2)
    expect(stream.orders()[1]).to.include({ id, status: 'accepted', word: 'Accepted' })
    await stream.until(() => stream.of('standing').at(-1)?.pending === 0)
    await stream.until(() => stream.of('beat').length > 1)
  })

  it('tells how many customers wait for a person, and when nobody does any more', async () => {
    const { cookie } = await signIn(shop, 'kitchen')
    const stream = await listen(cookie)
    const waiting = (count: number) => stream.until(() => stream.of('standing').at(-1)?.waiting === count)
    await waiting(0)
    const { contactId } = await waitForPerson(dashboard.db, shop)
    await waiting(1)
    const businessId = shop.business.id
    const { id: memberId } = await dashboard.db('members').where({ business_id: businessId }).first('id')
    await createHandoverRepository(dashboard.db).closeAll({ businessId, contactId, memberId })
    await waiting(0)
  })

  it('resumes after what the browser heard last, without a gap', async () => {
    const { cookie } = await signIn(shop, 'kitchen')
    const first = await listen(cookie)
    const one = await placeOrder(dashboard.db, shop)
    await first.until(() => first.orders().length === 1)
    first.close()
    const two = await placeOrder(dashboard.db, shop)
    const three = await placeOrder(dashboard.db, shop)
    const second = await listen(cookie, first.lastId())
    await second.until(() => second.orders().length >= 3)
    // the overlap brings the first again, under the same version
    expect(second.orders().map(({ id }) => id)).to.include.members([one.id, two.id, three.id])
    expect(second.orders().find(({ id }) => id === one.id)?.version).to.equal(first.orders()[0]?.version)
  })

  it('tells what was committed late, behind what was told already', async () => {
    const { cookie } = await signIn(shop, 'kitchen')
    const late = await placeOrder(dashboard.db, shop)
    const stream = await listen(cookie)
    await stream.until(() => stream.orders().length === 1)
    await dashboard.db.transaction(async slow => {
      await slow.raw(`update orders set note = 'late', updated_at = clock_timestamp() where id = ${late.id}`)
      await placeOrder(dashboard.db, shop)
      await stream.until(() => stream.orders().length === 2)
      await slow.raw(`select pg_notify('orders', '${shop.business.id}')`)
    })
    await stream.until(() => stream.orders().length === 3)
    expect(stream.orders()[2]?.id).to.equal(late.id)
    expect(stream.orders()[2]?.version).to.be.lessThan(stream.orders()[1]?.version ?? 0)
  })

  it('tells each of many orders at once, to each of several browsers', async () => {
    const people = [await signIn(shop, 'owner'), await signIn(shop, 'kitchen'), await signIn(shop, 'kitchen')]
    const streams = []
    for (const { cookie } of people) streams.push(await listen(cookie))
    await Promise.all(Array.from({ length: 60 }, () => placeOrder(dashboard.db, shop)))
    for (const stream of streams) {
      await stream.until(() => new Set(stream.orders().map(({ id }) => id)).size === 60)
    }
  })

  it('tells a page to read its list anew where too much has changed to tell one by one', async () => {
    const { cookie } = await signIn(shop, 'kitchen')
    const { id } = await placeOrder(dashboard.db, shop)
    const stream = await listen(cookie)
    await stream.until(() => stream.of('standing').length > 0)
    await dashboard.db.raw(
      `insert into orders (business_id, customer_id, chat_id, number, currency, total_minor)
       select business_id, customer_id, chat_id, number + n, currency, total_minor
       from orders, generate_series(1, 1100) n where id = :id`,
      { id },
    )
    await dashboard.db.raw(`select pg_notify('orders', '${shop.business.id}')`)
    await stream.until(() => stream.of('reset').length > 0)
    expect(stream.orders().length).to.be.lessThan(3)
  })

  it('keeps each business’s orders to its own people', async () => {
    const other = await dashboard.openShop()
    const { cookie } = await signIn(other, 'owner')
    const stream = await listen(cookie)
    await placeOrder(dashboard.db, shop)
    const own = await placeOrder(dashboard.db, other)
    await stream.until(() => stream.orders().length === 1)
    await stream.until(() => stream.of('beat').length > 2)
    expect(stream.orders().map(({ id }) => id)).to.deep.equal([own.id])
    expect(stream.of('standing').at(-1)?.newest).to.equal(1)
  })

  it('ends when its person signs out, at once', async () => {
    const { browser, cookie } = await signIn(shop, 'kitchen')
    const stream = await listen(cookie)
    const colleague = await listen((await signIn(shop, 'owner')).cookie)
    await stream.until(() => stream.of('standing').length > 0)
    expect(dashboard.live.count()).to.equal(2)
    await submit(browser, '/orders', {}, '/sign-out')
    expect(dashboard.live.count()).to.equal(1)
    await stream.until(() => stream.isOver())
    expect(stream.of('reload')).to.have.length(1)
    expect(colleague.isOver()).to.equal(false)
  })

  for (const [what, sql] of [
    ['has another role', `update members set role = 'driver' where user_id = :userId`],
    [
      'is signed out elsewhere',
      `delete from sessions where sess->>'loginId' in
        (select cast(id as text) from logins where user_id = :userId)`,
    ],
  ] as const) {
    it(`tells nothing more to somebody who ${what}`, async () => {
      const { cookie, email } = await signIn(shop, 'kitchen')
      const stream = await listen(cookie)
      await stream.until(() => stream.of('standing').length > 0)
      const { rows } = await dashboard.db.raw('select id from users where email = :email', { email })
      await dashboard.db.raw(sql, { userId: rows[0].id })
      await placeOrder(dashboard.db, shop)
      await stream.until(() => stream.isOver())
      expect(stream.orders()).to.deep.equal([])
      expect(stream.of('reload')).to.have.length(1)
    })
  }

  it('takes a browser’s newest connections, and no more than the process has room for', async () => {
    const { cookie } = await signIn(shop, 'kitchen')
    const oldest = await listen(cookie)
    const kept = [await listen(cookie), await listen(cookie)]
    await oldest.until(() => oldest.isOver())
    expect(kept.map(stream => stream.isOver())).to.deep.equal([false, false])
    for (let more = 0; more < 3; more += 1) await listen((await signIn(shop, 'kitchen')).cookie)
    expect(dashboard.live.count()).to.equal(5)
    const refused = await fetch(`${server.url}/live`, {
      headers: { cookie: (await signIn(shop, 'owner')).cookie },
    })
    expect(refused.status).to.equal(503)
    expect(refused.headers.get('retry-after')).to.equal('10')
  })

  it('leaves the others their share, whatever one member or one shop opens', async () => {
    await dashboard.live.close()
    await dashboard.close()
    await server.close()
    dashboard = await openDashboard({ mostStreams: 20, mostPerSession: 2, mostPerMember: 3, mostPerShop: 4 })
    shop = await dashboard.openShop()
    server = await serve(dashboard.app, { host: '127.0.0.1', port: 0 })
    const { cookie, email } = await signIn(shop, 'kitchen')
    await listen(cookie)
    await listen(cookie)
    for (let more = 0; more < 4; more += 1) {
      const again = request.agent(server.url)
      await listen(cookiesOf(await submit(again, '/sign-in', { email, password })))
    }
    expect(dashboard.live.count(), 'of one member').to.equal(3)
    await listen((await signIn(shop, 'owner')).cookie)
    expect(dashboard.live.count(), 'of the shop').to.equal(4)
    const refused = await fetch(`${server.url}/live`, {
      headers: { cookie: (await signIn(shop, 'owner')).cookie },
    })
    expect(refused.status).to.equal(503)
    await listen((await signIn(await dashboard.openShop(), 'owner')).cookie)
    expect(dashboard.live.count()).to.equal(5)
  })

  it('forgets a browser that goes at whatever moment', async () => {
    const { cookie } = await signIn(shop, 'kitchen')
    for (let ms = 0; ms < 24; ms += 1) {
      const leaving = get(`${server.url}/live`, { headers: { cookie }, agent: false })
      leaving.on('error', () => undefined)
      setTimeout(() => leaving.destroy(), ms)
    }
    await wait(300)
    await waitFor('the streams to end', () => dashboard.live.count() === 0)
  })

  it('is for nobody who isn’t signed in', async () => {
    const answer = await fetch(`${server.url}/live`, { redirect: 'manual' })
    expect(answer.status).to.equal(303)
    expect(answer.headers.get('location')).to.match(/^\/sign-in/)
  })

  it('ends with the process, and takes nobody afterwards', async () => {
    const { cookie } = await signIn(shop, 'kitchen')
    const stream = await listen(cookie)
    await dashboard.live.close()
    await stream.until(() => stream.isOver())
    // the browser comes back by itself: that is no reason to load the page again
    expect(stream.of('reload')).to.deep.equal([])
    expect((await fetch(`${server.url}/live`, { headers: { cookie } })).status).to.equal(503)
  })
})
