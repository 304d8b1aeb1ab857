import { operator } from '@comanda/shared/audit/types.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import type { Member } from '@comanda/shared/members/types.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import { type Browser, password, type Shop, submit, useDashboard } from '../support/dashboard.js'

describe('the people of a shop', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let owner: Browser

  beforeEach(async () => {
    shop = await dashboard.openShop()
    owner = await shop.signedIn('owner')
  })

  const members = (of = shop): Promise<Member[]> =>
    createMemberService(dashboard.db).ofBusiness(of.business.id)
  const linkOn = (html: string): string => new URL(load(html)('#link').text()).pathname
  const errorOn = (html: string): string => load(html)('.error-summary li').text()
  let made = 0
  const newEmail = (): string => {
    made += 1
    return `new-${made}@example.com`
  }

  it('grow by a link that is shown once and works once', async () => {
    const email = newEmail()
    const answer = await submit(owner, '/members', { email, role: 'manager' })
    const path = linkOn(answer.text)
    expect(answer.headers['cache-control']).to.equal('no-store')
    expect((await owner.get('/members')).text)
      .to.include('Hasn’t signed in yet')
      .and.not.include(path)
    const browser = request.agent(dashboard.app)
    expect((await submit(browser, path, { password })).status).to.equal(303)
    expect((await browser.get('/settings')).status).to.equal(200)
    expect((await request(dashboard.app).get(path)).status).to.equal(410)
    expect(dashboard.log()).not.to.include(path.slice('/welcome/'.length))
  })

  it('name the link by the settings, whatever host a request names', async () => {
    const { app, close } = dashboard.appWith({ settings: { address: () => 'http://desk.example.com' } })
    const { path } = await shop.invite('owner')
    const browser = request.agent(app)
    await submit(browser, path, { password })
    const answer = await submit(browser, '/members', { email: newEmail(), role: 'driver' })
    expect(load(answer.text)('#link').text()).to.match(/^http:\/\/desk\.example\.com\/welcome\//)
    await close()
  })

  it('get a new password by a new link, and older links end', async () => {
    const email = newEmail()
    const first = linkOn((await submit(owner, '/members', { email, role: 'kitchen' })).text)
    const id = (await members()).find(member => member.email === email)?.id
    const second = linkOn((await submit(owner, '/members', {}, `/members/${id}/link`)).text)
    expect((await request(dashboard.app).get(first)).status).to.equal(410)
    const browser = request.agent(dashboard.app)
    await submit(browser, second, { password: 'chosen anew, well' })
    expect((await browser.get('/orders')).status).to.equal(200)
  })

  it('change their role, at once', async () => {
    const manager = await shop.signedIn('manager')
    const id = (await members()).find(({ role }) => role === 'manager')?.id
    await submit(owner, '/members', { role: 'driver' }, `/members/${id}/role`)
    expect((await manager.get('/settings')).status).to.equal(403)
  })

  it('leave: signed out at once, and back by a new link', async () => {
    const kitchen = await shop.signedIn('kitchen')
    const member = (await members()).find(({ role }) => role === 'kitchen')
    await submit(owner, '/members', {}, `/members/${member?.id}/remove`)
    expect((await kitchen.get('/orders')).status).to.equal(303)
    const again = request.agent(dashboard.app)
    const refused = await submit(again, '/sign-in', { email: String(member?.email), password })
    expect(refused.text).to.include('don’t belong together')
    const answer = await submit(owner, '/members', { email: String(member?.email), role: 'driver' })
    expect((await submit(again, linkOn(answer.text), { password })).status).to.equal(303)
    expect((await members()).find(({ id }) => id === member?.id)?.role).to.equal('driver')
  })

  it('always have an owner, also when two leave at once', async () => {
    const [first] = await members()
    const answer = await submit(owner, '/members', {}, `/members/${first?.id}/remove`)
    expect(answer.status).to.equal(422)
    expect(errorOn(answer.text)).to.include('A shop needs an owner')
    const demoted = await submit(owner, '/members', { role: 'driver' }, `/members/${first?.id}/role`)
    expect(demoted.status).to.equal(422)
    await shop.signedIn('owner')
    const service = createMemberService(dashboard.db)
    const outcomes = await Promise.all(
      (await members()).map(({ id }) => service.remove(shop.business.id, id, operator)),
    )
    expect(outcomes).to.have.members(['changed', 'last_owner'])
    expect(await members()).to.have.length(1)
  })

  it('name what is wrong with an address or a role', async () => {
    const present = String((await members())[0]?.email)
    for (const [fields, words] of [
      [{ email: 'nobody', role: 'driver' }, 'is no e-mail address'],
      [{ email: newEmail(), role: 'king' }, 'is no role'],
      [{ email: present, role: 'driver' }, 'is here already'],
    ] as const) {
      const answer = await submit(owner, '/members', fields)
      expect(answer.status, words).to.equal(422)
      expect(errorOn(answer.text)).to.include(words)
    }
    expect((await members())[0]?.role).to.equal('owner')
  })

  it('can’t be changed by another shop’s owner', async () => {
    const other = await dashboard.openShop()
    await other.signedIn('owner')
    const [victim] = await members(other)
    const email = String(victim?.email)
    for (const action of ['role', 'link', 'remove']) {
      const answer = await submit(owner, '/members', { role: 'driver' }, `/members/${victim?.id}/${action}`)
      expect(answer.status, action).to.equal(404)
    }
    expect((await members(other))[0]).to.include({ role: 'owner', email })
  })

  it('are the owner’s business alone', async () => {
    const [first] = await members()
    for (const role of ['manager', 'kitchen', 'driver'] as const) {
      const browser = await shop.signedIn(role)
      expect((await browser.get('/members')).status, role).to.equal(403)
      for (const path of [
        '/members',
        ...['role', 'link', 'remove'].map(action => `/members/${first?.id}/${action}`),
      ]) {
        const answer = await submit(browser, '/orders', { email: newEmail(), role: 'owner' }, path)
        expect(answer.status, `${role} ${path}`).to.equal(403)
      }
      expect((await browser.get('/profile')).text).not.to.include('href="/members"')
    }
    for (const path of ['/members', `/members/${first?.id}/link`, `/members/${first?.id}/remove`]) {
      expect(
        (await owner.post(path).type('form').send({ email: newEmail(), role: 'owner' })).status,
      ).to.equal(403)
    }
  })
})
