import { randomBytes } from 'node:crypto'
import { expect } from 'chai'
import { load } from 'cheerio'
import { TOTP } from 'otpauth'
import request from 'supertest'
import { type Browser, password, submit, tokenOf, useDashboard } from '../support/dashboard.js'

const overview = '/profile/second-factor'

describe('the secret that signs cookies, once another takes its place', () => {
  const dashboard = useDashboard()
  const [before, now, after] = [1, 2, 3].map(() => randomBytes(32).toString('hex')) as [
    string,
    string,
    string,
  ]

  /** What a browser holds. */
  const cookiesOf = async (browser: Browser): Promise<string> =>
    String((await browser.get('/orders')).request.cookies)
  const startedWith = (...secrets: [string, ...string[]]) => dashboard.appWith({ settings: { secrets } }).app

  it('opens what the one before signed, as long as it is named: sessions, forms, what apps were given', async () => {
    const shop = await dashboard.openShop()
    const browser = request.agent(startedWith(before))
    const { path, email } = await shop.invite('owner')
    await submit(browser, path, { password })
    await submit(browser, overview, {}, `${overview}/app`)
    const secret = load((await browser.get(`${overview}/app`)).text)('.second-factor__key')
      .text()
      .replaceAll(' ', '')
    const code = (): string => new TOTP({ secret }).generate()
    await submit(browser, `${overview}/app`, { code: code() }, `${overview}/app/check`)
    const form = tokenOf((await browser.get('/members')).text)

    const cookies = await cookiesOf(browser)
    const moved = startedWith(now, before)
    expect((await request(moved).get('/orders').set('Cookie', cookies)).status).to.equal(200)
    const fields = { _csrf: form, email: 'new@example.com', role: 'driver' }
    const sent = await request(moved).post('/members').set('Cookie', cookies).type('form').send(fields)
    expect(sent.status).to.equal(200)

    const letTimePass = () => dashboard.db.raw('update authenticator_apps set last_step = last_step - 10')
    async function signIn(...secrets: [string, ...string[]]): Promise<string | undefined> {
      await letTimePass()
      const at = request.agent(startedWith(...secrets))
      await submit(at, '/sign-in', { email, password })
      return (await submit(at, '/sign-in/second-step', { code: code() })).headers.location
    }
    expect(await signIn(after)).to.equal(undefined)
    expect(await signIn(now, before)).to.equal('/')
    // used once, it is sealed by the new one: the one before may go
    expect(await signIn(now)).to.equal('/')
  })

  it('signs everybody out where it isn’t named', async () => {
    const shop = await dashboard.openShop()
    const browser = request.agent(startedWith(before))
    await submit(browser, (await shop.invite('owner')).path, { password })
    const cookies = await cookiesOf(browser)
    const answer = await request(startedWith(after)).get('/orders').set('Cookie', cookies)
    expect(answer.headers.location).to.match(/^\/sign-in/)
  })
})
