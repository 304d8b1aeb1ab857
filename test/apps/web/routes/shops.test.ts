import { operator } from '@comanda/shared/audit/types.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import { type Browser, password, type Shop, submit, useDashboard } from '../support/dashboard.js'

describe('choosing between shops', () => {
  const dashboard = useDashboard()
  let bakery: Shop
  let pizzeria: Shop
  let email: string
  let browser: Browser

  beforeEach(async () => {
    bakery = await dashboard.openShop()
    pizzeria = await dashboard.openShop()
    const first = await bakery.invite('owner')
    email = first.email
    await submit(request.agent(dashboard.app), first.path, { password })
    const second = await pizzeria.invite('kitchen', email)
    await submit(request.agent(dashboard.app), second.path, { current: password }, `${second.path}/join`)
    browser = request.agent(dashboard.app)
  })

  const signIn = (next = '/') => submit(browser, '/sign-in', { email, password, next })

  async function choose(shop: Shop, next = '/orders') {
    const page = await browser.get('/shops')
    const row = load(page.text)('.shop').filter((_, form) =>
      load(page.text)(form).text().includes(shop.business.name),
    )
    const member = String(row.find('input[name=member]').val())
    return submit(browser, '/shops', { member, next })
  }

  const shopShown = async (): Promise<string> =>
    load((await browser.get('/orders')).text)('.site-header__name').text()

  it('asks whoever belongs to several which one, by name and role, and goes on to where they wanted', async () => {
    const answer = await signIn('/orders?status=ready')
    expect(answer.headers.location).to.equal('/shops?next=%2Forders%3Fstatus%3Dready')
    const page = await browser.get(String(answer.headers.location))
    const rows = load(page.text)('.shop__button')
      .map((_, row) => load(page.text)(row).text().replace(/\s+/g, ' ').trim())
      .get()
    expect(rows).to.deep.equal([
      `${bakery.business.name} owner · you’re here now`,
      `${pizzeria.business.name} kitchen`,
    ])
    expect(load(page.text)('.shop input[name=next]').first().val()).to.equal('/orders?status=ready')
    expect((await choose(pizzeria, '/orders?status=ready')).headers.location).to.equal('/orders?status=ready')
    expect(await shopShown()).to.equal(pizzeria.business.name)
  })

  it('shows one shop’s pages at a time, in the role of that shop, with a way to the others', async () => {
    await signIn()
    await choose(pizzeria)
    expect((await browser.get('/members')).status).to.equal(403)
    expect(load((await browser.get('/orders')).text)('.site-header__switch').attr('href')).to.equal('/shops')
    await choose(bakery)
    expect((await browser.get('/members')).status).to.equal(200)
    expect(await shopShown()).to.equal(bakery.business.name)
  })

  it('goes straight on where there is only one, and names no other', async () => {
    const { path } = await bakery.invite('manager')
    const answer = await submit(browser, path, { password })
    expect(answer.headers.location).to.equal('/')
    expect((await browser.get('/orders')).text).not.to.include('href="/shops"')
    expect(load((await browser.get('/shops')).text)('.shop')).to.have.length(1)
  })

  it('lets nobody into a shop of somebody else', async () => {
    const stranger = await dashboard.openShop()
    await stranger.signedIn('owner')
    const { rows } = await dashboard.db.raw('select id from members where business_id = ?', [
      stranger.business.id,
    ])
    await signIn()
    for (const member of [String(rows[0].id), '', '0', 'x', '999999999']) {
      const answer = await submit(browser, '/shops', { member })
      expect(answer.status, member).to.equal(404)
    }
    expect(await shopShown()).to.equal(bakery.business.name)
  })

  it('leaves a shop at once that the person belongs to no more', async () => {
    await signIn()
    await choose(pizzeria)
    const members = createMemberService(dashboard.db)
    const here = (await members.ofBusiness(pizzeria.business.id)).find(member => member.email === email)
    await members.remove(pizzeria.business.id, Number(here?.id), operator)
    expect((await browser.get('/orders')).headers.location).to.match(/^\/sign-in/)
    expect((await signIn()).headers.location).to.equal('/')
  })
})
