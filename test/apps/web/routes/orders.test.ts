import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { expect } from 'chai'
import { type CheerioAPI, load } from 'cheerio'
import type { Browser, Dashboard, Shop } from '../support/dashboard.js'
import { openDashboard } from '../support/dashboard.js'
import { margherita, placeOrder } from '../support/orders.js'

describe('orders', () => {
  let dashboard: Dashboard

  before(async () => {
    dashboard = await openDashboard()
  })

  after(() => dashboard.close())

  const numbersOn = ($: CheerioAPI): string[] =>
    $('.row__number')
      .map((_, element) => $(element).text())
      .get()

  describe('of a shop without any', () => {
    it('says what will stand here and the one thing to do', async () => {
      const shop = await dashboard.openShop()
      const $ = load((await (await shop.signedIn('owner')).get('/orders')).text)
      expect($('.empty-state h2').text()).to.equal('No orders yet')
      expect($('.empty-state a').attr('href')).to.equal('/account')
    })
  })

  describe('of a busy shop', () => {
    let shop: Shop
    let browser: Browser

    before(async () => {
      shop = await dashboard.openShop()
      browser = await shop.signedIn('kitchen')
      // the same microsecond for several: the list still has one order
      for (let n = 1; n <= 25; n += 1) {
        await placeOrder(dashboard.db, shop, {
          createdAt: new Date(Date.UTC(2026, 0, 1, 0, Math.floor(n / 3))),
        })
      }
    })

    it('come newest first, twenty to a page', async () => {
      const $ = load((await browser.get('/orders?status=all')).text)
      expect(numbersOn($)).to.have.length(20)
      expect(numbersOn($)[0]).to.equal('#25')
      expect($('h1').next().text().trim()).to.equal('25 new orders')
      expect($('.list-total').text()).to.equal('25 orders')
    })

    for (const size of [10, 20, 25, 50]) {
      it(`can be walked through and back by ${size}, each once`, async () => {
        const seen: string[][] = []
        let address: string | undefined = `/orders?status=all&size=${size}`
        let last: CheerioAPI | undefined
        while (address !== undefined) {
          last = load((await browser.get(address)).text)
          seen.push(numbersOn(last))
          address = last('a[rel=next]').attr('href')
        }
        expect(seen.flat()).to.deep.equal(Array.from({ length: 25 }, (_, n) => `#${25 - n}`))
        const previous = last?.('a[rel=prev]').attr('href')
        if (seen.length > 1) {
          expect(numbersOn(load((await browser.get(String(previous))).text))).to.deep.equal(seen.at(-2))
        }
      })
    }

    for (const size of ['1e9', '1000000000', '-1', '0', '', '20.0', 'abc', "20' or 1=1", '%00']) {
      it(`come by twenty with a word about it when a page of ${JSON.stringify(size)} is asked for`, async () => {
        const page = await browser.get(`/orders?size=${size}`)
        expect(page.status).to.equal(200)
        const $ = load(page.text)
        expect(numbersOn($)).to.have.length(20)
        expect($('.banner').text()).to.equal('A page holds 10, 20, 25 or 50 orders. This one holds 20.')
      })
    }

    /** The scope within a cursor of the list as it opens. */
    async function scopeOf(address: string): Promise<string> {
      const next = load((await browser.get(address)).text)('a[rel=next]').attr('href') ?? ''
      const cursor = new URL(next, 'http://x').searchParams.get('cursor') ?? ''
      return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))[0]
    }

    it('start from the first when the cursor was tampered with', async () => {
      const good = load((await browser.get('/orders?size=10')).text)('a[rel=next]').attr('href') ?? ''
      const scope = await scopeOf('/orders?size=10')
      const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
      for (const cursor of [
        'x',
        '%00',
        good.slice(-20),
        encode([scope, 'next', '2026-02-31 00:00:00+00', 1, 0]),
        encode([
          scope.replace(`/${shop.business.id}/`, `/${shop.business.id + 1}/`),
          'next',
          '2026-01-01 00:00:00+00',
          1,
          0,
        ]),
        encode([await scopeOf('/orders?size=10&status=new'), 'next', '2026-01-01 00:00:00+00', 1, 0]),
      ]) {
        const page = await browser.get(`/orders?cursor=${cursor}`)
        expect(page.status, cursor).to.equal(200)
        expect(numbersOn(load(page.text))[0], cursor).to.equal('#1')
      }
      expect((await browser.get('/orders?cursor=a&cursor=b&size=10&size=20')).status).to.equal(200)
    })

    it('lead back from a page beyond the last', async () => {
      const at = Buffer.from(
        JSON.stringify([await scopeOf('/orders?size=10'), 'next', '2030-01-01 00:00:00+00', 1, 1]),
      ).toString('base64url')
      const $ = load((await browser.get(`/orders?cursor=${at}`)).text)
      expect($('.empty-state a').attr('href')).to.equal('/orders')
    })
  })

  describe('by status, day and text', () => {
    let shop: Shop
    let browser: Browser

    const find = async (search: string): Promise<CheerioAPI> =>
      load((await browser.get(`/orders${search}`)).text)

    before(async () => {
      // Apia is 13 hours ahead: its day ends before London's lunch
      shop = await dashboard.openShop({ timeZone: 'Pacific/Apia' })
      dashboard.clock.now = new Date('2026-03-10T12:00:00Z')
      browser = await shop.signedIn('manager')
      const place = async (customerName: string, createdAt: string, status: string): Promise<void> => {
        const { id } = await placeOrder(dashboard.db, shop, { customerName, createdAt: new Date(createdAt) })
        await dashboard.db.raw('update orders set status = :status where id = :id', { status, id })
      }
      await place('Ana Ruiz', '2026-03-08T10:59:59.999Z', 'completed')
      await place('Bo 100%', '2026-03-09T10:59:59.999Z', 'rejected')
      await place('Chloë', '2026-03-09T11:00:00Z', 'pending')
      await place('فاطمة', '2026-03-10T10:59:59.999Z', 'preparing')
      await place('Ana Lima', '2026-03-10T11:00:00Z', 'ready')
    })

    after(() => {
      dashboard.clock.now = new Date()
    })

    it('begin with the open ones: what waits to be taken, and then the oldest', async () => {
      expect(numbersOn(await find(''))).to.deep.equal(['#3', '#4', '#5'])
    })

    for (const [search, numbers] of [
      ['?status=new', ['#3']],
      ['?status=progress', ['#4']],
      ['?status=ready', ['#5']],
      ['?status=done', ['#1']],
      ['?status=cancelled', ['#2']],
      ['?status=all', ['#5', '#4', '#3', '#2', '#1']],
      ['?status=all&day=today', ['#5']],
      ['?status=all&day=yesterday', ['#4', '#3']],
      ['?status=all&day=2026-03-09', ['#2']],
      ['?status=all&day=2026-03-08', ['#1']],
      ['?status=all&q=ana', ['#5', '#1']],
      ['?q=ANA', ['#5']],
      ['?status=all&q=%234', ['#4']],
      ['?status=all&q=4', ['#4']],
      ['?status=all&q=100%25', ['#2']],
      ['?status=all&q=%25', ['#2']],
      ['?status=all&q=_', []],
      [`?status=all&q=${encodeURIComponent('فاط')}`, ['#4']],
      ['?status=all&day=yesterday&q=chlo', ['#3']],
      [`?q=${encodeURIComponent("' or 1=1 --")}`, []],
      ['?status=nonsense', ['#3', '#4', '#5']],
    ] as const) {
      it(`are ${numbers.join(' ') || 'none'} for ${search}`, async () => {
        const $ = await find(search)
        expect(numbersOn($)).to.deep.equal(numbers)
        if (numbers.length > 0) {
          expect($('.list-total').text()).to.equal(
            numbers.length === 1 ? '1 order' : `${numbers.length} orders`,
          )
        }
      })
    }

    it('take no day that isn’t one, and say so', async () => {
      for (const day of ['2026-02-30', 'tomorrow', '0000-01-01', '%00']) {
        const $ = await find(`?day=${day}`)
        expect(numbersOn($), day).to.have.length(3)
        if (day !== '%00') expect($('.banner').text()).to.include('That is no date')
      }
    })

    it('keep the rest of the filter in each chip, and begin again from the newest', async () => {
      const $ = await find('?status=all&day=today&q=ana&size=10')
      const href = (label: string): string | undefined =>
        $('.chip')
          .filter((_, chip) => $(chip).text() === label)
          .attr('href')
      expect(href('Done')).to.equal('/orders?status=done&day=today&q=ana&size=10')
      expect(href('Yesterday')).to.equal('/orders?status=all&day=yesterday&q=ana&size=10')
      expect($('.chip[aria-current]').text()).to.equal('AllToday')
      expect($('#q').val()).to.equal('ana')
      expect($('#day').val()).to.equal('2026-03-11')
    })

    it('hold a cursor to its filter', async () => {
      const next = (await find('?status=all&size=10')).html()
      expect(next).not.to.include('rel="next"')
      const { db } = dashboard
      const orders = createOrderRepository(db)
      const page = await orders.list(shop.business.id, 1, undefined, { text: 'ana' })
      expect(page.rows.map(({ number }) => number)).to.deep.equal([5])
      expect((await orders.list(shop.business.id, 1, page.next, { text: 'ana' })).rows[0]?.number).to.equal(1)
      expect((await orders.list(shop.business.id, 1, page.next)).rows[0]?.number).to.equal(5)
    })
  })

  it('answer who, what, how much, how old and how far in one row', async () => {
    const shop = await dashboard.openShop({ currency: 'EUR' })
    dashboard.clock.now = new Date('2026-03-01T12:00:00Z')
    await placeOrder(dashboard.db, shop, {
      customerName: 'Maya',
      lines: [margherita, { ...margherita, name: 'Coke' }, margherita],
      createdAt: new Date('2026-03-01T11:56:00Z'),
    })
    const $ = load((await (await shop.signedIn('driver')).get('/orders')).text)
    expect($('.row__who').text()).to.equal('#1 Maya')
    expect($('.row__what').text()).to.equal('4 × Margherita, 2 × Coke')
    expect($('.row__money').text()).to.equal('€57.00')
    expect($('.row__age time').text()).to.equal('4 min ago')
    expect($('.row__age time').attr('title')).to.match(/^Sunday,? 1 March 2026 at 12:56:00 CET$/)
    expect($('.row .badge').text()).to.equal('New')
    expect($('.row .badge').attr('class')).to.include('badge--waiting')
  })

  it('show names as they were written, and none of them as code', async () => {
    const shop = await dashboard.openShop()
    const nasty = '<script>alert(1)</script>"\'&'
    const { id } = await placeOrder(dashboard.db, shop, {
      customerName: nasty,
      lines: [
        {
          ...margherita,
          name: nasty,
          note: nasty,
          options: [{ group: 'g', option: 'o', name: nasty, amount: 'none' }],
        },
      ],
      details: { address: nasty, when: 'javascript:alert(1)' },
    })
    await dashboard.db.raw('update businesses set name = :name where id = :id', {
      name: nasty,
      id: shop.business.id,
    })
    const browser = await shop.signedIn('owner')
    for (const path of ['/orders', `/orders/${id}`, '/account']) {
      const page = await browser.get(path)
      expect(page.text, path).not.to.include('<script>alert')
      const $ = load(page.text)
      expect($('script').filter((_, script) => $(script).attr('src') === undefined).length).to.equal(0)
      expect($('.site-header__shop').text()).to.equal(nasty)
    }
    const $ = load((await browser.get(`/orders/${id}`)).text)
    expect($('.lines__note bdi').text()).to.equal(nasty)
    expect($('.lines__options').text()).to.equal(`no ${nasty}`)
    expect($('.details dd').first().text()).to.equal(nasty)
  })

  it('of another shop aren’t there, and neither is anything else that is no order', async () => {
    const [mine, other] = [await dashboard.openShop(), await dashboard.openShop()]
    const { id } = await placeOrder(dashboard.db, other, { customerName: 'Somebody else’s' })
    const browser = await mine.signedIn('owner')
    const ids = [
      String(id),
      '0',
      '-1',
      '1.5',
      'abc',
      '9007199254740993',
      '99999999999999999999',
      '1%00',
      "1'--",
    ]
    for (const wrong of ids) {
      const page = await browser.get(`/orders/${wrong}`)
      expect(page.status, wrong).to.equal(404)
      expect(load(page.text)('h1').text()).to.equal('There is nothing here')
      expect(page.text).not.to.include('Somebody')
    }
    expect((await browser.get('/orders/%')).status).to.equal(400)
    expect((await browser.get('/orders')).text).not.to.include('Somebody')
  })

  it('tell how many messages wait for a person', async () => {
    const shop = await dashboard.openShop()
    await placeOrder(dashboard.db, shop)
    await dashboard.db.raw(
      `insert into handovers (business_id, contact_id, chat_id, inbox_id, reason)
       select :id, i.contact_id, i.chat_id, i.id, 'question' from inbox i join accounts a on a.id = i.account_id
       where a.business_id = :id`,
      { id: shop.business.id },
    )
    const $ = load((await (await shop.signedIn('owner')).get('/orders')).text)
    expect($('main .banner').text()).to.equal('1 message waits for a person. Answer them')
  })
})
