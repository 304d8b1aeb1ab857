import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import type { Person } from '../support/person.js'
import { password, type RunningShop } from '../support/running-shop.js'

const menuFile = fileURLToPath(new URL('../menu.json', import.meta.resolve('@comanda/demo/main.js')))
const email = 'rosa@example.com'

/** Everything as a newcomer finds it: no member, no menu, no number. */
export function walksToTheFirstOrder(shopOf: () => RunningShop): void {
  let shop: RunningShop
  let owner: Person

  before(async () => {
    shop = shopOf()
    owner = await shop.sitDown(1_280)
  })
  after(() => owner.leave())

  const maria = {
    writes: (text: string) => shop.customers.write('Maria', text),
    hears: (words: string) => shop.customers.hears('Maria', words),
  }

  it('begins with a password, chosen by a link that works once', async () => {
    const link = await shop.invite('owner', email)
    await owner.page.goto(link)
    await owner.type('New password', password)
    await owner.follow('Save password and sign in')
    expect(await owner.heading()).to.equal('Set up your shop')
    const stranger = await shop.sitDown(390)
    await stranger.page.goto(link)
    await stranger.sees('This link can’t be used')
    expect(await stranger.text()).not.to.include(email)
    // the browser counts the page's status as an error
    shop.complaints()
    await stranger.leave()
  })

  it('takes a menu from a file after a look at what would change, and a dish by hand', async () => {
    await owner.follow('Add your menu', 'link')
    await owner.follow('Import a menu', 'link')
    const [chooser] = await Promise.all([owner.page.waitForFileChooser(), owner.pressText('Menu file')])
    await chooser.accept([menuFile])
    await owner.follow('Show what would change')
    await owner.sees('Nothing is done yet')
    await owner.sees('Calzone')
    await owner.follow('Make these changes')
    expect(await owner.heading()).to.equal('Menu')
    await owner.follow('Add a dish', 'link')
    await owner.type('Name', 'Focaccia')
    await owner.type('Price in USD', '4.50')
    await owner.follow('Add to the menu')
    await owner.sees('Focaccia')
    await owner.sees('$4.50')
  })

  it('shows the code of WhatsApp, which the shop’s phone scans, and what comes next', async () => {
    await owner.followText('Set up your shop: see the next step')
    await owner.follow('Link your WhatsApp', 'link')
    await owner.page.waitForSelector('::-p-aria([name="QR code that links WhatsApp on the shop’s phone"])')
    await shop.customers.sees('The shop shows a QR code')
    await shop.customers.press('Scan the QR code')
    await owner.sees('WhatsApp is linked')
    await shop.customers.sees('The shop is linked')
    await owner.followText('Set up your shop: see the next step')
    await owner.sees('Try an order')
    await owner.follow('Watch it arrive', 'link')
    await owner.sees('No orders yet')
    await owner.sees('Live')
  })

  it('brings an order in free text onto the open page, by itself', async () => {
    await owner.page.evaluate(() => document.body.setAttribute('data-same-page', ''))
    await shop.customers.add('Maria')
    await maria.writes('2 large margheritas, one without onions, and a coke, to 5 Oak St')
    const cart = await maria.hears('Is that right?')
    expect(cart).to.include('1 × Margherita (large, no onions)').and.include('To: 5 Oak St')
    expect(await owner.text()).not.to.include('new order')
    await maria.writes('yes')
    expect(await maria.hears('Thank you!')).to.include('#1')
    await owner.sees('1 new order · Show')
    expect(await owner.page.title()).to.match(/^\(1\) Orders/)
    await owner.pressText('1 new order · Show')
    await owner.sees('Maria')
    await owner.sees('Live')
    expect(await owner.page.$('[data-same-page]'), 'the page was loaded again').not.to.equal(null)
  })

  it('moves on step by step, and the phone is told of each that concerns the customer', async () => {
    await owner.press('Accept order #1')
    await owner.sees('Order #1 is now “Accepted”')
    await maria.hears('order #1 is accepted')
    await owner.followText('Maria')
    expect(await owner.heading()).to.equal('Order #1')
    for (const [press, heard] of [
      ['Start preparing', 'Order #1 is being prepared.'],
      ['Ready', undefined],
      ['Out for delivery', 'Order #1 is on its way.'],
      ['Completed', undefined],
    ] as const) {
      await owner.follow(press)
      if (heard !== undefined) await maria.hears(heard)
    }
    // said for as long as it can be taken back
    await owner.sees('Order #1 is now “Completed”')
    await maria.hears('Order #1 is done.')
    const said = (await shop.customers.heard('Maria')).map(text => text.split('\n')[0])
    expect(said).to.deep.equal([
      'So far I have:',
      'Thank you! Your order is #1: 3 items, $27.50. It should take about 30 minutes; we’ll write to you here.',
      'Good news: order #1 is accepted. It should be ready in about 30 minutes.',
      'Order #1 is being prepared.',
      'Order #1 is on its way.',
      'Order #1 is done. Thank you, and see you soon!',
    ])
  })

  it('has written down who did what and when', async () => {
    const timeline = await owner.page.$$eval('::-p-aria([name="What happened"]) li', entries =>
      entries.map(entry => entry.innerText.replace(/\s+/g, ' ')),
    )
    const events = await shop.driven.db('order_events').select('at').orderBy('id')
    const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'America/New_York' })
    const steps = [
      'Ordered The customer',
      `New → Accepted ${email}`,
      `Accepted → Preparing ${email}`,
      `Preparing → Ready ${email}`,
      `Ready → Out for delivery ${email}`,
      `Out for delivery → Completed ${email}`,
    ]
    expect(timeline).to.deep.equal(steps.map((step, index) => `${clock.format(events[index].at)} ${step}`))
    expect(events.map(({ at }) => at.getTime())).to.deep.equal(
      events.map(({ at }) => at.getTime()).sort((one, other) => one - other),
    )
    await owner.follow('All orders', 'link')
    await owner.sees('All done')
  })
}
