import { expect } from 'chai'
import { type CheerioAPI, load } from 'cheerio'
import { type Browser, type Dashboard, openDashboard, type Shop } from '../support/dashboard.js'
import { margherita, placeOrder } from '../support/orders.js'

describe('the statistics', () => {
  let dashboard: Dashboard
  let shop: Shop
  let owner: Browser

  beforeEach(async () => {
    dashboard = await openDashboard()
    dashboard.clock.now = new Date('2026-06-11T18:30:00Z')
  })
  afterEach(() => dashboard.close())

  async function openShop(input: { currency?: string; timeZone?: string } = {}): Promise<void> {
    shop = await dashboard.openShop({ timeZone: 'UTC', ...input })
    owner = await shop.signedIn('owner')
  }
  const open = async (address = '/statistics'): Promise<CheerioAPI> => load((await owner.get(address)).text)
  const placeAt = (at: string, given: Parameters<typeof placeOrder>[2] = {}) =>
    placeOrder(dashboard.db, shop, { createdAt: new Date(at), ...given })
  const setStatus = (id: number, status: string) =>
    dashboard.db.raw('update orders set status = ? where id = ?', [status, id])
  const textsOf = ($: CheerioAPI, elements: ReturnType<CheerioAPI>): string[] =>
    elements.map((_, element) => $(element).text().replace(/\s+/g, ' ').trim()).get()
  const texts = ($: CheerioAPI, selector: string): string[] => textsOf($, $(selector))
  const tableOf = ($: CheerioAPI, section: string): string[] =>
    $(`[aria-labelledby=${section}] tbody tr`)
      .map((_, row) => textsOf($, $(row).children()).join(' '))
      .get()

  it('say what will stand there before the first order, and on a day without one', async () => {
    await openShop()
    const empty = await open()
    expect(empty('.empty-state h2').text()).to.equal('No figures yet')
    expect(empty('.chips, .chart')).to.have.length(0)
    await placeAt('2026-06-10T12:00:00Z')
    const day = await open()
    expect(day('.empty-state h2').text()).to.equal('No orders today yet')
    expect(day('.empty-state a').attr('href')).to.equal('/statistics?period=30d')
    await dashboard.db.raw("update orders set created_at = '2026-05-12T12:00:00Z'")
    expect((await open('/statistics?period=30d'))('.empty-state h2').text()).to.equal(
      'No orders in these days',
    )
  })

  it('tell today in a sentence, with the busiest hour and what isn’t counted', async () => {
    await openShop()
    for (const at of ['2026-06-11T12:10:00Z', '2026-06-11T17:05:00Z', '2026-06-11T17:55:00Z'])
      await placeAt(at)
    await setStatus((await placeAt('2026-06-11T17:20:00Z')).id, 'rejected')
    const $ = await open()
    expect(texts($, '.headline h2, .headline p')).to.deep.equal([
      'Today: 3 orders, $57.00',
      'The busiest hour is 17:00.',
      'An order comes to $19.00 on average.',
      '1 order was rejected or cancelled, and isn’t among these.',
    ])
    expect(tableOf($, 'hours')).to.deep.equal(['12:00 1', '17:00 2'])
    expect(tableOf($, 'statuses')).to.deep.equal(['New 3', 'Rejected 1'])
    expect(tableOf($, 'products')).to.deep.equal(['Margherita 6 $57.00'])
  })

  it('are exact at the next look, whatever an order comes to', async () => {
    await openShop()
    const { id } = await placeAt('2026-06-11T12:10:00Z')
    await setStatus(id, 'completed')
    expect(tableOf(await open(), 'statuses')).to.deep.equal(['Completed 1'])
    await setStatus(id, 'cancelled')
    const $ = await open()
    expect($('.headline h2').text()).to.equal('Today: 0 orders, $0.00')
    expect(tableOf($, 'statuses')).to.deep.equal(['Cancelled 1'])
    expect($('[aria-labelledby=products]')).to.have.length(0)
  })

  it('draw bars over a baseline of nothing, and have all of it in a table', async () => {
    await openShop()
    for (const at of ['2026-06-11T00:10:00Z', '2026-06-11T17:05:00Z', '2026-06-11T17:55:00Z'])
      await placeAt(at)
    await placeAt('2026-06-01T17:55:00Z')
    const $ = await open()
    const bars = $('.chart__bar')
      .map((_, bar) => Number.parseFloat($(bar).attr('height') ?? ''))
      .get()
    expect(bars).to.have.length(24)
    expect(bars[0]).to.be.closeTo((bars[17] ?? 0) / 2, 0.2)
    expect(bars.filter(height => height > 0)).to.have.length(2)
    for (const bar of $('.chart__bar').toArray()) {
      const [y, height] = [$(bar).attr('y'), $(bar).attr('height')].map(text => Number.parseFloat(text ?? ''))
      expect((y ?? 0) + (height ?? 0), 'ends on the baseline').to.be.closeTo(100, 0.2)
    }
    expect(texts($, '.chart__levels text')).to.deep.equal(['1 order', '2 orders'])

    const month = await open('/statistics?period=30d')
    expect(month('.headline h2').text()).to.equal('Last 30 days: 4 orders, $76.00')
    expect(texts(month, '.headline p')).to.include('The best day was Thu 11 Jun, with $57.00.')
    expect(month('[aria-labelledby=days] .chart__bar')).to.have.length(30)
    const days = tableOf(month, 'days')
    expect(days).to.have.length(30)
    expect([days[0], days[1], days[10], days[29]]).to.deep.equal([
      'Thu 11 Jun 3 $57.00',
      'Wed 10 Jun 0 $0.00',
      'Mon 1 Jun 1 $19.00',
      'Wed 13 May 0 $0.00',
    ])
    expect(month('.chip[aria-current]').text()).to.equal('30 days')
    expect((await open('/statistics?period=nonsense'))('.chip[aria-current]').text()).to.equal('Today')
  })

  for (const { timeZone, now, at, days } of [
    {
      timeZone: 'Pacific/Apia',
      now: '2026-06-11T11:10:00Z',
      at: ['2026-06-11T10:58:00Z', '2026-06-11T11:02:00Z'],
      days: ['Fri 12 Jun 1', 'Thu 11 Jun 1'],
    },
    {
      timeZone: 'America/Sao_Paulo',
      now: '2026-06-11T03:10:00Z',
      at: ['2026-06-11T02:58:00Z', '2026-06-11T03:02:00Z'],
      days: ['Thu 11 Jun 1', 'Wed 10 Jun 1'],
    },
  ]) {
    it(`keep to the shop’s day in ${timeZone}`, async () => {
      dashboard.clock.now = new Date(now)
      await openShop({ timeZone })
      for (const moment of at) await placeAt(moment)
      const today = await open()
      expect(today('.headline h2').text()).to.match(/^Today: 1 order,/)
      expect(tableOf(today, 'hours')).to.deep.equal(['00:00 1'])
      const month = await open('/statistics?period=30d')
      expect(tableOf(month, 'days').slice(0, 2)).to.deep.equal(days.map(day => `${day} $19.00`))
      expect(tableOf(month, 'hours')).to.deep.equal(['00:00 1', '23:00 1'])

      dashboard.clock.now = new Date(Date.parse(now) - 15 * 60_000)
      expect(tableOf(await open(), 'hours'), 'a quarter of an hour before').to.deep.equal(['23:00 1'])
    })
  }

  for (const { currency, total, level } of [
    { currency: 'JPY', total: '¥1,900', level: '¥500' },
    { currency: 'KWD', total: 'KWD 1.900', level: 'KWD 0.500' },
  ]) {
    it(`are in ${currency}`, async () => {
      await openShop({ currency })
      await placeAt('2026-06-11T12:10:00Z')
      const $ = await open('/statistics?period=30d')
      expect(
        $('.headline h2')
          .text()
          .replace(/\u00a0/g, ' '),
      ).to.equal(`Last 30 days: 1 order, ${total}`)
      expect(texts($, '[aria-labelledby=days] .chart__levels text')).to.include(level)
      expect(tableOf($, 'products')).to.deep.equal([`Margherita 2 ${total}`])
    })
  }

  it('add no money of two currencies', async () => {
    await openShop()
    await placeAt('2026-06-11T12:10:00Z')
    const { id } = await placeAt('2026-06-11T12:20:00Z')
    await dashboard.db.raw("update orders set currency = 'EUR' where id = ?", [id])
    const $ = await open()
    expect($('.headline h2').text()).to.equal('Today: 2 orders, $19.00')
    expect($('.headline').text()).to.include(
      '1 order among these came in another currency: €19.00, which isn’t in the sum.',
    )
  })

  it('name twenty products at most, by what they brought, whatever they are called', async () => {
    await openShop()
    const lines = Array.from({ length: 23 }, (_, index) => ({
      ...margherita,
      itemKey: `dish-${index}`,
      name: index === 22 ? '<b>مشاوي</b>' : `Dish ${index}`,
      totalMinor: (index + 1) * 100,
    }))
    await placeAt('2026-06-11T12:10:00Z', {
      lines: [
        ...lines,
        { ...margherita, itemKey: 'olives', name: 'Olives', quantity: 0.25, unit: 'kg', totalMinor: 9_900 },
      ],
    })
    const $ = await open()
    const rows = tableOf($, 'products')
    expect(rows).to.have.length(20)
    expect(rows.slice(0, 2)).to.deep.equal(['Olives 0.25 kg $99.00', '<b>مشاوي</b> 2 $23.00'])
    expect($('[aria-labelledby=products] p').text()).to.equal('4 products more brought less.')
  })

  it('are no other shop’s', async () => {
    await openShop()
    await placeAt('2026-06-11T12:10:00Z')
    const first = shop
    await openShop()
    await placeOrder(dashboard.db, first, { createdAt: new Date('2026-06-11T12:10:00Z') })
    expect((await open())('.empty-state')).to.have.length(1)
  })

  it('stand in the navigation of owner and manager alone', async () => {
    await openShop()
    for (const [role, has] of [
      ['owner', 1],
      ['manager', 1],
      ['kitchen', 0],
      ['driver', 0],
    ] as const) {
      const $ = load((await (await shop.signedIn(role)).get('/orders')).text)
      expect($('.site-nav a[href="/statistics"]'), role).to.have.length(has)
    }
  })
})
