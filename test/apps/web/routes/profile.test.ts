import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import { type Browser, password, type Shop, submit, useDashboard } from '../support/dashboard.js'

describe('the profile', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let email: string
  let here: Browser

  beforeEach(async () => {
    shop = await dashboard.openShop()
    const invitation = await shop.invite('kitchen')
    email = invitation.email
    here = request.agent(dashboard.app)
    await submit(here, invitation.path, { password })
  })

  async function signIn(userAgent: string, given = password): Promise<Browser> {
    const browser = request.agent(dashboard.app).set('User-Agent', userAgent)
    await submit(browser, '/sign-in', { email, password: given })
    return browser
  }
  const isSignedIn = async (browser: Browser): Promise<boolean> =>
    (await browser.get('/orders')).status === 200

  it('says where the person is signed in, this browser first, and gives no session away', async () => {
    await signIn('Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36')
    const page = await here.get('/profile')
    const $ = load(page.text)
    const rows = $('section[aria-labelledby=sessions-heading] .menu-row')
      .map((_, row) => $(row).text().replace(/\s+/g, ' ').trim())
      .get()
    expect(rows).to.have.length(2)
    expect(rows[0]).to.include('This one')
    expect(rows[1]).to.include('Chrome on Android').and.include('Signed in just now')
    const sids = (await dashboard.db.raw('select sid from sessions')).rows as { sid: string }[]
    for (const { sid } of sids) expect(page.text).not.to.include(sid)
  })

  it('signs out one browser, and only one’s own', async () => {
    const phone = await signIn('iPhone Safari')
    const key = String(load((await here.get('/profile')).text)('input[name=key]').val())
    const stranger = await shop.signedIn('owner')
    await submit(stranger, '/profile', { key }, '/profile/sessions/end')
    expect(await isSignedIn(phone)).to.equal(true)
    await submit(here, '/profile', { key }, '/profile/sessions/end')
    expect(await isSignedIn(phone)).to.equal(false)
    expect(await isSignedIn(here)).to.equal(true)
  })

  it('signs out everywhere', async () => {
    const phone = await signIn('iPhone Safari')
    const answer = await submit(here, '/profile', {}, '/profile/sessions/end-all')
    expect(answer.headers.location).to.equal('/sign-in')
    expect([await isSignedIn(here), await isSignedIn(phone)]).to.deep.equal([false, false])
  })

  it('asks who it is before it signs anybody out, a while after the sign-in', async () => {
    const phone = await signIn('iPhone Safari')
    const key = String(load((await here.get('/profile')).text)('input[name=key]').val())
    const sleeping = dashboard.clock.now
    dashboard.clock.now = new Date(Date.now() + 11 * 60_000)
    try {
      for (const action of ['/profile/sessions/end', '/profile/sessions/end-all']) {
        const answer = await submit(here, '/profile', { key }, action)
        expect(answer.headers.location).to.equal('/profile/confirm?next=/profile')
      }
      expect([await isSignedIn(here), await isSignedIn(phone)]).to.deep.equal([true, true])
      const confirm = '/profile/confirm?next=/profile'
      const fields = {
        password,
        next: String(load((await here.get(confirm)).text)('input[name=next]').val()),
      }
      expect((await submit(here, confirm, fields, '/profile/confirm')).headers.location).to.equal('/profile')
    } finally {
      dashboard.clock.now = sleeping
    }
    await submit(here, '/profile', { key }, '/profile/sessions/end')
    expect([await isSignedIn(here), await isSignedIn(phone)]).to.deep.equal([true, false])
    const events = load((await here.get('/profile')).text)('section[aria-labelledby=events-heading]').text()
    expect(events).to.include('You signed out another browser')
  })

  it('changes the password: the old one and all other browsers are out', async () => {
    const phone = await signIn('iPhone Safari')
    const next = 'another good one'
    const answer = await submit(here, '/profile', { current: password, password: next }, '/profile/password')
    expect(answer.headers.location).to.equal('/profile?changed')
    expect([await isSignedIn(here), await isSignedIn(phone)]).to.deep.equal([true, false])
    expect(await isSignedIn(await signIn('x'))).to.equal(false)
    expect(await isSignedIn(await signIn('x', next))).to.equal(true)
    expect(dashboard.log()).not.to.include(next)
  })

  it('gives this browser a new session with the new password: a copied cookie is worth nothing', async () => {
    const copied = String((await here.get('/orders')).request.cookies)
    await submit(here, '/profile', { current: password, password: 'another good one' }, '/profile/password')
    const thief = await request(dashboard.app).get('/orders').set('Cookie', copied)
    expect(thief.headers.location).to.match(/^\/sign-in/)
    expect(await isSignedIn(here)).to.equal(true)
  })

  it('changes no password without the current one, nor to a bad one', async () => {
    for (const [fields, field] of [
      [{ current: 'wrong', password: 'another good one' }, 'current'],
      [{ current: '', password: 'another good one' }, 'current'],
      [{ current: password, password: 'short' }, 'password'],
      [{ current: password, password: 'x'.repeat(201) }, 'password'],
    ] as const) {
      const answer = await submit(here, '/profile', fields, '/profile/password')
      expect(answer.status, field).to.equal(422)
      expect(load(answer.text)('.error-summary a').attr('href')).to.equal(`#${field}`)
    }
    expect(await isSignedIn(await signIn('x'))).to.equal(true)
  })

  it('lets nobody at an open browser guess the password', async () => {
    const guess = (current: string) =>
      submit(here, '/profile', { current, password: 'another good one' }, '/profile/password')
    for (let at = 0; at < 10; at += 1) expect((await guess(`wrong ${at}`)).status).to.equal(422)
    expect((await guess(password)).status).to.equal(429)
  })

  it('changes by nothing without the form’s token, and is nobody else’s', async () => {
    for (const path of ['/profile/password', '/profile/sessions/end', '/profile/sessions/end-all']) {
      expect((await here.post(path).type('form').send({ current: password })).status, path).to.equal(403)
      expect((await request(dashboard.app).post(path)).headers.location, path).to.equal('/sign-in')
    }
    expect((await request(dashboard.app).get('/profile')).headers.location).to.match(/^\/sign-in/)
    expect(await isSignedIn(here)).to.equal(true)
  })
})
