import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { createOrderService } from '@comanda/shared/orders/service.js'
import type { OrderStatus } from '@comanda/shared/orders/types.js'
import { expect } from 'chai'
import { type CheerioAPI, load } from 'cheerio'
import { shopMenu } from '../../../support/menus.js'
import { waitForPerson } from '../support/chats.js'
import { type Browser, type Shop, submit, tokenOf, useDashboard } from '../support/dashboard.js'
import { margherita, placeOrder } from '../support/orders.js'

const minuteMs = 60_000

describe('the board', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let cook: Browser
  let clock: Date

  beforeEach(async () => {
    shop = await dashboard.openShop()
    cook = await shop.signedIn('kitchen')
    clock = new Date()
    dashboard.clock.now = clock
  })

  const ago = (minutes: number): Date => new Date(clock.getTime() - minutes * minuteMs)

  async function place(given: Parameters<typeof placeOrder>[2], status: OrderStatus = 'pending') {
    const placed = await placeOrder(dashboard.db, shop, given)
    if (status !== 'pending') {
      await dashboard.db.raw('update orders set status = ? where id = ?', [status, placed.id])
    }
    return placed
  }

  async function look(address = '/board', browser = cook): Promise<CheerioAPI> {
    const page = await browser.get(address)
    expect(page.status).to.equal(200)
    return load(page.text)
  }

  const words = (text: string): string => text.replace(/\s+/g, ' ').trim()

  /** The numbers in each column, by its heading. */
  function columnsOf($: CheerioAPI): Record<string, string[]> {
    return Object.fromEntries(
      $('.board__column')
        .toArray()
        .map(column => [
          words($(column).find('h2').text()).replace(/ \d+$/, ''),
          $(column)
            .find('.ticket__number')
            .toArray()
            .map(number => $(number).text()),
        ]),
    )
  }

  it('has a column for each status, in which what is due first stands first', async () => {
    await place({ createdAt: ago(5) })
    await place({ createdAt: ago(9) })
    await place({ createdAt: ago(20) }, 'accepted')
    await place({ createdAt: ago(2), due: { startAt: ago(30), at: ago(1) } }, 'accepted')
    await place({ createdAt: ago(20), fulfilment: 'pickup' }, 'ready')
    await place({ createdAt: ago(20), fulfilment: 'delivery' }, 'ready')
    await place({ createdAt: ago(40), fulfilment: 'delivery' }, 'out_for_delivery')
    await place({ createdAt: ago(1) }, 'completed')
    expect(columnsOf(await look())).to.deep.equal({
      New: ['#2', '#1'],
      'To make': ['#4', '#3'],
      'In the making': [],
    })
    expect(columnsOf(await look('/board?view=all'))).to.deep.equal({
      New: ['#2', '#1'],
      'To make': ['#4', '#3'],
      'In the making': [],
      Ready: ['#5', '#6'],
      'On the way': ['#7'],
    })
    // a driver begins with what is to be brought
    expect(columnsOf(await look('/board', await shop.signedIn('driver')))).to.deep.equal({
      'To be picked up': ['#5'],
      'To be sent out': ['#6'],
      'On the way': ['#7'],
    })
  })

  it('shows what a cook must not overlook', async () => {
    const line = {
      ...margherita,
      options: [
        { group: 'size', option: 'large', name: 'large', amount: 'normal' as const },
        { group: 'toppings', option: 'onions', name: 'onions', amount: 'none' as const },
      ],
      note: 'well done',
    }
    await place({
      customerName: 'Maya',
      lines: [line],
      details: {
        allergy: 'nuts',
        notTaken: 'one of those rolls',
        note: 'ring twice',
        address: '5 Oak St',
        payment: 'cash',
      },
      fulfilment: 'delivery',
    })
    const $ = await look()
    const ticket = $('.ticket')
    expect(words(ticket.find('.ticket__line').text())).to.equal('2 ×Margherita large no onions“well done”')
    expect(ticket.find('.ticket__option--away').text()).to.equal('no onions')
    expect(ticket.find('.ticket__allergy').text()).to.equal('Allergy: nuts')
    expect(words(ticket.find('.ticket__not-taken').text())).to.equal('Also wrote: “one of those rolls”')
    expect(words(ticket.find('.ticket__way').text())).to.equal('Delivery: 5 Oak St $19.00, cash')
    expect(words(ticket.text())).to.include('“ring twice”')
    expect(words(ticket.find('button').text())).to.equal('Accept order #1')
  })

  it('says in words how long an order has been there, and when that is too long', async () => {
    const paceOf = async (minutes: number, status: OrderStatus): Promise<string> => {
      const { id } = await place({ createdAt: ago(minutes) }, status)
      await dashboard.db.raw('update order_events set at = ? where order_id = ?', [ago(minutes), id])
      return words((await look('/board?view=all'))(`#ticket-${id} .ticket__pace`).text())
    }
    expect(await paceOf(1, 'pending')).to.equal('1 min')
    expect(await paceOf(4, 'pending')).to.equal('4 min Waits')
    expect(await paceOf(11, 'pending')).to.equal('11 min Late')
    // what was promised is half an hour
    expect(await paceOf(11, 'preparing')).to.equal('11 min')
    expect(await paceOf(21, 'preparing')).to.equal('21 min Due soon')
    expect(await paceOf(65, 'accepted')).to.equal('1 h 05 Late')
    expect(await paceOf(12, 'ready')).to.equal('12 min Waits')
  })

  it('holds back what is for later until it is time to begin, but not from who must accept it', async () => {
    const due = {
      startAt: new Date(clock.getTime() + 60 * minuteMs),
      at: new Date(clock.getTime() + 90 * minuteMs),
    }
    await place({ due, customerName: 'Inés' }, 'accepted')
    await place({ due })
    const $ = await look()
    expect(columnsOf($)).to.deep.equal({ New: ['#2'], 'To make': [], 'In the making': [] })
    expect(words($('#later summary').text())).to.equal('1 for later')
    expect($('#later li').text()).to.include('Inés')
    dashboard.clock.now = new Date(clock.getTime() + 61 * minuteMs)
    const later = await look()
    expect(columnsOf(later)['To make']).to.deep.equal(['#1'])
    expect(later('#later')).to.have.length(0)
  })

  it('shows a station what it makes, and how much others do', async () => {
    const [first] = shopMenu.items
    if (first === undefined) throw new Error('no item')
    const dish = (id: string, category: string | undefined) => ({
      ...first,
      id,
      name: id,
      ...(category && { category }),
    })
    await createMenuRepository(dashboard.db).replace(shop.business.id, {
      ...shopMenu,
      items: [dish('Margherita', 'Pizza'), dish('Coke', 'Drinks'), dish('Bread', undefined)],
    })
    const lines = (...names: string[]) => names.map(name => ({ ...margherita, itemKey: name, name }))
    await place({ lines: lines('Margherita', 'Coke') })
    await place({ lines: lines('Coke') })
    // nobody’s category, and no longer on the menu: everybody sees them
    await place({ lines: lines('Bread') })
    await place({ lines: lines('Focaccia') })
    const $ = await look('/board?station=Pizza')
    expect(columnsOf($).New).to.deep.equal(['#1', '#3', '#4'])
    expect($('#ticket-1, .ticket').first().find('.ticket__item').text()).to.equal('Margherita')
    expect($('.ticket__elsewhere').text()).to.equal('and 1 more at another station')
    expect(words($('#stations summary').text())).to.equal('Pizza')
    const hrefs = $('#stations a')
      .toArray()
      .map(link => $(link).attr('href'))
    expect(hrefs).to.deep.equal([
      '/board?view=kitchen',
      '/board?view=kitchen',
      '/board?view=kitchen&station=Pizza&station=Drinks',
    ])
    // a category that is gone, or never was, filters nothing
    expect(columnsOf(await look('/board?station=Soup&station=%00')).New).to.have.length(4)
  })

  it('says of an order that its customer wrote', async () => {
    const { contactId } = await waitForPerson(dashboard.db, shop)
    const { id } = await place({})
    await dashboard.db.raw(
      'update customers set contact_id = ? where id = (select customer_id from orders where id = ?)',
      [contactId, id],
    )
    const link = (await look())('.ticket__chat')
    expect(link.text()).to.equal('Wrote to you')
    expect(link.attr('href')).to.equal(`/handovers/${contactId}`)
    expect((await look('/board?view=all', await shop.signedIn('driver')))('.ticket__chat')).to.have.length(0)
  })

  async function bump(id: number, from: OrderStatus, to: OrderStatus, accept = 'text/html') {
    const page = await cook.get('/board')
    return cook
      .post(`/orders/${id}/status`)
      .type('form')
      .set('Accept', accept)
      .send({ _csrf: tokenOf(page.text), from, to, back: '/board?view=kitchen' })
  }

  it('keeps a ticket that was moved on in its place for ten seconds, with what takes it back', async () => {
    await place({ createdAt: ago(9) })
    const { id } = await place({ createdAt: ago(8) })
    await place({ createdAt: ago(7) })
    const answer = await bump(id, 'pending', 'accepted')
    expect(answer.headers.location).to.equal('/board?view=kitchen')
    dashboard.clock.now = new Date()
    const $ = await look('/board?view=kitchen')
    expect(columnsOf($)).to.deep.equal({ New: ['#1', '#2', '#3'], 'To make': ['#2'], 'In the making': [] })
    const moved = $(`#ticket-${id}-moved`)
    expect(words(moved.find('button').text())).to.equal('Accepted Undo #2')
    expect($('main .banner')).to.have.length(0)
    // it is who moved it that may take it back
    expect((await look('/board', await shop.signedIn('kitchen')))('.ticket--moved')).to.have.length(0)

    const back = await submit(cook, '/board', { to: 'accepted', back: '/board' }, `/orders/${id}/undo`)
    expect(back.headers.location).to.equal('/board')
    const undone = await look()
    expect(columnsOf(undone).New).to.deep.equal(['#1', '#2', '#3'])
    expect(undone('.ticket--moved')).to.have.length(0)
    expect(words(undone('main .banner').text())).to.equal('Order #2 is “New” again.')

    await bump(id, 'pending', 'accepted')
    dashboard.clock.now = new Date(Date.now() + 11_000)
    expect(columnsOf(await look()).New).to.deep.equal(['#1', '#3'])
  })

  it('answers a script with what became of its press', async () => {
    const { id, number } = await place({})
    const done = await bump(id, 'pending', 'accepted', 'application/json')
    expect(done.body).to.deep.equal({
      kind: 'moved',
      tone: 'going',
      text: `Order #${number} is now “Accepted”.`,
      undo: { action: `/orders/${id}/undo`, to: 'accepted' },
    })
    await createOrderService(dashboard.db).changeStatus({
      businessId: shop.business.id,
      orderId: id,
      from: 'accepted',
      to: 'preparing',
      actor: { kind: 'system' },
    })
    const late = await bump(id, 'accepted', 'ready', 'application/json')
    expect(late.body).to.include({ kind: 'overtaken', tone: 'waiting' })
    expect(late.body.text).to.include('Your press changed nothing')
    // nothing of it is said a second time
    expect((await look())('main .banner')).to.have.length(0)
  })
})
