/// <reference lib="dom" />
import { serve } from '@comanda/web/serve.js'
import { expect } from 'chai'
import type { Browser, CDPSession, Page } from 'puppeteer'
import { launchBrowser, openPage } from '../../support/browser.js'
import { type Dashboard, openDashboard, password, type Shop } from './support/dashboard.js'

const overview = '/profile/second-factor'

describe('passkeys in a browser', () => {
  let dashboard: Dashboard
  let shop: Shop
  let server: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let page: Page
  let device: CDPSession
  let authenticatorId: string
  let site: string
  let email: string
  const complaints: unknown[] = []

  before(async () => {
    dashboard = await openDashboard()
    server = await serve(dashboard.app, { host: '127.0.0.1', port: 0 })
    // passkeys are for names, not for addresses of numbers
    site = server.url.replace('127.0.0.1', 'localhost')
    browser = await launchBrowser()
  })

  beforeEach(async () => {
    shop = await dashboard.openShop()
    const context = await browser.createBrowserContext()
    page = await openPage(context, complaints)
    await page.setViewport({ width: 390, height: 844 })
    device = await page.createCDPSession()
    await device.send('WebAuthn.enable')
    authenticatorId = await addDevice()
    const invitation = await shop.invite('kitchen')
    email = invitation.email
    await go(invitation.path)
    await page.type('#password', password)
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  })

  after(async () => {
    await browser.close()
    await server.close()
    await dashboard.close()
  })

  async function addDevice(): Promise<string> {
    const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    return authenticatorId
  }
  const go = (path: string) => page.goto(site + path)
  const at = (): string => new URL(page.url()).pathname
  const text = (): Promise<string> => page.$eval('main', main => main.innerText)
  const press = (selector: string) => Promise.all([page.waitForNavigation(), page.click(selector)])

  async function makePasskey(): Promise<void> {
    await go(`${overview}/passkey`)
    await press('#passkey-button')
    expect(await text()).to.include('Keep these codes')
  }
  async function signOut(): Promise<void> {
    await go('/orders')
    await Promise.all([
      page.waitForNavigation(),
      page.$eval('form[action="/sign-out"]', form => (form as HTMLFormElement).submit()),
    ])
  }
  async function giveEmailAndPassword(): Promise<void> {
    await go('/sign-in')
    await page.type('#email', email)
    await page.type('#password', password)
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  }

  it('are the second step behind the password', async () => {
    await makePasskey()
    await signOut()
    await giveEmailAndPassword()
    expect(at()).to.equal('/sign-in/second-step')
    await press('#passkey-button')
    expect(at()).to.equal('/orders')
    expect(complaints).to.deep.equal([])
  })

  it('sign in by themselves, without e-mail and password', async () => {
    await makePasskey()
    await signOut()
    await go('/sign-in?next=/menu')
    await press('a.button')
    await press('#passkey-button')
    expect(at()).to.equal('/menu')
  })

  it('don’t stand for the password where the device didn’t ask who is there', async () => {
    await makePasskey()
    await signOut()
    await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    await go('/sign-in/passkey')
    await page.click('#passkey-button')
    await page.waitForFunction(() =>
      document.querySelector('[data-passkey-said]')?.textContent?.includes('No passkey was used'),
    )
    expect(at()).to.equal('/sign-in/passkey')
  })

  it('are one’s own: a device that the login doesn’t know gets nobody in', async () => {
    await makePasskey()
    await signOut()
    await device.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    await addDevice()
    await giveEmailAndPassword()
    await page.click('#passkey-button')
    await page.waitForFunction(() =>
      document.querySelector('[data-passkey-said]')?.textContent?.includes('No passkey was used'),
    )
    expect(at()).to.equal('/sign-in/second-step')
  })

  it('answer each challenge once: what was sent before is worth nothing', async () => {
    await makePasskey()
    await signOut()
    await go('/sign-in/passkey')
    const held = await page.browserContext().cookies()
    const sent = new Promise<string>(resolve => {
      page.once('request', request => resolve(request.postData() ?? ''))
    })
    await press('#passkey-button')
    expect(at()).to.equal('/orders')
    // devices that keep passkeys in a cloud don’t count
    await dashboard.db.raw('update passkeys set counter = 0')
    const replay = await fetch(`${site}/sign-in/passkey`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        cookie: held.map(({ name, value }) => `${name}=${value}`).join('; '),
      },
      body: await sent,
    })
    expect(replay.status).to.equal(422)
    expect(await replay.text()).to.include('No shop knows this passkey')
  })

  it('go when they are removed, and can’t be made twice on one device', async () => {
    await makePasskey()
    await go(`${overview}/passkey`)
    await page.click('#passkey-button')
    await page.waitForFunction(() =>
      document.querySelector('[data-passkey-said]')?.textContent?.includes('has a passkey for you already'),
    )
    await go(overview)
    await press('form[action$="/remove"] button')
    await signOut()
    await giveEmailAndPassword()
    expect(at()).to.equal('/orders')
    await signOut()
    await go('/sign-in/passkey')
    await press('#passkey-button')
    expect(await text()).to.include('No shop knows this passkey')
  })
})
