import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import { password, type Shop, submit, tokenOf, useDashboard } from '../support/dashboard.js'

describe('the one-time link', () => {
  const dashboard = useDashboard()
  let shop: Shop

  before(async () => {
    shop = await dashboard.openShop()
  })

  it('shows whose it is, takes a password and signs in', async () => {
    const { path, email } = await shop.invite('owner')
    const browser = request.agent(dashboard.app)
    const page = await browser.get(path)
    expect(load(page.text)('main strong').text()).to.equal(`${email}${shop.business.name}`)
    const answer = await submit(browser, path, { password })
    expect(answer.headers.location).to.equal('/')
    expect((await browser.get('/orders')).status).to.equal(200)
  })

  it('can be looked at without being used up', async () => {
    const { path } = await shop.invite('owner')
    await request(dashboard.app).get(path)
    await request(dashboard.app).head(path)
    expect((await request(dashboard.app).get(path)).status).to.equal(200)
  })

  it('asks for another password where one is too short or too long, and stays good', async () => {
    const { path } = await shop.invite('owner')
    const browser = request.agent(dashboard.app)
    for (const [wrong, message] of [
      ['ninechars', 'Use at least 10 characters'],
      ['x'.repeat(201), 'Use at most 200 characters'],
      ['comanda123', 'This one is easy to guess'],
    ] as const) {
      const answer = await submit(browser, path, { password: wrong })
      expect(answer.status).to.equal(422)
      const $ = load(answer.text)
      expect($('.error-summary a').text()).to.include(message)
      expect($('#password-error').text()).to.include(message)
      expect($('main strong').text()).to.include('@example.com')
    }
    expect((await submit(browser, path, { password: 'a whole new one '.repeat(12) })).status).to.equal(303)
  })

  it('works once: used, expired, unknown and mangled ones say what to do', async () => {
    const used = await shop.invite('owner')
    await submit(request.agent(dashboard.app), used.path, { password })
    const expired = await shop.invite('owner')
    await dashboard.db.raw('update sign_in_links set expires_at = now() where used_at is null')
    for (const path of [
      used.path,
      expired.path,
      '/welcome/x',
      `/welcome/${'x'.repeat(5000)}`,
      '/welcome/%00',
    ]) {
      const page = await request(dashboard.app).get(path)
      expect(page.status, path).to.equal(410)
      expect(page.text).to.include('ask whoever runs Comanda for a new link')
    }
    const browser = request.agent(dashboard.app)
    const token = tokenOf((await browser.get('/sign-in')).text)
    const answer = await browser
      .post(used.path)
      .type('form')
      .send({ _csrf: token, password: 'another password' })
    expect(answer.status).to.equal(410)
  })

  it('lets one in when it is sent twice at once', async () => {
    const { path } = await shop.invite('owner')
    const browsers = [request.agent(dashboard.app), request.agent(dashboard.app)]
    const answers = await Promise.all(browsers.map(browser => submit(browser, path, { password })))
    expect(answers.map(answer => answer.status).sort()).to.deep.equal([303, 410])
  })

  it('gives a new session, so that one planted before is worth nothing', async () => {
    const { path } = await shop.invite('owner')
    const browser = request.agent(dashboard.app)
    const planted = String((await browser.get(path)).headers['set-cookie']).split(';')[0] ?? ''
    expect((await submit(browser, path, { password })).status).to.equal(303)
    const thief = await request(dashboard.app).get('/orders').set('Cookie', planted)
    expect(thief.headers.location).to.match(/^\/sign-in/)
    expect((await browser.get('/orders')).status).to.equal(200)
  })

  it('signs out whoever knew the old password', async () => {
    const first = await shop.invite('owner')
    const old = request.agent(dashboard.app)
    await submit(old, first.path, { password })
    const second = await shop.invite('owner', first.email)
    await submit(request.agent(dashboard.app), second.path, { password: 'a whole new one' })
    expect((await old.get('/orders')).status).to.equal(303)
  })

  it('never stands in the log, and its address doesn’t travel to other sites', async () => {
    const { path, token } = await shop.invite('owner')
    const page = await request(dashboard.app).get(path)
    expect(page.headers['referrer-policy']).to.equal('same-origin')
    expect(page.headers['cache-control']).to.equal('no-store')
    await submit(request.agent(dashboard.app), path, { password })
    await request(dashboard.app).post(path)
    await request(dashboard.app).get(`${path}%`)
    await request(dashboard.app).get(`${path}/more`).set('Referer', `http://127.0.0.1${path}`)
    expect(dashboard.log()).to.include('/welcome/:token').and.not.to.include(token)
    expect(dashboard.log()).not.to.include(password)
  })
})
