import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import {
  type Browser,
  type Dashboard,
  openDashboard,
  password,
  type Shop,
  submit,
  tokenOf,
} from '../support/dashboard.js'

const rounds = 4
const threads = 8

/** Whoever holds a copy of the cookie keeps requests under way that save the session, while its person ends it. */
describe('a session that was ended', () => {
  let dashboard: Dashboard
  let shop: Shop

  before(async () => {
    dashboard = await openDashboard()
    shop = await dashboard.openShop()
  })

  after(() => dashboard.close())

  async function signIn(): Promise<{ browser: Browser; cookie: string; token: string; member: string }> {
    const { path } = await shop.invite('owner')
    const browser = request.agent(dashboard.app)
    await submit(browser, path, { password })
    const page = await browser.get('/shops')
    return {
      browser,
      cookie: String(page.request.cookies),
      token: tokenOf(page.text),
      member: String(load(page.text)('.shop input[name=member]').val()),
    }
  }

  const endings: Record<string, (browser: Browser) => Promise<unknown>> = {
    'a sign-out': browser => submit(browser, '/orders', {}, '/sign-out'),
    'ending all sessions': browser => submit(browser, '/profile', {}, '/profile/sessions/end-all'),
    'a new password': browser =>
      submit(browser, '/profile', { current: password, password: 'a whole new one' }, '/profile/password'),
  }
  for (const [what, end] of Object.entries(endings)) {
    it(`stays ended by ${what}, whatever was under way`, async () => {
      for (let round = 0; round < rounds; round += 1) {
        const { browser, cookie, token, member } = await signIn()
        let isOver = false
        const keepSaving = async (): Promise<void> => {
          while (!isOver) {
            await request(dashboard.app)
              .post('/shops')
              .set('Cookie', cookie)
              .type('form')
              .send({ _csrf: token, member, next: '/orders' })
          }
        }
        const saving = Array.from({ length: threads }, keepSaving)
        await end(browser)
        isOver = true
        await Promise.all(saving)
        const thief = await request(dashboard.app).get('/settings').set('Cookie', cookie)
        expect(thief.headers.location, `round ${round}`).to.match(/^\/sign-in/)
      }
    })
  }
})
