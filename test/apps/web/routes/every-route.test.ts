import type { IncomingMessage } from 'node:http'
import { type Role, roles } from '@comanda/shared/members/types.js'
import type { Policy } from '@comanda/web/routing/route.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import { contentsOf } from '../support/contents.js'
import { type Browser, type Shop, tokenOf, useDashboard } from '../support/dashboard.js'
import { furnish, namedRoutes, type TriedRoute, triedRoutes } from '../support/route-table.js'

/** Reads a page as text; of what never ends, the head alone. */
function readPage(answer: request.Response, done: (error: Error | null, text: string) => void): void {
  const stream = answer as unknown as IncomingMessage
  let text = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    text += chunk
  })
  stream.on('end', () => done(null, text))
  if (stream.headers['content-type']?.startsWith('text/event-stream')) {
    stream.removeAllListeners()
    stream.on('error', () => undefined)
    stream.destroy()
    done(null, '')
  }
}

interface Sent {
  token?: string | undefined
  headers?: Record<string, string>
}

describe('every route', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let furniture: Awaited<ReturnType<typeof furnish>>
  let stranger: Browser
  const browsers = new Map<Role, Browser>()

  before(async () => {
    shop = await dashboard.openShop()
    furniture = await furnish(dashboard, shop)
    for (const role of roles) browsers.set(role, await shop.signedIn(role))
    stranger = await (await dashboard.openShop()).signedIn('owner')
  })

  /** Somebody of that role, whose session this route may end. */
  async function somebody(role: Role, { changesSession }: TriedRoute): Promise<Browser> {
    const browser = browsers.get(role)
    return changesSession || browser === undefined ? shop.signedIn(role) : browser
  }

  async function tokenFor(browser: Browser): Promise<string> {
    const page = await browser.get('/profile')
    return tokenOf(page.status === 200 ? page.text : (await browser.get('/sign-in')).text)
  }

  async function ownFields(browser: Browser, { formPage }: TriedRoute): Promise<Record<string, string>> {
    if (formPage === undefined) return {}
    const $ = load((await browser.get(formPage)).text)
    const inputs = $('main form').first().find('input[type=hidden]').toArray()
    return Object.fromEntries(inputs.map(input => [$(input).attr('name'), String($(input).val())]))
  }

  /** The request as the route's own form or link makes it. @param changes another token (undefined: none), more headers */
  async function send(
    browser: Browser,
    route: TriedRoute,
    address: string,
    changes: Sent = {},
  ): Promise<request.Response> {
    if (!route.isPost) return browser.get(address).buffer(true).parse(readPage)
    const token = 'token' in changes ? changes.token : await tokenFor(browser)
    const { _csrf, ...own } = await ownFields(browser, route)
    const fields = { ...own, ...route.fields, ...(token === undefined ? {} : { _csrf: token }) }
    const form = browser.post(address).set(changes.headers ?? {})
    if (!route.takesFiles) return form.type('form').send(fields)
    for (const [name, value] of Object.entries(fields)) form.field(name, value)
    return form
  }

  const mayUse = ({ policy }: TriedRoute, role: Role): boolean =>
    typeof policy === 'string' || policy.includes(role)
  const isForMembers = ({ policy }: TriedRoute): boolean => policy !== 'open' && policy !== 'public'
  const headingOf = ({ text, body }: request.Response): string =>
    load(typeof body === 'string' ? body : text)('h1').text()
  const words = (policy: Policy): string =>
    typeof policy === 'string'
      ? { open: 'everybody', public: 'everybody', 'signed-in': 'every member' }[policy]
      : `${policy.join(', ')} alone`

  /** Did the route itself answer? Where it leads to the sign-in, it must be one that ends sessions. */
  function expectLetThrough(route: TriedRoute, who: string, answer: request.Response): void {
    expect(answer.status, who).to.be.oneOf([200, 303])
    if (!route.changesSession) expect(answer.headers.location, who).not.to.match(/^\/sign-in/)
  }

  /** Sends it, and sees that no row anywhere is another one afterwards. */
  async function expectNothingChanged(work: () => Promise<void>): Promise<void> {
    const before = await contentsOf(dashboard.db)
    await work()
    expect(await contentsOf(dashboard.db)).to.deep.equal(before)
  }

  it('that the table says something of is there', () => {
    expect(triedRoutes.map(({ name }) => name)).to.include.members(namedRoutes)
  })

  for (const route of triedRoutes) {
    const { name, policy, isPost } = route

    describe(name, () => {
      it(`lets in ${words(policy)}`, async () => {
        for (const role of roles) {
          const address = await furniture.addressOf(route)
          const browser = await somebody(role, route)
          if (mayUse(route, role)) {
            expectLetThrough(route, role, await send(browser, route, address))
            continue
          }
          await expectNothingChanged(async () => {
            const answer = await send(browser, route, address)
            expect(answer.status, role).to.equal(403)
            expect(headingOf(answer), role).to.equal('This isn’t for your role')
          })
        }
        const address = await furniture.addressOf(route)
        const nobody = request.agent(dashboard.app)
        if (!isForMembers(route)) {
          return expectLetThrough(route, 'nobody', await send(nobody, route, address))
        }
        await expectNothingChanged(async () => {
          const answer = await send(nobody, route, address)
          const back = isPost || address === '/' ? '' : `?next=${encodeURIComponent(address)}`
          expect([answer.status, answer.headers.location]).to.deep.equal([303, `/sign-in${back}`])
        })
      })

      if (isForMembers(route) && route.path.includes(':')) {
        it('has none of this shop’s rows for another shop’s owner, nor any for what is no row', async () => {
          const address = await furniture.addressOf(route)
          await expectNothingChanged(async () => {
            expect((await send(stranger, route, address)).status).to.equal(404)
            const owner = await somebody('owner', route)
            for (const wrong of ['0', '-1', '1.5', 'abc', '99999999999999999999', '1%00']) {
              const answer = await send(owner, route, route.path.replace(/:\w+/, wrong))
              expect(answer.status, wrong).to.equal(404)
            }
          })
        })
      }

      if (isPost) {
        it('takes no form but one of its own session’s pages', async () => {
          expect(policy).not.to.equal('open')
          const address = await furniture.addressOf(route)
          const browser = await somebody('owner', route)
          const token = await tokenFor(browser)
          await expectNothingChanged(async () => {
            const forgeries: Sent[] = [
              { token: undefined },
              { token: '' },
              { token: 'x'.repeat(token.length) },
              { token: await tokenFor(stranger) },
              { token, headers: { Origin: 'https://evil.example' } },
              { token, headers: { Origin: 'null' } },
              { token, headers: { 'Sec-Fetch-Site': 'cross-site' } },
              { token, headers: { 'Sec-Fetch-Site': 'same-site' } },
            ]
            for (const forged of forgeries) {
              const answer = await send(browser, route, address, forged)
              expect(answer.status, JSON.stringify(forged)).to.equal(403)
              expect(headingOf(answer)).to.equal('That page was no longer current')
            }
          })
          expect((await browser.get('/orders')).status, 'still signed in').to.equal(200)
        })
      }
    })
  }
})
