import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import { password, type Shop, submit, tokenOf, useDashboard } from './support/dashboard.js'
import { placeOrder } from './support/orders.js'

describe('the dashboard’s guard', () => {
  const dashboard = useDashboard()
  let shop: Shop

  before(async () => {
    shop = await dashboard.openShop()
  })

  describe('against foreign forms', () => {
    it('refuses every unsafe request without the form’s token', async () => {
      const { path } = await shop.invite('owner')
      const signedIn = await shop.signedIn('owner')
      const page = await signedIn.get('/orders')
      for (const address of ['/sign-in', '/sign-out', path]) {
        for (const body of [{}, { _csrf: '' }, { _csrf: 'x' }, { '_csrf[]': tokenOf(page.text) }]) {
          const answer = await signedIn
            .post(address)
            .type('form')
            .send({ password, ...body })
          expect(answer.status, address).to.equal(403)
          expect(load(answer.text)('h1').text()).to.equal('That page was no longer current')
        }
      }
      expect((await signedIn.get('/orders')).status).to.equal(200)
      expect((await request(dashboard.app).get(path)).status).to.equal(200)
    })

    it('refuses another session’s token', async () => {
      const [mine, other] = [request.agent(dashboard.app), request.agent(dashboard.app)]
      const token = tokenOf((await other.get('/sign-in')).text)
      await mine.get('/sign-in')
      expect((await mine.post('/sign-in').type('form').send({ _csrf: token })).status).to.equal(403)
    })

    it('refuses a foreign origin even with the right token', async () => {
      const browser = await shop.signedIn('owner')
      const token = tokenOf((await browser.get('/orders')).text)
      for (const header of [
        { Origin: 'https://evil.example' },
        { Origin: 'null' },
        { Origin: '', 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'same-site' },
      ]) {
        const answer = await browser
          .post('/sign-out')
          .set(header as Record<string, string>)
          .type('form')
          .send({ _csrf: token })
        expect(answer.status, JSON.stringify(header)).to.equal(403)
      }
      expect((await browser.get('/orders')).status).to.equal(200)
    })

    it('takes its own origin: PUBLIC_URL’s, or without one the name in use', async () => {
      const tries = [
        ['http://orders.example.com/', 'orders.example.com', 'http://orders.example.com', 422],
        // a proxy that doesn't hand the name on
        ['http://orders.example.com/', 'localhost:3000', 'http://orders.example.com', 422],
        ['http://orders.example.com/', 'localhost:3000', 'http://localhost:3000', 403],
        [undefined, 'localhost:3000', 'http://localhost:3000', 422],
        [undefined, 'shop.test', 'http://shop.test', 422],
        [undefined, 'localhost:3000', 'http://shop.test', 403],
      ] as const
      for (const [publicUrl, host, origin, status] of tries) {
        const { app } = dashboard.appWith({ settings: { publicUrl, hosts: ['shop.test'] } })
        const page = await request(app).get('/sign-in').set('Host', host)
        const answer = await request(app)
          .post('/sign-in')
          .set({ Host: host, Origin: origin, 'Sec-Fetch-Site': 'same-origin' })
          .set('Cookie', String(page.headers['set-cookie']).split(';')[0] ?? '')
          .type('form')
          .send({ _csrf: tokenOf(page.text) })
        expect(answer.status, `${publicUrl} ${host} ${origin}`).to.equal(status)
      }
    })
  })

  it('answers under its own names only', async () => {
    const { app } = dashboard.appWith({
      settings: { publicUrl: 'https://orders.example.com', hosts: ['192.168.1.5', 'Kitchen.local'] },
    })
    const own = ['orders.example.com', 'ORDERS.example.com:443', 'localhost:3000', '127.0.0.1', '[::1]:3000']
    for (const host of [...own, '192.168.1.5:3000', 'kitchen.local']) {
      expect((await request(app).get('/sign-in').set('Host', host)).status, host).to.equal(200)
    }
    const foreign = ['evil.example', 'orders.example.com.evil.example', '127.0.0.1.evil.example', '10.0.0.1']
    for (const host of [...foreign, 'localhost.evil.example', 'evil.example:3000', 'orders.example.com:x']) {
      for (const path of ['/sign-in', '/health', '/metrics', '/assets/tokens.css', '/nowhere']) {
        const answer = await request(app).get(path).set('Host', host)
        expect(answer.status, `${host} ${path}`).to.equal(421)
        expect(answer.text).to.include('set PUBLIC_URL').and.not.include(host)
      }
    }
    const { status } = await request(dashboard.app).get('/sign-in').set('Host', 'orders.example.com')
    expect(status, 'without PUBLIC_URL').to.equal(421)
    expect((await request(app).get('/sign-in').set('Host', '')).status).to.equal(400)
  })

  it('lets a page load from us alone, and run or frame nothing', async () => {
    for (const path of ['/sign-in', '/nowhere', '/health', '/assets/tokens.css']) {
      const { headers } = await request(dashboard.app).get(path)
      const policy = String(headers['content-security-policy'])
      expect(policy).to.include("default-src 'none'").and.to.include("frame-ancestors 'none'")
      expect(policy).to.include("form-action 'self'").and.to.include("base-uri 'none'")
      expect(policy).not.to.match(/unsafe|\*|https?:|data:/)
      expect(headers['x-content-type-options']).to.equal('nosniff')
      expect(headers['x-frame-options']).to.equal('DENY')
      expect(headers).not.to.have.property('x-powered-by')
    }
  })

  it('has no inline script, style or handler on any page', async () => {
    const browser = await shop.signedIn('owner')
    for (const path of ['/orders', '/account', '/nowhere', '/sign-in']) {
      const $ = load((await browser.get(path)).text)
      $('*').each((_, element) => {
        for (const name of Object.keys($(element).attr() ?? {})) expect(name).not.to.match(/^(on|style$)/)
      })
      expect($('style').length + $('script:not([src])').length).to.equal(0)
    }
  })

  it('lets browsers keep a style sheet under the address that its pages name, and nothing else', async () => {
    const page = await request(dashboard.app).get('/sign-in')
    expect(page.headers['cache-control']).to.equal('no-store')
    const address = String(load(page.text)('link[rel=stylesheet]').first().attr('href'))
    const sheet = await request(dashboard.app).get(address)
    expect(sheet.status).to.equal(200)
    expect(sheet.headers['cache-control']).to.equal('public, max-age=31536000, immutable')
  })

  it('answers an unknown address in plain words', async () => {
    for (const path of ['/nowhere', '/assets/nothing.css', '/assets/..%2f..%2fpackage.json', '/assets/']) {
      const page = await request(dashboard.app).get(path)
      expect(page.status, path).to.equal(404)
      expect(load(page.text)('h1').text()).to.equal('There is nothing here')
    }
    expect((await request(dashboard.app).delete('/orders')).status).to.equal(404)
  })

  it('tells nothing of its inside when something breaks', async () => {
    const browser = await shop.signedIn('owner')
    // what was read before would still be there
    await placeOrder(dashboard.db, shop)
    await dashboard.owner.raw('alter table order_lines rename to mislaid')
    const page = await browser.get('/orders/1').catch(() => undefined)
    const list = await browser.get('/orders')
    await dashboard.owner.raw('alter table mislaid rename to order_lines')
    expect(page?.status).to.be.oneOf([404, 500])
    expect(list.status).to.equal(500)
    expect(list.text).to.include('Something went wrong on our side')
    expect(list.text).not.to.match(/order_lines|select|node_modules|at /)
    const reference = load(list.text)('code').text()
    expect(reference).to.equal(list.headers['x-request-id'])
    expect(dashboard.log()).to.include(reference)
  })

  it('says what is safe when the database is away', async () => {
    const browser = await shop.signedIn('owner')
    const cookie = String((await browser.get('/orders')).request.cookies)
    const url = new URL(dashboard.config.url())
    url.port = '1'
    const { app, close } = dashboard.appWith({ config: { ...dashboard.config, url: () => url.href } })
    for (const path of ['/orders', '/sign-in']) {
      const page = await request(app).get(path).set('Cookie', cookie)
      expect(page.status, path).to.equal(503)
      expect(page.headers['retry-after']).to.equal('10')
      expect(page.headers.refresh).to.equal('10')
      expect(page.text).to.include('Your orders are safe')
    }
    const form = await request(app).get('/sign-in')
    expect(form.status, 'whoever isn’t signed in needs no database to look at the form').to.equal(200)
    const sent = await submit(request.agent(app), '/sign-in', { email: 'a@example.com', password })
    expect(sent.status).to.equal(503)
    await close()
  })

  it('says on every page when a stand-in answers for WhatsApp', async () => {
    const { app } = dashboard.appWith({ settings: { standIn: true } })
    const browser = request.agent(app)
    const { path } = await shop.invite('owner')
    const says = (html: string): boolean => html.includes('Connected to a stand-in, not to WhatsApp')
    expect(says((await browser.get(path)).text)).to.equal(true)
    await submit(browser, path, { password })
    for (const address of ['/orders', '/account', '/nowhere', '/sign-in', path]) {
      const page = await browser.get(address).redirects(2)
      expect(says(page.text), address).to.equal(true)
    }
    expect(says((await request(dashboard.app).get('/sign-in')).text)).to.equal(false)
  })

  it('writes no e-mail, password or cookie into the log', async () => {
    const { path, email } = await shop.invite('owner')
    const browser = request.agent(dashboard.app)
    await submit(browser, path, { password })
    await submit(request.agent(dashboard.app), '/sign-in', { email, password: 'wrong password' })
    const cookie = String((await browser.get('/orders?text=secret')).request.cookies)
    expect(dashboard.log()).not.to.include(email).and.not.to.include('wrong password')
    expect(dashboard.log()).not.to.include(cookie.slice(20, 60)).and.not.to.include('secret')
  })
})
