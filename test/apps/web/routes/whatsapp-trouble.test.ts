import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createOutageRepository } from '@comanda/shared/outages/repository.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import { type Shop, useDashboard } from '../support/dashboard.js'

const minuteMs = 60_000

describe('what is wrong with WhatsApp', () => {
  const dashboard = useDashboard()
  let shop: Shop

  beforeEach(async () => {
    shop = await dashboard.openShop()
    dashboard.clock.now = new Date()
  })

  const accounts = () => createAccountRepository(dashboard.db)
  const link = () =>
    accounts().setPaired(shop.accountId, '447700900000@c.us', new Date(Date.now() - 60 * minuteMs))
  const clock = async (at: Date): Promise<string> => {
    const { time_zone: timeZone } = await dashboard.db('businesses').where({ id: shop.business.id }).first()
    return at.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  }
  async function banner(browser: Awaited<ReturnType<Shop['signedIn']>>): Promise<string | undefined> {
    const $ = load((await browser.get('/orders')).text)
    const shown = $('[data-whatsapp-trouble]:not([hidden])')
    return shown.length === 0 ? undefined : shown.text()
  }

  it('is on the orders’ page for everybody, and with it each other page', async () => {
    const kitchen = await shop.signedIn('kitchen')
    expect(await banner(kitchen)).to.equal(undefined)
    await link()
    await accounts().setState(shop.accountId, 'ready')
    await accounts().setProof(shop.accountId)
    expect(await banner(kitchen)).to.equal(undefined)

    const since = new Date(Date.now() - 3 * minuteMs)
    const why = 'WhatsApp’s page lacks WAWebCmd.Cmd.on'
    await accounts().setInabilities(shop.accountId, { send: { why, since }, receive: undefined })
    expect(await banner(kitchen)).to.equal(
      `Replies haven’t gone out since ${await clock(since)}, though messages are read. They wait and are sent as soon as it works again. Please answer on the phone, and tell whoever runs Comanda.`,
    )
    expect((await kitchen.get('/profile')).text).to.include('Replies haven’t gone out')
    await accounts().setInabilities(shop.accountId, { send: undefined, receive: { why, since } })
    expect(await banner(kitchen)).to.match(/^Comanda hasn’t heard new messages since/)
    await accounts().setInabilities(shop.accountId, { send: undefined, receive: undefined })
    expect(await banner(kitchen)).to.equal(undefined)
  })

  it('is told once the number is signed out, but not before it was linked, nor after it was unlinked', async () => {
    const owner = await shop.signedIn('owner')
    await accounts().setState(shop.accountId, 'pairing')
    expect(await banner(owner)).to.equal(undefined)
    await link()
    await accounts().setProof(shop.accountId)
    expect(await banner(owner)).to.match(/^WhatsApp was signed out, and customers get no answer\./)
    const panel = load((await owner.get('/account')).text)
    expect(panel('.account-panel .badge').text()).to.equal('Not linked')
    await accounts().setPairingCode(shop.accountId, 'a code', minuteMs)
    expect(load((await owner.get('/account')).text)('.account-panel h2').text()).to.equal(
      'WhatsApp was signed out',
    )
    expect((await owner.get('/account')).text).to.include('qr.svg')

    await dashboard
      .db('accounts')
      .where({ id: shop.accountId })
      .update({ unlinked_at: new Date(Date.now() + 1_000) })
    expect(await banner(owner)).to.equal(undefined)
  })

  it('says until when the restart budget holds the bot back', async () => {
    const owner = await shop.signedIn('owner')
    await link()
    const until = new Date(Date.now() + 20 * minuteMs)
    await accounts().setWaiting(shop.accountId, until)
    expect(await banner(owner)).to.include(`Customers get no answer until ${await clock(until)}`)
  })

  it('counts an absence from its beginning, over restarts, and lets a short one pass', async () => {
    const owner = await shop.signedIn('owner')
    await link()
    await accounts().setState(shop.accountId, 'ready')
    const proved = new Date(Date.now() - 2 * minuteMs)
    await dashboard.db('accounts').where({ id: shop.accountId }).update({ last_proof_at: proved })
    // it was killed two minutes ago, and starts
    await accounts().setState(shop.accountId, 'starting')
    expect(await banner(owner)).to.include(`no connection to WhatsApp since ${await clock(proved)}`)
    expect(await accounts().setState(shop.accountId, 'ready')).to.deep.equal(proved)
    await accounts().setProof(shop.accountId)
    await accounts().setState(shop.accountId, 'reconnecting')
    expect(await banner(owner)).to.equal(undefined)
    // the page that was made a minute before isn’t good any more
    dashboard.clock.now = new Date(Date.now() + 1.1 * minuteMs)
    expect(await banner(owner)).to.include('no connection to WhatsApp since')
  })

  it('says for an hour what came of an outage', async () => {
    const owner = await shop.signedIn('owner')
    await link()
    await accounts().setState(shop.accountId, 'ready')
    await accounts().setProof(shop.accountId)
    const [beganAt, endedAt] = [new Date(Date.now() - 9 * minuteMs), new Date(Date.now() - 2 * minuteMs)]
    const outages = createOutageRepository(dashboard.db)
    await outages.keep(shop.accountId, { beganAt, endedAt, messages: 5, answered: 4, handedOver: 1 })
    expect(await banner(owner)).to.equal(
      `Customers got no answer from ${await clock(beganAt)} to ${await clock(endedAt)} (7 minutes). 5 messages came meanwhile: 4 answered, 1 for a person.`,
    )
  })
})
