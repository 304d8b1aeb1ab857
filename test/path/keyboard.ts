import { expect } from 'chai'
import type { Person } from '../support/person.js'
import type { RunningShop } from '../support/running-shop.js'

export function worksByKeyboard(shopOf: () => RunningShop): void {
  let shop: RunningShop
  let staff: Person

  before(async () => {
    shop = shopOf()
    await shop.untilOpen()
    await shop.customers.page.setViewport({ width: 1_280, height: 844 })
    staff = await shop.signIn('owner', 'keys@example.com', 1_280)
  })
  after(() => staff.leave())

  /** Presses Enter on what has the focus, and waits for the page that it leads to. */
  const enter = (): Promise<unknown> =>
    Promise.all([staff.page.waitForNavigation(), staff.page.keyboard.press('Enter')])

  /** What the page itself has on the way there, past header and bar. */
  async function stopsTo(stop: string): Promise<string[]> {
    const stops = await staff.tabTo(stop)
    return stops.slice(stops.indexOf('button Turn sound on') + 1)
  }

  /** @returns its number */
  async function order(name: string): Promise<string> {
    await shop.customers.add(name)
    await shop.customers.write(name, 'a calzone to 5 Oak St')
    await shop.customers.hears(name, 'Is that right?')
    await shop.customers.write(name, 'yes')
    return /#\d+/.exec(await shop.customers.hears(name, 'Your order is'))?.[0] ?? ''
  }

  it('takes an order from new to completed', async () => {
    const number = await order('Gil')
    await staff.sees('1 new order · Show')
    expect(await staff.tabTo('link 1 new order · Show')).to.deep.equal([
      'link Skip to the content',
      'link Board',
      'link Orders',
      'link Chats',
      'link Menu',
      'link Statistics',
      'link Import',
      'link WhatsApp',
      'link Settings',
      'link Profile',
      'button Sign out',
      'link 1 new order · Show',
    ])
    await staff.page.keyboard.press('Enter')
    await staff.page.waitForFunction(() => document.activeElement?.closest('li') !== null)
    expect(await staff.focus()).to.include(`link ${number} Gil New 1 × Calzone`)
    expect(await staff.tabTo('button Accept')).to.deep.equal([`button Accept order ${number}`])
    await staff.page.keyboard.press('Enter')
    await staff.sees(`Order ${number} is now “Accepted”`)
    await staff.tabTo(`link ${number} Gil Accepted`)
    await enter()
    for (const step of ['Start preparing', 'Ready', 'Out for delivery', 'Completed']) {
      await staff.tabTo('link Skip to the content')
      await staff.page.keyboard.press('Enter')
      expect(await staff.tabTo(`button ${step}`)).to.deep.equal(['link All orders', `button ${step}`])
      await enter()
    }
    await staff.sees(`Order ${number} is now “Completed”`)
    await shop.customers.hears('Gil', `Order ${number} is done.`)
  })

  it('answers a chat that waits, on a small screen, and lets the bot go on', async () => {
    await staff.page.setViewport({ width: 390, height: 844 })
    await shop.customers.add('Hana')
    await shop.customers.write('Hana', 'I want to talk to a person')
    await shop.customers.hears('Hana', 'Of course')
    await staff.tabTo('link Chats')
    await enter()
    expect(await stopsTo('link Hana')).to.have.length(1)
    await enter()
    expect(await stopsTo('textbox Your reply')).to.deep.equal([
      'link All chats',
      'region Messages',
      'textbox Your reply',
    ])
    await staff.page.keyboard.type('Hello Hana, what is it?')
    expect(await staff.tabTo('button Let the bot answer again')).to.deep.equal([
      'button Send reply',
      'link Make it an order',
      'button Done, no reply',
      'button Let the bot answer again',
    ])
    for (let back = 0; back < 3; back += 1) {
      await staff.page.keyboard.down('Shift')
      await staff.page.keyboard.press('Tab')
      await staff.page.keyboard.up('Shift')
    }
    expect(await staff.focus()).to.equal('button Send reply')
    await enter()
    await staff.sees('You answer')
    await shop.customers.hears('Hana', 'Hello Hana, what is it?')
    await staff.tabTo('button Let the bot answer again')
    await enter()
    await staff.sees('The bot answers here.')
    await shop.customers.write('Hana', '2 cokes for pickup')
    await shop.customers.hears('Hana', 'Is that right?')
  })
  it('never loses sight of the focus under a bar that stays in place', async () => {
    await staff.page.setViewport({ width: 390, height: 600 })
    await order('Ivy')
    await staff.page.goto(new URL('/orders', staff.page.url()).href)
    await staff.followText('Ivy')
    const { pathname } = new URL(staff.page.url())
    for (const path of [pathname, '/orders', '/menu', '/menu/add', '/settings', '/members']) {
      await staff.page.goto(new URL(path, staff.page.url()).href)
      // to the page's end, where nothing has it
      expect(await staff.tabTo('none'), path).to.have.length.above(10)
    }
  })
}
