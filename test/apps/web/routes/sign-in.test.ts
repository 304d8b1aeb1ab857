import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import { password, type Shop, submit, tokenOf, useDashboard } from '../support/dashboard.js'

const hourMs = 3_600_000

const cookieOf = ({ headers }: request.Response, name: string): string =>
  [...(headers['set-cookie'] ?? [])].find(cookie => cookie.startsWith(`${name}=`)) ?? ''

describe('signing in', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let email: string

  before(async () => {
    shop = await dashboard.openShop()
    const invitation = await shop.invite('owner')
    email = invitation.email
    await submit(request.agent(dashboard.app), invitation.path, { password })
  })

  it('takes e-mail and password, whatever the e-mail’s case, and shows the orders', async () => {
    const browser = request.agent(dashboard.app)
    const answer = await submit(browser, '/sign-in', { email: email.toUpperCase(), password })
    expect(answer.status).to.equal(303)
    const page = await browser.get('/orders')
    expect(load(page.text)('.site-header__shop').text()).to.equal(shop.business.name)
  })

  it('says the same of a wrong password and of an unknown e-mail, and keeps the e-mail', async () => {
    const pages = []
    for (const wrong of [
      { email, password: 'wrong password' },
      { email: 'nobody@example.com', password },
    ]) {
      const answer = await submit(request.agent(dashboard.app), '/sign-in', wrong)
      expect(answer.status).to.equal(422)
      const $ = load(answer.text)
      expect($('#email').val()).to.equal(wrong.email)
      expect($('#password').val()).to.equal('')
      pages.push($('.error-summary').text())
    }
    expect(pages[0]).to.include('don’t belong together').and.to.equal(pages[1])
  })

  it('names each empty field, beside it and in a summary that leads there', async () => {
    const answer = await submit(request.agent(dashboard.app), '/sign-in', { email: '', password: '' })
    const $ = load(answer.text)
    expect(
      $('.error-summary a')
        .map((_, link) => $(link).attr('href'))
        .get(),
    ).to.deep.equal(['#email', '#password'])
    expect($('#email').attr('aria-describedby')).to.equal('email-error')
    expect($('#email-error').text()).to.include('Enter your e-mail address')
  })

  it('comes back to the page that asked for it', async () => {
    const browser = request.agent(dashboard.app)
    const sent = await browser.get('/orders?size=50')
    expect(sent.headers.location).to.equal('/sign-in?next=%2Forders%3Fsize%3D50')
    const page = await browser.get(String(sent.headers.location))
    const next = String(load(page.text)('input[name=next]').val())
    const answer = await submit(browser, '/sign-in', { email, password, next })
    expect(answer.headers.location).to.equal('/orders?size=50')
  })

  it('gives a new session, so that one planted before is worth nothing', async () => {
    const browser = request.agent(dashboard.app)
    const page = await browser.get('/sign-in')
    const planted = String(page.headers['set-cookie']).split(';')[0] ?? ''
    const answer = await browser
      .post('/sign-in')
      .type('form')
      .send({ _csrf: tokenOf(page.text), email, password })
    expect(String(answer.headers['set-cookie'])).not.to.include(planted)
    const thief = await request(dashboard.app).get('/orders').set('Cookie', planted)
    expect(thief.status).to.equal(303)
  })

  it('ends at sign-out: the old cookie is worth nothing', async () => {
    const browser = await shop.signedIn('kitchen')
    const page = await browser.get('/orders')
    const cookie = String(page.request.cookies)
    const answer = await browser
      .post('/sign-out')
      .type('form')
      .send({ _csrf: tokenOf(page.text) })
    expect(answer.headers.location).to.equal('/sign-in')
    expect(answer.headers['clear-site-data']).to.equal('"cache", "storage"')
    const late = await request(dashboard.app).get('/orders').set('Cookie', cookie)
    expect(late.headers.location).to.match(/^\/sign-in/)
  })

  it('ends at once for somebody who is no member any more', async () => {
    const browser = await shop.signedIn('manager')
    expect((await browser.get('/orders')).status).to.equal(200)
    await dashboard.db.raw("update members set removed_at = now() where role = 'manager'")
    expect((await browser.get('/orders')).headers.location).to.match(/^\/sign-in/)
  })

  it('follows a changed role at once', async () => {
    const browser = await shop.signedIn('manager')
    expect((await browser.get('/account')).status).to.equal(200)
    await dashboard.db.raw("update members set role = 'driver' where role = 'manager'")
    const page = await browser.get('/account')
    expect(page.status).to.equal(403)
    expect(page.text).to.include('This isn’t for your role')
  })

  it('costs whoever isn’t signed in no row, however often they look', async () => {
    const count = async () => (await dashboard.db.raw('select count(*) as count from sessions')).rows[0].count
    const before = await count()
    for (let at = 0; at < 5; at += 1) await request(dashboard.app).get('/sign-in')
    const browser = request.agent(dashboard.app)
    await submit(browser, '/sign-in', { email, password: 'wrong password' })
    await browser.get('/orders')
    expect(await count()).to.equal(before)
  })

  it('lasts while it is used, said once an hour, and no longer than it may', async () => {
    const { idleMs, absoluteMs } = { idleMs: 2 * hourMs, absoluteMs: 3 * hourMs }
    const { app } = dashboard.appWith({ settings: { sessions: { idleMs, absoluteMs } } })
    const browser = await shop.signedIn('driver', app)
    const { sid } = (await dashboard.db.raw('select sid from sessions order by ends_at limit 1')).rows[0]
    const left = async (): Promise<number> => {
      const { rows } = await dashboard.db.raw(
        `select extract(epoch from expire - now() at time zone 'UTC') / 3600 as hours from sessions where sid = ?`,
        [sid],
      )
      return Number(rows[0].hours)
    }
    const pass = (hours: number) =>
      dashboard.db.raw(
        `update sessions set expire = expire - ? * interval '1 hour', ends_at = ends_at - ? * interval '1 hour'
         where sid = ?`,
        [hours, hours, sid],
      )
    expect(await left()).to.be.closeTo(2, 0.1)
    await pass(0.9)
    await browser.get('/orders')
    expect(await left(), 'within the hour').to.be.closeTo(1.1, 0.1)
    await pass(0.2)
    await browser.get('/orders')
    expect(await left(), 'after an hour').to.be.closeTo(1.9, 0.1)
    await pass(1.2)
    await browser.get('/orders')
    expect(await left(), 'near its end').to.be.closeTo(0.7, 0.1)
    await pass(0.8)
    expect((await browser.get('/orders')).headers.location).to.match(/^\/sign-in/)
  })

  it('runs out', async () => {
    const browser = await shop.signedIn('driver')
    await dashboard.db.raw("update sessions set expire = now() at time zone 'UTC' - interval '1 second'")
    expect((await browser.get('/orders')).status).to.equal(303)
  })

  it('takes no tampered cookie', async () => {
    const browser = await shop.signedIn('driver')
    const page = await browser.get('/orders')
    const cookie = String(page.request.cookies)
    const middle = cookie.indexOf('comanda=s%3A') + 16
    const swapped = cookie[middle] === 'a' ? 'b' : 'a'
    for (const tampered of [
      `${cookie.slice(0, middle)}${swapped}${cookie.slice(middle + 1)}`,
      'comanda=s%3Ax.y',
      'comanda=%00%ff',
      `comanda=${'s'.repeat(4000)}`,
      'comanda=j:{"userId":1}',
    ]) {
      const answer = await request(dashboard.app).get('/orders').set('Cookie', tampered)
      expect(answer.status, tampered).to.equal(303)
    }
    expect((await request(dashboard.app).get('/orders').set('Cookie', cookie)).status).to.equal(200)
  })

  it('keeps the cookie from scripts and other sites', async () => {
    const page = await request(dashboard.app).get('/sign-in')
    expect(page.headers['set-cookie']).to.have.length(1)
    expect(String(page.headers['set-cookie'])).to.match(
      /^comanda-form=.*; Path=\/; .*HttpOnly; SameSite=Lax$/,
    )
    const answer = await submit(request.agent(dashboard.app), '/sign-in', { email, password })
    expect(cookieOf(answer, 'comanda')).to.match(/^comanda=.*; Path=\/; .*HttpOnly; SameSite=Lax$/)
  })

  it('binds the cookie to this host and to TLS where people come by https', async () => {
    const { app } = dashboard.appWith({ settings: { publicUrl: 'https://orders.example.com' } })
    const page = await request(app).get('/sign-in')
    const form = String(page.headers['set-cookie'])
    expect(form).to.match(/^__Host-comanda-form=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/)
    const answer = await request(app)
      .post('/sign-in')
      .set('Cookie', form.split(';')[0] ?? '')
      .type('form')
      .send({ _csrf: tokenOf(page.text), email, password })
    expect(cookieOf(answer, '__Host-comanda')).to.match(
      /^__Host-comanda=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(page.headers['strict-transport-security']).to.equal('max-age=31536000; includeSubDomains')
    const alone = { publicUrl: 'https://example.com', hstsSubdomains: false }
    const other = await request(dashboard.appWith({ settings: alone }).app)
      .get('/sign-in')
      .set('Host', 'example.com')
    expect(other.headers['strict-transport-security']).to.equal('max-age=31536000')
  })

  it('survives bad input', async () => {
    for (const wrong of [
      { email: 'a\0b@example.com', password },
      { email: 'x'.repeat(10_000), password },
      { email, password: 'p'.repeat(10_000) },
      { email: '<script>alert(1)</script>', password: '<script>' },
    ]) {
      const answer = await submit(request.agent(dashboard.app), '/sign-in', wrong)
      expect(answer.status).to.equal(422)
      expect(answer.text).not.to.include('<script>alert')
    }
    const browser = request.agent(dashboard.app)
    const token = tokenOf((await browser.get('/sign-in')).text)
    const twice = await browser
      .post('/sign-in')
      .type('form')
      .send(`_csrf=${token}&email=a&email=b&password=c`)
    expect(twice.status).to.equal(422)
    const huge = await browser
      .post('/sign-in')
      .type('form')
      .send(`_csrf=${token}&email=${'x'.repeat(100_000)}`)
    expect(huge.status).to.equal(413)
  })
})
