import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import { password, type Shop, submit, tokenOf, useDashboard } from '../support/dashboard.js'

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

  it('runs out', async () => {
    const browser = await shop.signedIn('driver')
    await dashboard.db.raw("update sessions set expire = now() at time zone 'UTC' - interval '1 second'")
    expect((await browser.get('/orders')).status).to.equal(303)
  })

  it('takes no tampered cookie', async () => {
    const browser = await shop.signedIn('driver')
    const page = await browser.get('/orders')
    const cookie = String(page.request.cookies)
    const middle = cookie.indexOf('s%3A') + 8
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
    expect(String(page.headers['set-cookie'])).to.match(/^comanda=.*; Path=\/; .*HttpOnly; SameSite=Lax$/)
  })

  it('binds the cookie to this host and to TLS where people come by https', async () => {
    const { app } = dashboard.appWith({ settings: { publicUrl: 'https://orders.example.com' } })
    const page = await request(app).get('/sign-in')
    expect(String(page.headers['set-cookie'])).to.match(
      /^__Host-comanda=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(page.headers['strict-transport-security']).to.equal('max-age=31536000')
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
