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
      const $ = load((await browser.get('/orders')).text)
      expect(numbersOn($)).to.have.length(20)
      expect(numbersOn($)[0]).to.equal('#25')
      expect($('h1').next().text()).to.equal('25 new orders')
    })

    for (const size of [10, 20, 25, 50]) {
      it(`can be walked through and back by ${size}, each once`, async () => {
        const seen: string[][] = []
        let address: string | undefined = `/orders?size=${size}`
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

    it('start from the newest when the cursor was tampered with', async () => {
      const good = load((await browser.get('/orders?size=10')).text)('a[rel=next]').attr('href') ?? ''
      const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
      for (const cursor of [
        'x',
        '%00',
        good.slice(-20),
        encode([`orders/${shop.business.id}/newest`, 'next', '2026-02-31 00:00:00+00', 1]),
        encode([`orders/${shop.business.id + 1}/newest`, 'next', '2026-01-01 00:00:00+00', 1]),
      ]) {
        const page = await browser.get(`/orders?cursor=${cursor}`)
        expect(page.status, cursor).to.equal(200)
        expect(numbersOn(load(page.text))[0], cursor).to.equal('#25')
      }
      expect((await browser.get('/orders?cursor=a&cursor=b&size=10&size=20')).status).to.equal(200)
    })

    it('lead back from a page beyond the last', async () => {
      const at = Buffer.from(
        JSON.stringify([`orders/${shop.business.id}/newest`, 'next', '2020-01-01 00:00:00+00', 1]),
      ).toString('base64url')
      const $ = load((await browser.get(`/orders?cursor=${at}`)).text)
      expect($('.empty-state a').attr('href')).to.equal('/orders')
    })
  })

  it('answer who, what, how much, how old and how far in one row', async () => {
    const shop = await dashboard.openShop({ currency: 'EUR' })
    dashboard.clock.now = new Date('2026-03-01T12:00:00Z')
    await placeOrder(dashboard.db, shop, {
      customerName: 'Maya',
      lines: [margherita, margherita],
      createdAt: new Date('2026-03-01T11:56:00Z'),
    })
    const $ = load((await (await shop.signedIn('driver')).get('/orders')).text)
    expect($('.row__who').text()).to.equal('#1 Maya')
    expect($('.row__what').text()).to.equal('2 lines')
    expect($('.row__money').text()).to.equal('€38.00')
    expect($('.row__age time').text()).to.equal('4 min ago')
    expect($('.row__age time').attr('title')).to.match(/^Sunday,? 1 March 2026 at 12:56:00 CET$/)
    expect($('.row .badge').text()).to.equal('New')
    expect($('.row .badge').attr('class')).to.include('badge--waiting')
  })

  it('write money as the currency is written', async () => {
    for (const [currency, text] of [
      ['JPY', '¥1,900'],
      ['KWD', 'KWD\u00a01.900'],
    ] as const) {
      const shop = await dashboard.openShop({ currency })
      await placeOrder(dashboard.db, shop)
      const $ = load((await (await shop.signedIn('driver')).get('/orders')).text)
      expect($('.row__money').text()).to.equal(text)
    }
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

  it('show what was ordered, with its total and the customer’s details', async () => {
    const shop = await dashboard.openShop()
    const { id, number } = await placeOrder(dashboard.db, shop, {
      customerName: 'Maya',
      lines: [
        {
          ...margherita,
          options: [{ group: 'x', option: 'cheese', name: 'cheese', amount: 'extra', part: 'left' }],
        },
        { ...margherita, name: 'Olives', quantity: 0.5, unit: 'kg', totalMinor: 600 },
      ],
      details: { address: '12 Mill Lane', payment: 'cash' },
    })
    const $ = load((await (await shop.signedIn('kitchen')).get(`/orders/${id}`)).text)
    expect($('h1').text()).to.equal(`Order #${number}`)
    const rows = $('.lines tbody tr')
      .map((_, row) => $(row).text().replace(/\s+/g, ' ').trim())
      .get()
    expect(rows).to.deep.equal(['2 × Margherita extra cheese (left half) $19.00', '0.5 kg Olives $6.00'])
    expect($('.lines tfoot').text().replace(/\s+/g, ' ').trim()).to.equal('Total$25.00')
    expect($('.details dt').first().text()).to.equal('Address')
    expect($('.details dd').first().text()).to.equal('12 Mill Lane')
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
    expect($('main .banner').text()).to.equal('1 message waits for a person. Answer on the shop’s phone.')
  })
})
