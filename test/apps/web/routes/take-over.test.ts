import { createMemberService } from '@comanda/shared/members/service.js'
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
} from '../support/dashboard.js'

/** What the owner of one shop tries to get at another. Each of these worked once. */
describe('a shop’s owner who wants to get into another shop', () => {
  let dashboard: Dashboard
  let own: Shop
  let other: Shop
  let attacker: Browser
  let victim: string
  let counter = 0

  before(async () => {
    dashboard = await openDashboard()
  })

  beforeEach(async () => {
    own = await dashboard.openShop()
    other = await dashboard.openShop()
    attacker = await own.signedIn('owner')
    counter += 1
    victim = `victim-${counter}@example.com`
  })

  after(() => dashboard.close())

  const browse = (): Browser => request.agent(dashboard.app)

  /** The attacker makes the victim's address a member of the own shop. @returns the link's path */
  async function inviteVictim(): Promise<string> {
    const answer = await submit(attacker, '/members', { email: victim, role: 'driver' })
    return new URL(load(answer.text)('#link').text()).pathname
  }

  async function removeVictim(): Promise<void> {
    const members = await createMemberService(dashboard.db).ofBusiness(own.business.id)
    const id = members.find(({ email }) => email === victim)?.id
    await submit(attacker, '/members', {}, `/members/${id}/remove`)
  }

  /** The names of the shops that a browser gets to, by whatever it is offered. */
  async function reached(browser: Browser): Promise<string[]> {
    const page = await browser.get('/shops')
    const names = new Set<string>()
    for (const form of load(page.text)('.shop').get()) {
      const member = String(load(page.text)(form).find('input[name=member]').val())
      await submit(browser, '/shops', { member, next: '/orders' })
      names.add(load((await browser.get('/orders')).text)('.site-header__name').text())
    }
    return [...names]
  }

  async function signIn(given: string): Promise<Browser> {
    const browser = browse()
    await submit(browser, '/sign-in', { email: victim, password: given })
    return browser
  }

  it('gets nowhere by a link that was kept from an invitation taken back', async () => {
    const kept = await inviteVictim()
    await removeVictim()
    await other.invite('manager', victim)
    const browser = browse()
    expect((await browser.get(kept)).status).to.equal(410)
    await submit(browser, kept, { password: 'of the attacker' })
    expect(await reached(browser)).to.deep.equal([])
    expect(await reached(await signIn('of the attacker'))).to.deep.equal([])
  })

  it('gets nowhere by a link that is still good: it opens the own shop alone', async () => {
    const link = await inviteVictim()
    await other.invite('manager', victim)
    const browser = browse()
    await submit(browser, link, { password: 'of the attacker' })
    expect(await reached(browser)).to.deep.equal([own.business.name])
    expect(await reached(await signIn('of the attacker'))).to.deep.equal([own.business.name])
  })

  for (const isRemoved of [true, false]) {
    it(`gets nowhere by a password from before the invitation${isRemoved ? ', nor by its session' : ''}`, async () => {
      const browser = browse()
      await submit(browser, await inviteVictim(), { password: 'of the attacker' })
      if (isRemoved) await removeVictim()
      const { path } = await other.invite('owner', victim)
      const reachable = isRemoved ? [] : [own.business.name]
      expect(await reached(browser)).to.deep.equal(reachable)
      expect(await reached(await signIn('of the attacker'))).to.deep.equal(reachable)
      // the one who was meant comes in by the shop's own link, and the attacker's password is worth nothing there
      const person = browse()
      await submit(person, path, { password })
      expect(await reached(person)).to.deep.equal([other.business.name])
      expect(await reached(await signIn('of the attacker'))).to.deep.equal(reachable)
      expect(await reached(await signIn(password))).to.deep.equal([other.business.name])
    })
  }

  it('touches nothing of somebody who works at both', async () => {
    const first = await other.invite('owner', victim)
    await submit(browse(), first.path, { password })
    const link = await inviteVictim()
    await submit(browse(), link, { current: password }, `${link}/join`)
    const both = await signIn(password)
    expect(await reached(both)).to.have.members([own.business.name, other.business.name])
    const members = await createMemberService(dashboard.db).ofBusiness(own.business.id)
    const id = members.find(({ email }) => email === victim)?.id
    const answer = await submit(attacker, '/members', {}, `/members/${id}/link`)
    const anew = new URL(load(answer.text)('#link').text()).pathname
    await submit(browse(), anew, { password: 'of the attacker' })
    expect(await reached(await signIn('of the attacker'))).to.deep.equal([own.business.name])
    expect(await reached(await signIn(password))).to.deep.equal([other.business.name])
    await removeVictim()
    expect(await reached(await signIn(password))).to.deep.equal([other.business.name])
  })

  it('isn’t told that an address is used at another shop', async () => {
    const { email, path } = await other.invite('owner', `Known-${counter}@Example.com`)
    await submit(browse(), path, { password })
    const stranger = `Other-${counter}@Example.com`
    const pages = []
    for (const address of [email, stranger]) {
      const added = await submit(attacker, '/members', { email: address.toLowerCase(), role: 'driver' })
      const link = new URL(load(added.text)('#link').text()).pathname
      const welcome = await browse().get(link)
      const wrong = await submit(browse(), link, { current: 'a wrong password' }, `${link}/join`)
      const list = await attacker.get('/members')
      const texts = [added, welcome, wrong, list].map(({ status, text }) => {
        const main = load(text)('main').text().replaceAll(/\s+/g, ' ')
        return `${status} ${main.slice(0, 1_000)}`
      })
      pages.push(
        texts
          .join('\n')
          .replaceAll(/http:\S+/g, 'LINK')
          .replaceAll(address.toLowerCase(), 'ADDRESS')
          .replaceAll(email.toLowerCase(), 'ADDRESS'),
      )
      await removeAll()
    }
    expect(pages[0]).to.equal(pages[1])
  })

  async function removeAll(): Promise<void> {
    const members = await createMemberService(dashboard.db).ofBusiness(own.business.id)
    for (const { id, role } of members) {
      if (role === 'driver') await submit(attacker, '/members', {}, `/members/${id}/remove`)
    }
  }
})
