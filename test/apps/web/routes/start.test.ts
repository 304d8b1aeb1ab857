import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import { shopMenu } from '../../../support/menus.js'
import { type Browser, password, type Shop, submit, useDashboard } from '../support/dashboard.js'
import { placeOrder } from '../support/orders.js'

describe('a new shop’s first steps', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let owner: Browser

  beforeEach(async () => {
    shop = await dashboard.openShop()
    owner = await shop.signedIn('owner')
  })

  async function now(browser = owner): Promise<{ heading: string; href: string | undefined; done: number }> {
    const $ = load((await browser.get('/start')).text)
    const step = $('[aria-current=step]')
    return {
      heading: step.find('h2').text().trim(),
      href: step.find('a').attr('href'),
      done: $('.step--done').length,
    }
  }

  it('come one by one, each with one thing to do, and go away with the first order', async () => {
    expect((await owner.get('/')).headers.location).to.equal('/start')
    expect(await now()).to.deep.equal({ heading: '1. Add your menu', href: '/menu', done: 0 })
    await createMenuRepository(dashboard.db).replace(shop.business.id, shopMenu)
    expect(await now()).to.deep.equal({ heading: '2. Link your WhatsApp', href: '/account', done: 1 })
    await createAccountRepository(dashboard.db).setPaired(shop.accountId, '447700900000@c.us', new Date())
    expect(await now()).to.deep.equal({ heading: '3. Try an order', href: '/orders', done: 2 })
    expect((await owner.get('/start')).text)
      .to.include('+447700900000')
      .and.include('1 Margherita')
    expect(load((await owner.get('/orders')).text)('.first-steps a').attr('href')).to.equal('/start')
    await placeOrder(dashboard.db, shop)
    expect((await owner.get('/')).headers.location).to.equal('/orders')
    expect((await owner.get('/start')).headers.location).to.equal('/orders')
    expect((await owner.get('/orders')).text).not.to.include('first-steps')
  })

  it('meet whoever signs in for the first time', async () => {
    const { path } = await shop.invite('owner')
    const browser = request.agent(dashboard.app)
    const answer = await submit(browser, path, { password })
    expect(answer.headers.location).to.equal('/')
  })

  it('leave linking to the owner, and the kitchen in peace', async () => {
    await createMenuRepository(dashboard.db).replace(shop.business.id, shopMenu)
    const manager = await shop.signedIn('manager')
    expect(await now(manager)).to.include({ heading: '2. Link your WhatsApp', href: undefined })
    const kitchen = await shop.signedIn('kitchen')
    expect((await kitchen.get('/')).headers.location).to.equal('/orders')
    expect((await kitchen.get('/orders')).text).not.to.include('first-steps')
    expect((await kitchen.get('/start')).status).to.equal(403)
  })
})
