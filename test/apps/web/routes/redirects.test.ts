import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import { type Browser, password, type Shop, submit, useDashboard } from '../support/dashboard.js'
import { placeOrder } from '../support/orders.js'

const own = 'http://shop.test'

describe('a redirect', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let owner: Browser
  let email: string

  before(async () => {
    shop = await dashboard.openShop()
    const invitation = await shop.invite('owner')
    email = invitation.email
    owner = request.agent(dashboard.app)
    await submit(owner, invitation.path, { password })
  })

  /** Would a browser stay here, and does the header say nothing else? */
  function expectOwn({ status, headers }: request.Response): void {
    expect(status).to.equal(303)
    const { location } = headers
    expect(location).to.match(/^\/(?![/\\])/)
    expect(new URL(String(location), own).origin).to.equal(own)
    expect(headers).not.to.have.property('x-evil')
  }

  for (const target of [
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/%2e//evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\u0000//evil.example',
    ' //evil.example',
    '%2f%2fevil.example',
    '/%2f%2fevil.example',
    '/%5cevil.example',
    '//evil.example@shop.test',
    'https://evil.example/',
    'https:evil.example',
    'javascript:alert(1)',
    ' \u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    '/x\r\nX-Evil: 1',
    '/orders?\r\nX-Evil: 1',
    '/orders?x=//evil.example',
    `/${'x'.repeat(10_000)}`,
  ]) {
    it(`never leads away, not even by ${JSON.stringify(target.slice(0, 60))}`, async () => {
      const browser = request.agent(dashboard.app)
      const asked = `/sign-in?next=${encodeURIComponent(target)}`
      const kept = String(load((await browser.get(asked)).text)('input[name=next]').val())
      expect(new URL(kept, own).origin).to.equal(own)
      expectOwn(await submit(browser, '/sign-in', { email, password, next: target }))
      expectOwn(await browser.get(asked))

      const { id } = await placeOrder(dashboard.db, shop)
      const step = { from: 'pending', to: 'accepted', back: target }
      expectOwn(await submit(owner, `/orders/${id}`, step, `/orders/${id}/status`))
    })
  }
})
