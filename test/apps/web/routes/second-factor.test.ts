import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import { type Browser, password, type Shop, submit, useDashboard } from '../support/dashboard.js'
import { beginApp, codeOf, overview, setUpApp } from '../support/second-factor.js'

const textOf = (html: string): string => load(html)('main').text().replace(/\s+/g, ' ')

describe('the second step at sign-in', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let email: string
  let here: Browser

  beforeEach(async () => {
    shop = await dashboard.openShop()
    const invitation = await shop.invite('manager')
    email = invitation.email
    here = request.agent(dashboard.app)
    await submit(here, invitation.path, { password })
  })

  /** 30 s pass: the app's code may be used again. */
  const letTimePass = () => dashboard.db.raw('update authenticator_apps set last_step = last_step - 10')
  async function rowsOf(table: string): Promise<number> {
    const { rows } = await dashboard.db.raw(
      `select 1 from ${table} t join logins l on l.id = t.login_id join users u on u.id = l.user_id
       where u.email = ?`,
      [email],
    )
    return rows.length
  }
  const wrongFor = (code: string): string => String((Number(code) + 500_000) % 1_000_000).padStart(6, '0')

  async function firstStep(browser = request.agent(dashboard.app)): Promise<Browser> {
    const answer = await submit(browser, '/sign-in', { email, password })
    expect(answer.headers.location).to.equal('/sign-in/second-step')
    return browser
  }
  const secondStep = (browser: Browser, code: string) => submit(browser, '/sign-in/second-step', { code })
  const isIn = async (browser: Browser): Promise<boolean> => (await browser.get('/orders')).status === 200

  it('is off until an app has shown that it has the secret', async () => {
    await beginApp(here)
    const page = await here.get(`${overview}/app`)
    const secret = load(page.text)('.second-factor__key').text().replaceAll(' ', '')
    expect((await here.get(`${overview}/app/qr.svg`)).headers['content-type']).to.match(/svg/)
    const wrong = wrongFor(codeOf(secret))
    expect((await submit(here, `${overview}/app`, { code: wrong }, `${overview}/app/check`)).status).to.equal(
      422,
    )
    const other = request.agent(dashboard.app)
    expect((await submit(other, '/sign-in', { email, password })).headers.location).to.equal('/')
  })

  it('lets nobody in by the password alone, nor by a wrong code', async () => {
    const { secret } = await setUpApp(here)
    const browser = await firstStep()
    expect(await isIn(browser)).to.equal(false)
    await letTimePass()
    const answer = await secondStep(browser, wrongFor(codeOf(secret)))
    expect(answer.status).to.equal(422)
    expect(textOf(answer.text)).to.include('This code isn’t right')
    expect(await isIn(browser)).to.equal(false)
    expect((await secondStep(browser, codeOf(secret))).headers.location).to.equal('/')
    expect(await isIn(browser)).to.equal(true)
  })

  it('takes a code once, also of a hundred who try it at the same moment', async () => {
    const { secret } = await setUpApp(here)
    // the code that switched it on was used
    const browser = await firstStep()
    expect((await secondStep(browser, codeOf(secret))).status).to.equal(422)
    await letTimePass()
    await dashboard.db.raw('delete from sign_in_attempts')
    const code = codeOf(secret)
    const browsers: Browser[] = []
    for (let at = 0; at < 20; at += 1) browsers.push(await firstStep())
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, at) => secondStep(browsers[at % 20] as Browser, code)),
    )
    expect(answers.filter(({ status }) => status === 303)).to.have.length(1)
  })

  it('lets five wrong codes be tried, of a hundred at once over two processes, and then none', async () => {
    const { secret } = await setUpApp(here)
    await letTimePass()
    const other = dashboard.appWith({})
    const apps = [dashboard.app, other.app]
    const browsers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => firstStep(request.agent(apps[at % 2] ?? dashboard.app))),
    )
    const wrong = wrongFor(codeOf(secret))
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, at) => secondStep(browsers[at % 10] as Browser, wrong)),
    )
    expect(answers.filter(({ status }) => status === 422)).to.have.length(5)
    expect(answers.filter(({ status }) => status === 429)).to.have.length(95)
    // the right one too, and it isn't used up by that
    expect((await secondStep(browsers[0] as Browser, codeOf(secret))).status).to.equal(429)
    // whoever has no password holds nobody up: the person in another browser is as far as before
    expect(await isIn(here)).to.equal(true)
  })

  it('asks for the password before the code, in whatever order they are sent', async () => {
    const { secret } = await setUpApp(here)
    await letTimePass()
    const browser = request.agent(dashboard.app)
    expect((await browser.get('/sign-in/second-step')).headers.location).to.equal('/sign-in')
    const answer = await submit(browser, '/sign-in', { code: codeOf(secret) }, '/sign-in/second-step')
    expect(answer.headers.location).to.equal('/sign-in')
    expect(await isIn(browser)).to.equal(false)
  })

  it('takes a first step for nothing where the password changed since', async () => {
    const { secret } = await setUpApp(here)
    const browser = await firstStep()
    await submit(
      here,
      '/profile',
      { current: password, password: 'quite another phrase' },
      '/profile/password',
    )
    await letTimePass()
    await secondStep(browser, codeOf(secret))
    expect(await isIn(browser)).to.equal(false)
  })

  it('gives recovery codes once: each opens the second step a single time', async () => {
    const { codes } = await setUpApp(here)
    expect(codes).to.have.length(10)
    expect((await here.get(overview)).text).not.to.include(codes[0])
    const { rows } = await dashboard.db.raw('select code_hash from recovery_codes')
    for (const { code_hash } of rows) expect(code_hash).to.match(/^\$argon2id\$/)
    const [code = ''] = codes
    const first = await firstStep()
    expect((await secondStep(first, ` ${code.toUpperCase()} `)).headers.location).to.equal('/')
    expect((await secondStep(await firstStep(), code)).status).to.equal(422)
    expect(textOf((await first.get(overview)).text)).to.include('9 codes left')
  })

  it('ends all other sessions with each change, and all factors where the last is removed', async () => {
    const phone = request.agent(dashboard.app)
    await submit(phone, '/sign-in', { email, password })
    const { secret } = await setUpApp(here)
    expect([await isIn(here), await isIn(phone)]).to.deep.equal([true, false])
    await letTimePass()
    await firstStep(phone)
    await secondStep(phone, codeOf(secret))
    await submit(here, overview, {}, `${overview}/app/remove`)
    expect([await isIn(here), await isIn(phone)]).to.deep.equal([true, false])
    expect((await submit(phone, '/sign-in', { email, password })).headers.location).to.equal('/')
    expect(await rowsOf('recovery_codes')).to.equal(0)
  })

  it('asks who it is before anything is changed, a while after the sign-in: both steps again', async () => {
    const { secret } = await setUpApp(here)
    const sleeping = dashboard.clock.now
    dashboard.clock.now = new Date(Date.now() + 11 * 60_000)
    try {
      for (const path of ['/app', '/app/remove', '/codes', '/passkey']) {
        const answer = await submit(here, '/profile', {}, `${overview}${path}`)
        expect(answer.headers.location, path).to.equal(overview)
      }
      expect(textOf((await here.get(overview)).text)).to.include('Is it you?')
      expect((await submit(here, overview, { password: 'wrong' }, '/profile/confirm')).status).to.equal(422)
      const next = String(load((await here.get(overview)).text)('input[name=next]').val())
      const answer = await submit(here, overview, { password, next }, '/profile/confirm')
      expect(answer.headers.location).to.equal('/sign-in/second-step')
      await letTimePass()
      expect((await secondStep(here, codeOf(secret))).headers.location).to.equal(overview)
    } finally {
      dashboard.clock.now = sleeping
    }
    expect(textOf((await here.get(overview)).text)).to.include('Remove the app')
  })

  it('is set up first by whoever the owner asks for it, and only then goes on', async () => {
    const owner = await shop.signedIn('owner')
    await submit(owner, '/members', { 'second-factor-manager': 'yes' }, '/members/second-factor')
    expect(load((await owner.get('/members')).text)('#second-factor-manager').attr('checked')).not.to.equal(
      undefined,
    )
    expect(textOf((await owner.get('/members')).text)).to.include('No second step yet')
    for (const path of ['/orders', '/settings', '/live', '/'])
      expect((await here.get(path)).headers.location, path).to.equal(overview)
    expect((await submit(here, overview, {}, '/settings')).headers.location).to.equal(overview)
    expect(textOf((await here.get(overview)).text)).to.include('This shop asks each manager')
    const { secret } = await setUpApp(here)
    expect(await isIn(here)).to.equal(true)
    await submit(here, overview, {}, `${overview}/app/remove`)
    expect(await isIn(here)).to.equal(false)
    expect(secret).to.match(/^[A-Z2-7]{32}$/)
    const driver = await shop.signedIn('driver')
    expect(await isIn(driver)).to.equal(true)
  })

  it('goes with a new link of the owner’s: a new password, without the lost second step', async () => {
    await setUpApp(here)
    const owner = await shop.signedIn('owner')
    const { db } = dashboard
    const { rows } = await db.raw(
      'select m.id from members m join users u on u.id = m.user_id where u.email = ?',
      [email],
    )
    const answer = await submit(owner, '/members', {}, `/members/${rows[0].id}/link`)
    const link = new URL(load(answer.text)('#link').text()).pathname
    const browser = request.agent(dashboard.app)
    await submit(browser, link, { password: 'a phrase after the loss' })
    expect(await isIn(browser)).to.equal(true)
    expect(await rowsOf('authenticator_apps')).to.equal(0)
  })

  it('stands before another shop too that is joined by the password', async () => {
    const { secret } = await setUpApp(here)
    await letTimePass()
    const other = await dashboard.openShop()
    const { path } = await other.invite('driver', email)
    const browser = request.agent(dashboard.app)
    const answer = await submit(browser, path, { current: password }, `${path}/join`)
    expect(answer.headers.location).to.equal('/sign-in/second-step')
    expect(await isIn(browser)).to.equal(false)
    // the link is still good: nothing was proved
    expect((await browser.get(path)).status).to.equal(200)
    await secondStep(browser, codeOf(secret))
    expect((await browser.get('/shops')).text).to.include(other.business.name)
    expect((await browser.get(path)).status).to.equal(410)
  })

  it('is told to the person, in the other browser alone, and stands in the shop’s log', async () => {
    const { secret, codes } = await setUpApp(here)
    expect((await here.get('/orders')).text).not.to.include('was it you?')
    await letTimePass()
    const phone = await firstStep()
    await secondStep(phone, wrongFor(codeOf(secret)))
    await secondStep(phone, codeOf(secret))
    await submit(phone, overview, {}, `${overview}/codes`)
    const again = await firstStep(here)
    const fresh = load((await again.get('/sign-in/second-step')).text)
    expect(fresh('#code')).to.have.length(1)
    await letTimePass()
    expect((await secondStep(here, codeOf(secret))).headers.location).to.equal('/')
    expect((await here.get('/orders')).text).to.include('3 things happened with your sign-in: was it you?')
    const page = await here.get('/profile')
    const told = load(page.text)('.told-card').text()
    expect(told)
      .to.include('You signed in')
      .and.to.include('Somebody gave your password, and a wrong code')
      .and.to.include('New recovery codes were made')
    await submit(
      here,
      '/profile',
      { event: String(load(page.text)('input[name=event]').val()) },
      '/profile/told',
    )
    expect((await here.get('/orders')).text).not.to.include('was it you?')
    const log = (await (await shop.signedIn('owner')).get('/members/log')).text
    expect(log).to.include('set up an authenticator app as second step')
    for (const secretText of [secret, ...codes]) {
      expect(log).not.to.include(secretText)
      expect(dashboard.log()).not.to.include(secretText)
    }
  })

  it('keeps the app’s secret sealed', async () => {
    const { secret } = await setUpApp(here)
    const { rows } = await dashboard.db.raw('select sealed_secret from authenticator_apps')
    expect(JSON.stringify(rows)).not.to.include(secret)
    await submit(here, overview, {}, `${overview}/app`)
    const typed = load((await here.get(`${overview}/app`)).text)('.second-factor__key').text()
    const { rows: sessions } = await dashboard.db.raw('select sess from sessions')
    expect(JSON.stringify(sessions)).not.to.include(typed.replaceAll(' ', ''))
  })
})
