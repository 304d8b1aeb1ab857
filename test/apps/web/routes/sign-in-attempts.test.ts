import { attemptLimits, createSignInAttempts } from '@comanda/shared/sign-in-attempts/service.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import { type Dashboard, password, type Shop, submit, tokenOf, useDashboard } from '../support/dashboard.js'

describe('guessing passwords', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let email: string
  let counter = 0

  before(async () => {
    shop = await dashboard.openShop()
  })

  beforeEach(async () => {
    await dashboard.db.raw('delete from sign_in_attempts')
    const invitation = await shop.invite('owner')
    email = invitation.email
    await submit(request.agent(dashboard.app), invitation.path, { password })
    counter += 1
  })

  /** One browser and its form, for many tries. */
  async function form(from: { app?: Dashboard['app']; address?: string } = {}) {
    const browser = request.agent(from.app ?? dashboard.app)
    const header = from.address === undefined ? {} : { 'X-Forwarded-For': from.address }
    const page = await browser.get('/sign-in')
    const token = tokenOf(page.text)
    return (fields: { email: string; password: string }) =>
      browser
        .post('/sign-in')
        .set(header as Record<string, string>)
        .type('form')
        .send({ _csrf: token, ...fields })
  }

  it('ends after ten wrong ones, even for the right one, and says how long to wait', async () => {
    const send = await form()
    for (let at = 0; at < 10; at += 1) {
      expect((await send({ email, password: `wrong ${at}` })).status).to.equal(422)
    }
    const refused = await send({ email: ` ${email.toUpperCase()}`, password })
    expect(refused.status).to.equal(429)
    expect(load(refused.text)('.error-summary').text()).to.include('Try again in 15 minutes')
    expect(Number(refused.headers['retry-after'])).to.be.within(600, 900)
  })

  it('counts right under a hundred at once: ten are looked at', async () => {
    const send = await form()
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, at) => send({ email, password: `wrong ${at}` })),
    )
    const statuses = answers.map(answer => answer.status)
    expect(statuses.filter(status => status === 422)).to.have.length(10)
    expect(statuses.filter(status => status === 429)).to.have.length(90)
  })

  it('holds in every process', async () => {
    const other = dashboard.appWith({ config: dashboard.config })
    const [here, there] = [await form(), await form({ app: other.app })]
    for (let at = 0; at < 5; at += 1) {
      await here({ email, password: 'wrong' })
      await there({ email, password: 'wrong' })
    }
    expect((await there({ email, password })).status).to.equal(429)
    await other.close()
  })

  it('lasts as long by a process whose own clock is ahead', async () => {
    const send = await form()
    for (let at = 0; at < 10; at += 1) await send({ email, password: 'wrong' })
    const realNow = Date.now
    Date.now = () => realNow() + 20 * 60_000
    try {
      expect((await send({ email, password })).status).to.equal(429)
    } finally {
      Date.now = realNow
    }
  })

  it('goes on after the time is over; a right password forgives no wrong ones', async () => {
    const send = await form()
    for (let at = 0; at < 9; at += 1) await send({ email, password: 'wrong' })
    expect((await send({ email, password })).status).to.equal(303)
    const again = await form()
    expect((await again({ email, password: 'wrong' })).status).to.equal(422)
    expect((await again({ email, password })).status).to.equal(429)
    await dashboard.db.raw("update sign_in_attempts set started_at = now() - interval '15 minutes'")
    expect((await again({ email, password })).status).to.equal(303)
  })

  it('shuts out nobody at another address, and nobody where they were signed in before', async function () {
    this.timeout(60_000)
    const { app, close } = dashboard.appWith({ settings: { trustProxy: 1 } })
    const own = request.agent(app)
    const signIn = (browser: typeof own, fields: { email: string; password: string }, address: string) =>
      browser.get('/sign-in').then(page =>
        browser
          .post('/sign-in')
          .set('X-Forwarded-For', address)
          .type('form')
          .send({ _csrf: tokenOf(page.text), ...fields }),
      )
    const here = `192.0.2.${counter}`
    expect((await signIn(own, { email, password }, here)).status).to.equal(303)
    await submit(own, '/orders', {}, '/sign-out')
    const send = await form({ app, address: here })
    for (let at = 0; at < 12; at += 1) await send({ email, password: 'wrong' })
    expect((await signIn(request.agent(app), { email, password }, here)).status, 'a stranger').to.equal(429)
    const there = `198.51.100.${counter}`
    expect((await signIn(request.agent(app), { email, password }, there)).status).to.equal(303)
    expect((await signIn(own, { email, password }, here)).status, 'where it was before').to.equal(303)
    // from so many addresses that the e-mail itself is shut
    const attempts = createSignInAttempts(dashboard.db)
    for (let at = 0; at < attemptLimits.email; at += 1) {
      const stranger = { email, address: `203.0.${at}.${counter}`, known: undefined }
      await attempts.tryOnce(stranger, async () => undefined)
    }
    expect((await signIn(request.agent(app), { email, password }, '192.0.3.3')).status).to.equal(429)
    await submit(own, '/orders', {}, '/sign-out')
    expect((await signIn(own, { email, password }, here)).status).to.equal(303)
    // and a known browser may not guess for ever either
    await submit(own, '/orders', {}, '/sign-out')
    for (let at = 0; at < 10; at += 1) await signIn(own, { email, password: 'wrong' }, here)
    expect((await signIn(own, { email, password }, here)).status).to.equal(429)
    await close()
  })

  it('gets nobody further by another shop’s login of the same e-mail', async () => {
    const other = await dashboard.openShop()
    const guesser = request.agent(dashboard.app)
    const { path } = await other.invite('driver', email)
    await submit(guesser, path, { password: 'of the attacker' })
    await submit(guesser, '/orders', {}, '/sign-out')
    const send = await form()
    for (let at = 0; at < 12; at += 1) await send({ email, password: 'wrong' })
    const own = await submit(guesser, '/sign-in', { email, password: 'of the attacker' })
    expect(own.status).to.equal(303)
    await submit(guesser, '/orders', {}, '/sign-out')
    const guessed = await submit(guesser, '/sign-in', { email, password })
    expect(guessed.status, 'the right password of the first shop').to.equal(422)
  })

  it('locks nobody else out', async () => {
    const invitation = await shop.invite('manager')
    await submit(request.agent(dashboard.app), invitation.path, { password })
    const send = await form()
    for (let at = 0; at < 12; at += 1) await send({ email, password: 'wrong' })
    const other = await form()
    expect((await other({ email: invitation.email, password })).status).to.equal(303)
  })

  it('is bounded for an address too, whatever the e-mail; an IPv6 network counts as one', async () => {
    const { app, close } = dashboard.appWith({ settings: { trustProxy: 1 } })
    const tries = attemptLimits.address
    const send = await form({ app, address: `2001:db8:${counter}::1` })
    const nobody = (at: number) => ({ email: `nobody-${at}@example.com`, password: 'wrong' })
    const answers = await Promise.all(Array.from({ length: tries + 5 }, (_, at) => send(nobody(at))))
    expect(answers.filter(({ status }) => status === 429)).to.have.length(5)
    const neighbour = await form({ app, address: `2001:0db8:${counter}:0::2` })
    expect((await neighbour({ email, password })).status).to.equal(429)
    const elsewhere = await form({ app, address: '192.0.2.7' })
    expect((await elsewhere({ email, password })).status).to.equal(303)
    await close()
  })

  it('isn’t begun anew by a link: a shop’s owner could make one after the other, and guess on', async () => {
    const send = await form()
    for (let at = 0; at < 11; at += 1) await send({ email, password: 'wrong' })
    const { path } = await shop.invite('owner', email)
    await submit(request.agent(dashboard.app), path, { password: 'a whole new one' })
    const again = await form()
    expect((await again({ email, password: 'a whole new one' })).status).to.equal(429)
  })

  it('says the same of an unknown e-mail', async () => {
    const send = await form()
    for (let at = 0; at < 10; at += 1) await send({ email: 'ghost@example.com', password: 'wrong' })
    expect((await send({ email: 'ghost@example.com', password: 'wrong' })).status).to.equal(429)
  })
})
