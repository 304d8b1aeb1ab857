import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { AccountState } from '@comanda/shared/accounts/types.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import { password, type Shop, submit, useDashboard } from '../support/dashboard.js'

const code = '2@a-code-that-only-the-owner-may-see'

describe('the account page', () => {
  const dashboard = useDashboard()
  let shop: Shop

  beforeEach(async () => {
    shop = await dashboard.openShop()
    dashboard.clock.now = new Date()
  })

  const accounts = () => createAccountRepository(dashboard.db)

  async function startPairing(lifeMs = 60_000): Promise<void> {
    await accounts().setState(shop.accountId, 'pairing')
    await accounts().setPairingCode(shop.accountId, code, lifeMs)
  }

  it('shows the code to the owner, as a picture that no cache keeps', async () => {
    await startPairing()
    const browser = await shop.signedIn('owner')
    const page = await browser.get('/account')
    const $ = load(page.text)
    expect($('.account-panel h2').text()).to.equal('Link your WhatsApp')
    const address = String($('.account-panel__qr').attr('src'))
    const picture = await browser.get(address)
    expect(picture.status).to.equal(200)
    expect(picture.headers['content-type']).to.include('image/svg+xml')
    expect(picture.headers['cache-control']).to.equal('no-store')
    expect(String(picture.body)).to.include('<svg')
    expect(page.text).not.to.include(code)
    expect(page.headers['cache-control']).to.equal('no-store')
  })

  it('shows the state but no code to a manager, and nothing to the others', async () => {
    await startPairing()
    const manager = await shop.signedIn('manager')
    const page = await manager.get('/account')
    expect(load(page.text)('.account-panel h2').text()).to.equal('WhatsApp isn’t linked yet')
    expect(page.text).not.to.include('qr.svg')
    expect((await manager.get('/account/qr.svg')).status).to.equal(403)
    for (const role of ['kitchen', 'driver'] as const) {
      const browser = await shop.signedIn(role)
      for (const path of ['/account', '/account/panel', '/account/qr.svg']) {
        expect((await browser.get(path)).status, `${role} ${path}`).to.equal(403)
      }
      expect((await browser.get('/orders')).text).not.to.include('href="/account"')
    }
  })

  it('has no code for another shop’s owner', async () => {
    await startPairing()
    const other = await dashboard.openShop()
    const browser = await other.signedIn('owner')
    expect((await browser.get('/account/qr.svg')).status).to.equal(404)
  })

  it('has no code once it expired or the account is linked', async () => {
    const browser = await shop.signedIn('owner')
    await startPairing(0)
    expect((await browser.get('/account')).text).not.to.include('qr.svg')
    expect((await browser.get('/account/qr.svg')).status).to.equal(404)
    await startPairing()
    await accounts().setPaired(shop.accountId, '447700900000@c.us', new Date())
    expect((await browser.get('/account/qr.svg')).status).to.equal(404)
  })

  it('says each state in plain words', async () => {
    const browser = await shop.signedIn('owner')
    const headings: Record<Exclude<AccountState, 'pairing'>, string> = {
      offline: 'Comanda isn’t connected to WhatsApp',
      starting: 'Opening WhatsApp',
      ready: 'WhatsApp is linked',
      reconnecting: 'Reconnecting to WhatsApp',
    }
    for (const [state, heading] of Object.entries(headings)) {
      await accounts().setState(shop.accountId, state as AccountState)
      const $ = load((await browser.get('/account')).text)
      expect($('.account-panel h2').text(), state).to.equal(heading)
    }
    await accounts().setState(shop.accountId, 'pairing')
    expect((await browser.get('/account')).text).to.include('appears here in a few seconds')
  })

  it('says until when a bot waits, by the shop’s clock, and no longer than that', async () => {
    const browser = await shop.signedIn('owner')
    const until = new Date(Date.now() + 20 * 60_000)
    await accounts().setWaiting(shop.accountId, until)
    const timeZone = (await dashboard.db('businesses').where({ id: shop.business.id }).first()).time_zone
    const clock = until.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
    const heading = async () => load((await browser.get('/account/panel')).text)('h2').text()
    expect(await heading()).to.equal(`WhatsApp opens again at ${clock}`)
    dashboard.clock.now = new Date(until.getTime() + 1)
    expect(await heading()).to.equal('Comanda isn’t connected to WhatsApp')
    dashboard.clock.now = new Date()
    await accounts().setState(shop.accountId, 'starting')
    expect(await heading()).to.equal('Opening WhatsApp')
  })

  it('doesn’t call an account linked that nobody has heard of for minutes', async () => {
    const browser = await shop.signedIn('owner')
    await accounts().setState(shop.accountId, 'ready')
    await accounts().setProof(shop.accountId)
    expect(load((await browser.get('/account')).text)('.account-panel h2').text()).to.equal(
      'WhatsApp is linked',
    )
    dashboard.clock.now = new Date(Date.now() + 6 * 60_000)
    const $ = load((await browser.get('/account')).text)
    expect($('.account-panel .badge').text()).to.equal('No sign of life')
  })

  it('keeps itself current: the panel comes alone, and without script the page reloads', async () => {
    const browser = await shop.signedIn('owner')
    const panel = await browser.get('/account/panel')
    expect(panel.text.trim())
      .to.match(/^<div class="card account-panel">/)
      .and.not.to.include('<html')
    const $ = load((await browser.get('/account')).text)
    expect($('[data-live]').attr('data-live')).to.equal('/account/panel')
    expect($('noscript').html()).to.include('http-equiv="refresh"')
  })

  describe('unlinking', () => {
    const wished = async () => (await accounts().find(shop.accountId))?.unlinkRequestedAt !== undefined

    beforeEach(async () => {
      await accounts().setPaired(shop.accountId, '447700900000@c.us', new Date())
      await accounts().setState(shop.accountId, 'ready')
    })

    it('asks for the password again, then says that it is under way', async () => {
      const browser = await shop.signedIn('owner')
      expect(load((await browser.get('/account')).text)('a[href="/account/unlink"]')).to.have.length(1)
      for (const wrong of ['', 'not my password']) {
        const answer = await submit(browser, '/account/unlink', { password: wrong })
        expect(answer.status, wrong).to.equal(422)
        expect(load(answer.text)('.field__error').text()).to.match(/password/)
        expect(await wished()).to.equal(false)
      }
      expect((await submit(browser, '/account/unlink', { password })).headers.location).to.equal('/account')
      const $ = load((await browser.get('/account')).text)
      expect($('.account-panel h2').text()).to.equal('Unlinking WhatsApp')
      expect($('a[href="/account/unlink"]')).to.have.length(0)
      await accounts().setState(shop.accountId, 'offline')
      expect(load((await browser.get('/account')).text)('.account-panel h2').text()).to.equal(
        'WhatsApp will be unlinked',
      )
    })

    it('bounds how often the password can be guessed', async () => {
      const browser = await shop.signedIn('owner')
      const statuses = new Set<number>()
      for (let tries = 0; tries < 11; tries += 1) {
        statuses.add((await submit(browser, '/account/unlink', { password: `wrong ${tries}` })).status)
      }
      expect([...statuses]).to.deep.equal([422, 429])
      expect((await submit(browser, '/account/unlink', { password })).status).to.equal(429)
      expect(await wished()).to.equal(false)
    })

    it('is the owner’s alone, and offered only while a number is linked', async () => {
      const manager = await shop.signedIn('manager')
      expect((await manager.get('/account')).text).not.to.include('/account/unlink')
      expect((await manager.get('/account/unlink')).status).to.equal(403)
      await accounts().setState(shop.accountId, 'pairing')
      const owner = await shop.signedIn('owner')
      expect((await owner.get('/account')).text).not.to.include('/account/unlink')
      expect((await owner.get('/account/unlink')).headers.location).to.equal('/account')
      await submit(owner, '/profile', { password }, '/account/unlink')
      expect(await wished()).to.equal(false)
    })
  })
})
