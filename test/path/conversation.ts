import { expect } from 'chai'
import type { Person } from '../support/person.js'
import type { RunningShop } from '../support/running-shop.js'

const email = 'kitchen@example.com'

/** At 390 pixels, staff and customers alike. */
export function talksOnPhones(shopOf: () => RunningShop): void {
  let shop: RunningShop
  let staff: Person

  before(async () => {
    shop = shopOf()
    await shop.untilOpen()
    await shop.customers.page.setViewport({ width: 390, height: 844 })
    staff = await shop.signIn('kitchen', email, 390)
  })
  after(() => staff.leave())

  /**
   * A new customer says all this, each turn after the answer to the one before, and then yes.
   * @returns the order's number
   */
  async function order(
    name: string,
    turns: readonly (readonly [says: string, hears: string])[],
  ): Promise<string> {
    await shop.customers.add(name)
    for (const [says, hears] of turns) {
      await shop.customers.write(name, says)
      await shop.customers.hears(name, hears)
    }
    await shop.customers.write(name, 'yes')
    return /#\d+/.exec(await shop.customers.hears(name, 'Your order is'))?.[0] ?? ''
  }

  /** Opens the order that came in last, from the bar that announces it. */
  async function openNewest(name: string): Promise<void> {
    await staff.pressText('1 new order · Show')
    await staff.sees(name)
    await staff.followText(name)
  }

  const timeline = (): Promise<string[]> =>
    staff.page.$$eval('::-p-aria([name="What happened"]) li', entries =>
      entries.map(entry => entry.innerText.replace(/^\S+\s+/, '').replace(/\s+/g, ' ')),
    )

  it('asks which dish is meant, takes the answer by its number, and takes a change', async () => {
    const number = await order('Ann', [
      ['a large pizza and a coke', '2. Pepperoni'],
      ['2', '2. or will you pick it up?'],
      ['2', 'Total: $17.00'],
      ['make it 3 pepperonis', '3 × Pepperoni (large) · $43.50'],
    ])
    await openNewest('Ann')
    const shown = await staff.text()
    expect(shown).to.match(/3 ×\s+Pepperoni\s+large\s+\$43\.50/)
    expect(shown).to.match(/Total\s+\$46\.00/)
    expect(shown).to.include('Pickup')
    // what it came from, as it was written
    for (const words of ['a large pizza and a coke', 'make it 3 pepperonis']) expect(shown).to.include(words)
    await staff.follow('Accept order')
    await shop.customers.hears('Ann', `order ${number} is accepted`)
    await staff.follow('Ready')
    await shop.customers.hears('Ann', `Order ${number} is ready for you to pick up.`)
    await staff.follow('Completed')
    await shop.customers.hears('Ann', `Order ${number} is done.`)
    expect(await timeline()).to.deep.equal([
      'Ordered The customer',
      `New → Accepted ${email}`,
      `Accepted → Ready ${email}`,
      `Ready → Completed ${email}`,
    ])
    await staff.follow('Orders', 'link')
    await staff.sees('Live')
  })

  it('turns an order down with a reason, which the phone shows', async () => {
    const number = await order('Bea', [['a calzone for pickup', 'Is that right?']])
    await openNewest('Bea')
    await staff.pressText('Reject…')
    await staff.follow('Reject, tell the customer')
    await staff.sees('Choose a reason or write one: the customer is told')
    await staff.tick('Something is sold out')
    await staff.follow('Reject, tell the customer')
    await shop.customers.hears('Bea', `We’re sorry, we can’t take order ${number}: Something is sold out`)
    expect(await timeline()).to.deep.equal([
      'Ordered The customer',
      `New → Rejected ${email} “Something is sold out”`,
    ])
    await staff.follow('Orders', 'link')
    await staff.sees('Live')
    // the form that came back with an error, which the browser counts as one of the page
    shop.complaints()
  })

  it('lets the customer cancel until it is being prepared, and the open page tells', async () => {
    const number = await order('Cem', [['2 cokes for pickup', 'Is that right?']])
    await openNewest('Cem')
    await shop.customers.write('Cem', 'cancel my order please')
    await shop.customers.hears('Cem', `Done: order ${number} is cancelled.`)
    await staff.sees('Now “Cancelled” · Show')
    await staff.followText('Now “Cancelled” · Show')
    expect(await timeline()).to.deep.equal(['Ordered The customer', 'New → Cancelled The customer'])
    expect((await shop.customers.heard('Cem')).map(text => text.split('\n')[0])).to.deep.equal([
      'So far I have:',
      `Thank you! Your order is ${number}: 2 items, $5.00. It should take about 30 minutes; we’ll write to you here.`,
      `Done: order ${number} is cancelled.`,
    ])
    await staff.follow('Orders', 'link')
    await staff.sees('Live')
  })

  it('after that asks the shop, which cancels from its side with a reason', async () => {
    const number = await order('Dan', [['a veggie for pickup', 'Is that right?']])
    await openNewest('Dan')
    await staff.follow('Accept order')
    await staff.follow('Start preparing')
    await shop.customers.write('Dan', 'cancel my order please')
    await shop.customers.hears('Dan', `Order ${number} is already being made. I’ve asked the shop`)
    await staff.pressText('Cancel the order…')
    await staff.tick('You asked us to cancel')
    await staff.follow('Cancel, tell the customer')
    await shop.customers.hears('Dan', `Order ${number} is cancelled: You asked us to cancel`)
    expect(await timeline()).to.deep.equal([
      'Ordered The customer',
      `New → Accepted ${email}`,
      `Accepted → Preparing ${email}`,
      `Preparing → Cancelled ${email} “You asked us to cancel”`,
    ])
    await staff.followText('Chats')
    await staff.sees('Wants to cancel an order')
    await staff.followText('Dan')
    await staff.follow('Done, no reply')
    await staff.sees('Nobody waits')
  })
}
