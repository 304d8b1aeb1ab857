import { expect } from 'chai'
import type { Person } from '../support/person.js'
import type { RunningShop } from '../support/running-shop.js'
import { waitFor } from '../support/wait-for.js'

const email = 'manager@example.com'

export function handsOverAndBack(shopOf: () => RunningShop): void {
  let shop: RunningShop
  let staff: Person

  before(async () => {
    shop = shopOf()
    await shop.untilOpen()
    await shop.customers.page.setViewport({ width: 1_280, height: 844 })
    staff = await shop.signIn('manager', email, 1_280)
  })
  after(() => staff.leave())

  const writes = (name: string, text: string) => shop.customers.write(name, text)
  const hears = (name: string, words: string) => shop.customers.hears(name, words)

  /** Resolves when the bot is done with the message, whether it answered or not. */
  async function untilDealtWith(body: string): Promise<void> {
    const keys = await waitFor(`“${body}” to be recorded`, async () => {
      const rows = await shop.driven.db('inbox').where({ body }).select('message_key')
      return rows.length > 0 && rows.map(row => row.message_key)
    })
    await shop.driven.untilSettled(keys)
  }

  it('answers from the desk, and the bot is quiet meanwhile', async () => {
    await shop.customers.add('Eve')
    await writes('Eve', 'I want to talk to a person')
    await hears('Eve', 'Of course, someone will write to you here soon.')
    // on the open page, without a reload
    await staff.follow('Chats 1 waiting', 'link')
    await staff.sees('1 person waits')
    await staff.sees('Asks for a person')
    await staff.followText('Eve')
    await staff.sees('Waits for you')
    await staff.type('Your reply', 'Hello Eve, Rosa here. What is it?')
    await staff.follow('Send reply')
    await staff.sees('You answer')
    await hears('Eve', 'Hello Eve, Rosa here. What is it?')
    await writes('Eve', '2 cokes for pickup')
    // on the open chat, without a reload
    await staff.sees('2 cokes for pickup')
    await untilDealtWith('2 cokes for pickup')
    expect(await shop.customers.heard('Eve')).to.have.length(2)
  })

  it('lets the bot answer again', async () => {
    await staff.follow('Let the bot answer again')
    await staff.sees('The bot answers here.')
    await writes('Eve', '3 cokes for pickup')
    await hears('Eve', 'Total: $7.50')
    await writes('Eve', 'yes')
    const placed = await hears('Eve', ': 3 items, $7.50.')
    // on the desk as on the phone, bold as bold
    await staff.sees(placed)
    await staff.sees('1 new order · Show')
    await staff.followText('1 new order · Show')
    await staff.sees('3 × Coke')
  })

  it('makes an order of a chat that waits, and the customer is told', async () => {
    await shop.customers.add('Finn')
    await writes('Finn', 'what my uncle the pilot had')
    await hears('Finn', 'someone will write to you here soon.')
    await staff.followText('Chats')
    await staff.followText('Finn')
    await staff.follow('Make it an order', 'link')
    await staff.sees('what my uncle the pilot had')
    await staff.type('The order', '2 calzones')
    await staff.tick('The customer picks it up')
    await staff.type('Note for the kitchen', 'well done')
    await staff.follow('Check the order')
    await staff.sees('Is that right?')
    await staff.follow('Place order, tell the customer')
    const heading = await staff.heading()
    expect(heading).to.match(/^Order #\d+$/)
    const number = heading.replace('Order ', '')
    for (const words of ['2 ×', 'Calzone', '$25.00', 'well done', `Ordered\n${email}`])
      await staff.sees(words)
    const told = await hears('Finn', `We’ve noted your order ${number}`)
    expect(told).to.include('• 2 × Calzone').and.include('Total: $25.00')
    await staff.follow('Accept order')
    await hears('Finn', `order ${number} is accepted`)
    await staff.followText('Chats')
    await staff.sees('Nobody waits')
  })
}
