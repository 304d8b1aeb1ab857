import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import { type Browser, type Shop, submit, useDashboard } from '../support/dashboard.js'

const page = '/settings/answers'
const inADay = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

describe('what customers ask of a shop', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let owner: Browser

  beforeEach(async () => {
    shop = await dashboard.openShop()
    owner = await shop.signedIn('owner')
  })

  const current = async (): Promise<Business> => {
    const business = await createBusinessRepository(dashboard.db).find(shop.business.id)
    if (business === undefined) throw new Error('the business is gone')
    return business
  }
  const errorsOf = (html: string): string[] => {
    const $ = load(html)
    return $('.error-summary a')
      .map((_, link) => $(link).text())
      .get()
  }

  it('is nothing at first, and stays so until somebody says it', async () => {
    expect(await current()).to.include({
      address: undefined,
      phone: undefined,
      paymentMethods: undefined,
      deliveryArea: undefined,
      greeting: undefined,
      pausedUntil: undefined,
    })
    await submit(owner, page, {})
    expect((await current()).address).to.equal(undefined)
  })

  it('is saved in the shop’s words, and shown again', async () => {
    const told = {
      address: '12 Elm Street',
      phone: '555 0100',
      paymentMethods: 'cash, cards',
      deliveryArea: 'the old town',
      greeting: 'Ciao!',
    }
    const answer = await submit(owner, page, told)
    expect(answer.headers.location).to.equal(`${page}?saved`)
    expect(await current()).to.include(told)
    const $ = load((await owner.get(page)).text)
    for (const [field, text] of Object.entries(told)) expect($(`#${field}`).val()).to.equal(text)
    await submit(owner, page, { ...told, phone: '' })
    expect((await current()).phone).to.equal(undefined)
  })

  it('has days that aren’t like others, in order, closed or with hours of their own', async () => {
    const [later, sooner] = [inADay(40), inADay(3)]
    const days = {
      'date-1': later,
      'day-1': 'Christmas',
      'date-2': sooner,
      'opens-2': '12:00',
      'closes-2': '15:00',
    }
    await submit(owner, page, days)
    expect((await current()).specialDays).to.deep.equal([
      { date: sooner, hours: [{ opens: '12:00', closes: '15:00' }] },
      { date: later, name: 'Christmas', hours: [] },
    ])
    const $ = load((await owner.get(page)).text)
    expect($('#date-1').val()).to.equal(sooner)
    expect($('#day-2').val()).to.equal('Christmas')
    expect($('#date-3').val()).to.equal('')
  })

  it('says what is wrong with a day, beside it', async () => {
    const wrong = await submit(owner, page, { 'date-1': inADay(3), 'opens-1': '12:00', 'day-2': 'No date' })
    expect(wrong.status).to.equal(422)
    expect(errorsOf(wrong.text)).to.deep.equal([
      'Give the time you close that day, like 22:00, or leave both empty',
      'Give the day, like 2026-12-24',
    ])
    const twice = await submit(owner, page, { 'date-1': inADay(3), 'date-2': inADay(3) })
    expect(errorsOf(twice.text)).to.deep.equal(['This day stands there twice'])
    const long = await submit(owner, page, { address: 'x'.repeat(201) })
    expect(errorsOf(long.text)).to.deep.equal(['Address: use at most 200 characters'])
    expect((await current()).specialDays).to.deep.equal([])
  })

  it('takes a break with an end, keeps it while other things are saved, and ends it', async () => {
    const until = async (): Promise<number> => (await current()).pausedUntil?.getTime() ?? 0
    await submit(owner, page, { pause: '60' })
    expect((await until()) - Date.now()).to.be.within(3_500_000, 3_600_000)
    const before = await until()
    const $ = load((await owner.get(page)).text)
    expect($('main .banner').text()).to.include('You take a break until')
    expect($('#pause').val()).to.equal('keep')
    await submit(owner, page, { pause: 'keep', phone: '1' })
    expect(await until()).to.equal(before)
    await submit(owner, page, { pause: '' })
    expect(await until()).to.equal(0)
  })

  it('is the owner’s and the managers’ business, each shop’s own', async () => {
    for (const role of ['kitchen', 'driver'] as const) {
      const browser = await shop.signedIn(role)
      expect((await browser.get(page)).status, role).to.equal(403)
    }
    const other = await dashboard.openShop()
    await submit(await other.signedIn('manager'), page, { address: 'Elsewhere' })
    expect((await current()).address).to.equal(undefined)
  })
})
