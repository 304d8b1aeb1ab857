import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import { shopMenu } from '../../../support/menus.js'
import { type Browser, type Shop, submit, tokenOf, useDashboard } from '../support/dashboard.js'

describe('the settings', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let owner: Browser

  beforeEach(async () => {
    shop = await dashboard.openShop()
    owner = await shop.signedIn('owner')
  })

  const good = {
    name: 'Bella',
    currency: 'USD',
    timeZone: 'Europe/Madrid',
    hours: 'always',
    offersDelivery: 'yes',
    offersPickup: 'yes',
    deliveryFee: '2.50',
    minimumOrder: '12',
    readyInMinutes: '45',
  }
  const current = async (): Promise<Business> => {
    const business = await createBusinessRepository(dashboard.db).find(shop.business.id)
    if (business === undefined) throw new Error('the business is gone')
    return business
  }
  const errorsOf = (html: string): string[] => {
    const $ = load(html)
    return $('.error-summary a')
      .map((_, link) => `${$(link).attr('href')} ${$(link).text()}`)
      .get()
  }

  it('are saved and shown again', async () => {
    const answer = await submit(owner, '/settings', { ...good, offersPickup: '' })
    expect(answer.headers.location).to.equal('/settings?saved')
    expect(await current()).to.include({
      name: 'Bella',
      deliveryFeeMinor: 250,
      minimumOrderMinor: 1_200,
      readyInMinutes: 45,
      offersDelivery: true,
      offersPickup: false,
    })
    const $ = load((await owner.get('/settings?saved')).text)
    expect($('main .banner').text()).to.include('Saved')
    expect($('#deliveryFee').val()).to.equal('2.50')
    expect($('#offersPickup').is(':checked')).to.equal(false)
    expect($('.site-header__shop').text()).to.equal('Bella')
  })

  it('take opening hours: several a day, past midnight, round the clock', async () => {
    await submit(owner, '/settings', {
      ...good,
      hours: 'week',
      'opens-1-1': '12:00',
      'closes-1-1': '15:30',
      'opens-1-2': '19:00',
      'closes-1-2': '02:00',
      'opens-7-1': '00:00',
      'closes-7-1': '24:00',
    })
    expect((await current()).openingHours).to.deep.equal([
      { day: 1, opens: '12:00', closes: '15:30' },
      { day: 1, opens: '19:00', closes: '02:00' },
      { day: 7, opens: '00:00', closes: '00:00' },
    ])
    const $ = load((await owner.get('/settings')).text)
    expect($('#closes-1-2').val()).to.equal('02:00')
    expect($('#opens-1-3').length, 'room for one more').to.equal(1)
    await submit(owner, '/settings', good)
    expect((await current()).openingHours).to.deep.equal([])
  })

  it('name all that is wrong, beside the fields and on top, and keep what was written', async () => {
    const answer = await submit(owner, '/settings', {
      name: '  ',
      currency: 'ABC',
      timeZone: 'Atlantis',
      hours: 'week',
      'opens-2-1': '25:00',
      'closes-2-1': '',
      readyInMinutes: '0',
      deliveryFee: 'a lot',
    })
    expect(answer.status).to.equal(422)
    expect(errorsOf(answer.text).map(error => error.split(' ')[0])).to.deep.equal([
      '#name',
      '#currency',
      '#timeZone',
      '#opens-2-1',
      '#closes-2-1',
      '#offersDelivery',
      '#readyInMinutes',
    ])
    const $ = load(answer.text)
    expect($('#timeZone-error').text()).to.include('Europe/Madrid')
    expect($('#timeZone').val()).to.equal('Atlantis')
    expect($('#deliveryFee').val()).to.equal('a lot')
    for (const link of $('.error-summary a').toArray()) {
      expect($(String($(link).attr('href'))).length, $(link).text()).to.equal(1)
    }
    expect((await current()).name).to.equal(shop.business.name)
  })

  for (const [what, fields, field] of [
    [
      'overlapping times',
      { 'opens-1-1': '10:00', 'closes-1-1': '14:00', 'opens-1-2': '13:00', 'closes-1-2': '20:00' },
      '#opens-1-1',
    ],
    ['no times at all', {}, '#opens-1-1'],
  ] as const) {
    it(`refuse ${what}`, async () => {
      const answer = await submit(owner, '/settings', { ...good, ...fields, hours: 'week' })
      expect(errorsOf(answer.text)[0]).to.match(new RegExp(`^${field} `))
    })
  }

  it('take money exactly as the currency has it', async () => {
    for (const [currency, text, minor, shown] of [
      ['JPY', '500', 500, '500'],
      ['KWD', '1,25', 1_250, '1.250'],
      ['EUR', '2,5', 250, '2.50'],
    ] as const) {
      await submit(owner, '/settings', { ...good, currency, deliveryFee: text, minimumOrder: '' })
      expect(await current(), currency).to.include({
        currency,
        deliveryFeeMinor: minor,
        minimumOrderMinor: 0,
      })
      expect(load((await owner.get('/settings')).text)('#deliveryFee').val()).to.equal(shown)
    }
    for (const [currency, text] of [
      ['JPY', '2.50'],
      ['USD', '2.500'],
      ['USD', '-1'],
      ['USD', '99999999999'],
    ] as const) {
      const answer = await submit(owner, '/settings', { ...good, currency, deliveryFee: text })
      expect(errorsOf(answer.text)[0], text).to.include(
        `#deliveryFee Delivery fee: write an amount in ${currency}`,
      )
    }
  })

  it('keep the currency while a menu has prices in it', async () => {
    await createMenuRepository(dashboard.db).replace(shop.business.id, { ...shopMenu, timeZone: 'UTC' })
    const answer = await submit(owner, '/settings', { ...good, currency: 'EUR' })
    expect(answer.status).to.equal(422)
    expect(errorsOf(answer.text)).to.deep.equal([
      '#currency Your menu’s prices are in USD. Import a menu in EUR, and the currency changes with it',
    ])
    expect((await current()).currency).to.equal('USD')
  })

  it('have a yes under other terms read back again, and only then', async () => {
    await createMenuRepository(dashboard.db).replace(shop.business.id, { ...shopMenu, timeZone: 'UTC' })
    await submit(owner, '/settings', good)
    const { menuVersion } = await current()
    await submit(owner, '/settings', { ...good, name: 'Other', readyInMinutes: '50' })
    expect((await current()).menuVersion).to.equal(menuVersion)
    await submit(owner, '/settings', { ...good, deliveryFee: '3' })
    expect((await current()).menuVersion).to.equal(menuVersion + 1)
  })

  it('take any words as words', async () => {
    const name = '=1+1 <script>alert(1)</script> بيت البيتزا 🍕'
    await submit(owner, '/settings', { ...good, name })
    const page = await owner.get('/settings')
    expect(page.text).not.to.include('<script>alert')
    expect(load(page.text)('#name').val()).to.equal(name)
    const long = await submit(owner, '/settings', { ...good, name: 'x'.repeat(201) })
    expect(errorsOf(long.text)[0]).to.include('#name')
  })

  it('are changed by owner and manager alone, with the form’s token, and in their own shop', async () => {
    const manager = await shop.signedIn('manager')
    expect((await submit(manager, '/settings', { ...good, name: 'By the manager' })).status).to.equal(303)
    for (const role of ['kitchen', 'driver'] as const) {
      const browser = await shop.signedIn(role)
      expect((await browser.get('/settings')).status, role).to.equal(403)
      expect((await submit(browser, '/orders', good, '/settings')).status, role).to.equal(403)
    }
    expect((await owner.post('/settings').type('form').send(good)).status).to.equal(403)
    const _csrf = tokenOf((await owner.get('/settings')).text)
    const foreign = await owner
      .post('/settings')
      .set('Origin', 'https://evil.example')
      .type('form')
      .send({ ...good, _csrf })
    expect(foreign.status).to.equal(403)
    const stranger = await (await dashboard.openShop()).signedIn('owner')
    await submit(stranger, '/settings', { ...good, name: 'Strange' })
    expect((await current()).name).to.equal('By the manager')
  })
})
