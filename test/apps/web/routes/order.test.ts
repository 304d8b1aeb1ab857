import { queryRow } from '@comanda/shared/database/rows.js'
import { roles } from '@comanda/shared/members/types.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createOrderService } from '@comanda/shared/orders/service.js'
import type { OrderStatus } from '@comanda/shared/orders/types.js'
import { expect } from 'chai'
import { type CheerioAPI, load } from 'cheerio'
import request from 'supertest'
import { type Browser, type Shop, submit, tokenOf, useDashboard } from '../support/dashboard.js'
import { margherita, placeOrder, requestChange } from '../support/orders.js'

describe('an order', () => {
  const dashboard = useDashboard()
  let shop: Shop
  const browsers = new Map<string, Browser>()

  before(async () => {
    shop = await dashboard.openShop()
    for (const role of roles) browsers.set(role, await shop.signedIn(role))
  })

  function as(role: string): Browser {
    const browser = browsers.get(role)
    if (browser === undefined) throw new Error(`nobody is signed in as ${role}`)
    return browser
  }

  const open = async (role: string, id: number): Promise<CheerioAPI> =>
    load((await as(role).get(`/orders/${id}`)).text)

  /** An order that has come this far. */
  async function placeAt(status: OrderStatus, fulfilment: 'delivery' | 'pickup' = 'pickup'): Promise<number> {
    const { id } = await placeOrder(dashboard.db, shop)
    await dashboard.db.raw('update orders set status = :status, fulfilment = :fulfilment where id = :id', {
      status,
      fulfilment,
      id,
    })
    return id
  }

  const statusOf = async (id: number): Promise<string | undefined> =>
    (await createOrderRepository(dashboard.db).find(shop.business.id, id))?.status

  const press = (role: string, id: number, fields: Record<string, string>): Promise<request.Response> =>
    submit(as(role), `/orders/${id}`, fields, `/orders/${id}/status`)

  const buttons = ($: CheerioAPI): string[] =>
    $('.order__steps button, .refusal summary')
      .map((_, button) => $(button).text())
      .get()

  const textOf = ($: CheerioAPI, selector: string): string[] =>
    $(selector)
      .map((_, element) => $(element).text().replace(/\s+/g, ' ').trim())
      .get()

  it('shows what the customer wrote besides, on the list too', async () => {
    const details = { notTaken: 'flurb, zorks' }
    const { id } = await placeOrder(dashboard.db, shop, { details })
    expect(textOf(await open('owner', id), '.banner').join()).to.include('also wrote: “flurb, zorks”')
    const list = load((await as('owner').get('/orders')).text)
    expect(textOf(list, '.badge').join()).to.include('Also wrote: flurb, zorks')
  })

  describe('that its customer wants otherwise while it is made', () => {
    const ask = (id: number): Promise<void> => requestChange(dashboard.db, shop, id)
    const requestButtons = ($: CheerioAPI): string[] => textOf($, '.order__requests button')
    const decide = async (role: string, id: number, index: number): Promise<void> => {
      const $ = await open(role, id)
      const form = $('.order__requests form').eq(index)
      const fields = Object.fromEntries(
        form
          .find('input[type=hidden]')
          .toArray()
          .map(input => [$(input).attr('name'), String($(input).val())]),
      )
      await submit(as(role), `/orders/${id}`, fields, `/orders/${id}/requests`)
    }

    it('offers to accept or to refuse it, with what it would come to, and does so once', async () => {
      const id = await placeAt('preparing')
      await ask(id)
      const $ = await open('kitchen', id)
      expect(requestButtons($)).to.deep.equal(['Accept the change', 'Refuse the change'])
      expect(textOf($, '.banner').join()).to.include('would come to $28.50')
      expect(requestButtons(await open('driver', id))).to.deep.equal([])
      await decide('kitchen', id, 0)
      const after = await open('kitchen', id)
      expect(textOf(after, '.banner').join()).to.include('The customer is told').and.include('Accepted')
      expect(requestButtons(after)).to.deep.equal([])
      expect(textOf(after, '.order__lines').join()).to.include('$28.50')
      const told = await dashboard.db('outbox').orderBy('id', 'desc').first('body')
      expect(told?.body).to.include('is changed')
    })

    it('leaves it as it is where it is refused', async () => {
      const id = await placeAt('preparing')
      await ask(id)
      await decide('owner', id, 1)
      const $ = await open('owner', id)
      expect(textOf($, '.banner').join()).to.include('Refused')
      expect(textOf($, '.order__lines').join()).to.include('$19.00')
    })
  })

  it('shows what was ordered, with its fee, total and the customer’s details', async () => {
    const { id, number } = await placeOrder(dashboard.db, shop, {
      customerName: 'Maya',
      lines: [
        {
          ...margherita,
          options: [{ group: 'x', option: 'cheese', name: 'cheese', amount: 'extra', part: 'left' }],
        },
        {
          ...margherita,
          name: 'Olives',
          quantity: 0.5,
          unit: 'kg',
          totalMinor: 600,
          readFrom: ['<b>olives</b>', 'make it half a kilo'],
        },
      ],
      details: { address: '12 Mill Lane', payment: 'cash' },
    })
    await dashboard.db.raw(
      `update orders set fee_minor = 250, total_minor = total_minor + 250, fulfilment = 'delivery' where id = :id`,
      { id },
    )
    await dashboard.db.raw(
      `update contacts set phone = '447700900123@c.us' where id = (
         select contact_id from customers where id = (select customer_id from orders where id = :id))`,
      { id },
    )
    const $ = await open('kitchen', id)
    expect($('h1').text()).to.equal(`Order #${number}`)
    expect(textOf($, '.lines tbody tr')).to.deep.equal([
      '2 × Margherita extra cheese (left half) $19.00',
      '0.5 kg Olives $6.00',
      'Delivery fee$2.50',
    ])
    expect(textOf($, '.lines tfoot')).to.deep.equal(['Total$27.50'])
    expect(textOf($, '.reading li')).to.deep.equal([
      '2 × Margherita, extra cheese (left half) from “2 margheritas”',
      '0.5 kg Olives from “<b>olives</b>” and “make it half a kilo”',
    ])
    expect(textOf($, '.details > div')).to.deep.equal([
      'Address12 Mill Lane',
      'Paymentcash',
      'WhatsApp number+447700900123',
    ])
    expect($('.details a').attr('href')).to.equal('tel:+447700900123')
    expect($('.order__top .muted').text()).to.include('Delivery')
  })

  it('shows the messages that it came from, and nothing of them as code', async () => {
    const id = await placeAt('pending')
    const nasty = '<img src=x onerror=alert(1)>\nsecond line'
    await dashboard.db.raw(
      'update inbox set body = :body where id = (select inbox_id from order_messages where order_id = :id)',
      { body: nasty, id },
    )
    const $ = await open('kitchen', id)
    expect($('.bubble__text').text()).to.equal(nasty)
    expect($('.bubble img').length).to.equal(0)
  })

  describe('in its next steps', () => {
    for (const [status, fulfilment, expected] of [
      ['pending', 'pickup', ['Accept order', 'Reject…']],
      ['accepted', 'pickup', ['Start preparing', 'Ready', 'Cancel the order…']],
      ['preparing', 'pickup', ['Ready', 'Cancel the order…']],
      ['ready', 'pickup', ['Completed', 'Cancel the order…']],
      ['ready', 'delivery', ['Out for delivery', 'Cancel the order…']],
      ['out_for_delivery', 'delivery', ['Completed', 'Cancel the order…']],
      ['completed', 'pickup', []],
      ['rejected', 'pickup', []],
    ] as const) {
      it(`offers ${expected.join(', ') || 'nothing'} for a ${fulfilment} that is ${status}`, async () => {
        const $ = await open('kitchen', await placeAt(status, fulfilment))
        expect(buttons($)).to.deep.equal(expected)
        expect($('.order__steps .button--primary').length).to.equal(expected.length > 0 ? 1 : 0)
      })
    }

    it('leaves taking and refusing an order to the counter, and bringing it to everybody', async () => {
      const id = await placeAt('pending')
      const $ = await open('driver', id)
      expect(buttons($)).to.deep.equal([])
      expect($('.order__steps').text()).to.include('The next step is the kitchen’s')
      for (const [from, to] of [
        ['pending', 'accepted'],
        ['pending', 'rejected'],
        ['ready', 'cancelled'],
      ] as const) {
        const answer = await press('driver', id, { from, to, reason: 'x' })
        expect(answer.status, to).to.equal(403)
      }
      expect(await statusOf(id)).to.equal('pending')
      const ready = await placeAt('ready', 'delivery')
      expect(buttons(await open('driver', ready))).to.deep.equal(['Out for delivery'])
      expect((await press('driver', ready, { from: 'ready', to: 'out_for_delivery' })).status).to.equal(303)
      expect(await statusOf(ready)).to.equal('out_for_delivery')
    })

    for (const role of ['owner', 'manager', 'kitchen']) {
      it(`lets a person of the role ${role} accept it, says so once, and keeps who and when`, async () => {
        const id = await placeAt('pending')
        const answer = await press(role, id, { from: 'pending', to: 'accepted' })
        expect(answer.status).to.equal(303)
        expect(answer.headers.location).to.equal(`/orders/${id}`)
        const $ = await open(role, id)
        expect($('main .banner span').text()).to.equal('The order is now “Accepted”.')
        expect($('main .banner form').attr('action')).to.equal(`/orders/${id}/undo`)
        expect($('.page-header .badge').text()).to.equal('Accepted')
        const [ordered, accepted] = textOf($, '.timeline li')
        expect(ordered).to.match(/^\d\d:\d\d Ordered The customer$/)
        expect(accepted).to.match(new RegExp(`^\\d\\d:\\d\\d New → Accepted ${role}-\\w+@example.com$`))
        expect((await open(role, id))('main .banner').length).to.equal(0)
        const { rows } = await dashboard.db.raw(
          `select o.body from outbox o join orders r on r.chat_id = o.chat_id where r.id = ${id}`,
        )
        expect(rows[0].body).to.include('is accepted')
      })
    }

    it('asks why when it is rejected, and tells the reason', async () => {
      const id = await placeAt('pending')
      const without = await press('kitchen', id, { from: 'pending', to: 'rejected', otherReason: '  ' })
      expect(without.status).to.equal(422)
      const $ = load(without.text)
      expect($('.error-summary a').attr('href')).to.equal('#otherReason')
      expect($('.refusal').attr('open')).not.to.equal(undefined)
      expect(await statusOf(id)).to.equal('pending')
      const tooLong = await press('kitchen', id, {
        from: 'pending',
        to: 'rejected',
        otherReason: 'x'.repeat(301),
      })
      expect(tooLong.status).to.equal(422)
      expect(load(tooLong.text)('#otherReason').val(), 'nothing written is lost').to.have.length(301)
      expect(
        load(tooLong.text)('.refusal input[type=radio]')
          .map((_, radio) => load(tooLong.text)(radio).attr('value'))
          .get(),
      ).to.include('We’re closed')
      const told = await press('kitchen', id, {
        from: 'pending',
        to: 'rejected',
        reason: 'We’re closed',
        otherReason: '<b>No dough</b>',
      })
      expect(told.status).to.equal(303)
      expect(textOf(await open('kitchen', id), '.timeline__reason')).to.deep.equal(['“<b>No dough</b>”'])
    })

    it('offers the usual reasons in the language that the customer is told them in', async () => {
      const there = await dashboard.openShop()
      await dashboard.db.raw(`update businesses set language = 'es-MX' where id = ?`, [there.business.id])
      const owner = await there.signedIn('owner')
      const { id } = await placeOrder(dashboard.db, there)
      const $ = load((await owner.get(`/orders/${id}`)).text)
      expect($('.refusal summary').text(), 'the page itself is for staff').to.equal('Reject…')
      const reasons = $('.refusal input[type=radio]').map((_, radio) => String($(radio).attr('value')))
      expect(reasons.get()).to.include('Estamos cerrados')
      const fields = { from: 'pending', to: 'rejected', reason: 'Estamos cerrados' }
      await submit(owner, `/orders/${id}`, fields, `/orders/${id}/status`)
      const told = await queryRow<{ body: string }>(
        dashboard.db,
        `select body from outbox where kind = 'status' and chat_id = (select chat_id from orders where id = :id)`,
        { id },
      )
      expect(told?.body).to.equal('Lo sentimos, no podemos aceptar tu pedido *#1*: Estamos cerrados')
    })

    it('lets one of two people win, and shows the other what happened', async () => {
      const id = await placeAt('pending')
      const pages = await Promise.all([as('owner').get(`/orders/${id}`), as('kitchen').get(`/orders/${id}`)])
      const send = (role: string, html: string, to: string): Promise<request.Response> =>
        as(role)
          .post(`/orders/${id}/status`)
          .type('form')
          .send({ _csrf: tokenOf(html), from: 'pending', to, reason: 'x' })
      const answers = await Promise.all([
        send('owner', pages[0].text, 'accepted'),
        send('kitchen', pages[1].text, 'accepted'),
      ])
      expect(answers.map(({ status }) => status)).to.deep.equal([303, 303])
      const banners = [
        (await open('owner', id))('main .banner span').text(),
        (await open('kitchen', id))('main .banner span').text(),
      ]
      expect(banners.filter(text => text === 'The order is now “Accepted”.')).to.have.length(1)
      expect(
        banners.filter(text => /did that already\. The order is “Accepted”; nothing/.test(text)),
      ).to.have.length(1)
      const $ = await open('owner', id)
      expect($('.timeline li').length).to.equal(2)

      const late = await send('kitchen', (await as('kitchen').get(`/orders/${id}`)).text, 'rejected')
      expect(late.status).to.equal(303)
      expect((await open('kitchen', id))('main .banner span').text()).to.match(
        /(was faster|in another window).*now “Accepted”. Your press changed nothing\.$/,
      )
      expect(await statusOf(id)).to.equal('accepted')
    })

    it('takes a press on the list back to the same list', async () => {
      const id = await placeAt('pending')
      const answer = await press('kitchen', id, {
        from: 'pending',
        to: 'accepted',
        back: '/orders?status=all',
      })
      expect(answer.headers.location).to.equal('/orders?status=all')
      const $ = load((await as('kitchen').get('/orders?status=all')).text)
      expect($('main .banner span').text()).to.match(/^Order #\d+ is now “Accepted”\.$/)
    })

    it('takes no step that isn’t one', async () => {
      const id = await placeAt('pending')
      expect((await press('owner', id, { from: 'pending', to: 'completed' })).status).to.equal(303)
      expect((await open('owner', id))('main .banner span').text()).to.equal(
        'The order is “New”: that step isn’t possible from there. Nothing was changed.',
      )
      for (const fields of [
        { from: 'pending', to: 'nonsense' },
        { from: '', to: 'accepted' },
        { to: '__proto__' },
      ]) {
        expect((await press('owner', id, fields as Record<string, string>)).status).to.equal(403)
      }
      expect((await press('owner', id, { from: 'pending', to: 'pending' })).status).to.equal(403)
      expect(await statusOf(id)).to.equal('pending')
    })
  })

  describe('with a note of the shop’s own', () => {
    const note = (role: string, id: number, text: string): Promise<request.Response> =>
      submit(as(role), `/orders/${id}`, { note: text }, `/orders/${id}/note`)

    for (const role of roles) {
      it(`takes one from a person of the role ${role}`, async () => {
        const id = await placeAt('accepted')
        expect((await note(role, id, 'Ring <twice>\r\nthen wait ')).status).to.equal(303)
        const $ = await open(role, id)
        expect($('#note').val()).to.equal('Ring <twice>\nthen wait')
        expect($('main .banner').text()).to.equal('Your note is kept.')
        await note(role, id, ' ')
        expect((await open(role, id))('#note').val()).to.equal('')
      })
    }

    it('keeps what was typed where it is too long', async () => {
      const id = await placeAt('accepted')
      const answer = await note('owner', id, 'x'.repeat(1_001))
      expect(answer.status).to.equal(422)
      expect(load(answer.text)('#note').val()).to.have.length(1_001)
    })
  })

  it('is another shop’s alone, and changes for nobody without the form’s token or from elsewhere', async () => {
    const other = await dashboard.openShop()
    const { id } = await placeOrder(dashboard.db, other)
    const mine = await placeAt('pending')
    const token = tokenOf((await as('owner').get(`/orders/${mine}`)).text)
    for (const [action, fields] of [
      ['status', { from: 'pending', to: 'accepted' }],
      ['note', { note: 'x' }],
    ] as const) {
      const send = (browser: Browser, at: string | number, extra: object = {}) =>
        browser
          .post(`/orders/${at}/${action}`)
          .type('form')
          .send({ ...fields, ...extra })
      for (const wrong of [id, 0, '1.5', 'abc', '99999999999999999999']) {
        expect((await send(as('owner'), wrong, { _csrf: token })).status, String(wrong)).to.equal(404)
      }
      expect((await send(as('owner'), mine)).status).to.equal(403)
      expect((await send(as('owner'), mine, { _csrf: 'x'.repeat(64) })).status).to.equal(403)
      const foreign = send(as('owner'), mine, { _csrf: token }).set('Origin', 'https://evil.example')
      expect((await foreign).status).to.equal(403)
      const nobody = request.agent(dashboard.app)
      const ended = await send(nobody, mine, { _csrf: token }).set(
        'Referer',
        `http://127.0.0.1/orders/${mine}?x`,
      )
      expect(ended.headers.location, 'whose session ended').to.equal(
        `/sign-in?next=${encodeURIComponent(`/orders/${mine}?x`)}`,
      )
      const odd = await send(nobody, mine, { _csrf: token }).set('Referer', 'https://evil.example//evil')
      expect(odd.headers.location, 'no way out of the dashboard').to.equal('/sign-in')
    }
    expect(await statusOf(mine)).to.equal('pending')
    const theirs = await createOrderRepository(dashboard.db).find(other.business.id, id)
    expect(theirs).to.include({ status: 'pending', note: undefined })
  })

  it('has a version that goes up with each change, whichever began first', async () => {
    const { id } = await placeOrder(dashboard.db, shop)
    const orders = createOrderRepository(dashboard.db)
    const steps = createOrderService(dashboard.db)
    const versionOf = async (): Promise<number> => (await orders.find(shop.business.id, id))?.version ?? 0
    const placed = await versionOf()
    await dashboard.db.transaction(async early => {
      await early.raw('select now()')
      const change = { businessId: shop.business.id, orderId: id, actor: { kind: 'system' } } as const
      await steps.changeStatus({ ...change, from: 'pending', to: 'accepted' })
      const accepted = await versionOf()
      expect(accepted).to.be.greaterThan(placed)
      await steps.changeStatus({ ...change, from: 'accepted', to: 'preparing' }, early)
      const [change2] = await createOrderRepository(early).changedSince(
        shop.business.id,
        { version: accepted, id },
        10,
      )
      expect(change2).to.include({ id, status: 'preparing' })
    })
  })
})
