import { expect } from 'chai'
import { useDrivenShop } from '../../support/driven-shop.js'

const ann = '15551230001'
const bob = '15551230002'

describe('the bot on the real client', () => {
  const shop = useDrivenShop()

  before(async () => {
    shop.startBot()
    await shop.pair()
  })

  it('reads an order, reads the cart back with its total, and places it on a yes', async () => {
    await shop.write(ann, '2 large margheritas and a coke')
    const [cart] = await shop.untilReplies(ann, 1)
    expect(cart)
      .to.include('2 × Margherita (large) · $25.00')
      .and.include('1 × Coke · $2.50')
      .and.include('$27.50')
    await shop.write(ann, 'yes please')
    const [, placed] = await shop.untilReplies(ann, 2)
    expect(placed).to.include('#1')
    const orders = await shop.db('orders').select('status', 'total_minor', 'number')
    expect(orders).to.deep.equal([{ status: 'pending', total_minor: 2750, number: 1 }])
    expect(await shop.db('customers').select('name')).to.deep.equal([{ name: `Customer ${ann}` }])
    const lines = await shop.db('order_lines').orderBy('position').select('read_from')
    expect(lines.map(line => line.read_from)).to.deep.equal([['2 large margheritas'], ['a coke']])
    expect(await shop.db('order_messages').count()).to.deep.equal([{ count: 2 }])
  })

  it('hands over what it does not understand, politely each time', async () => {
    await shop.write(bob, 'my uncle was a pilot, you know')
    const [polite] = await shop.untilReplies(bob, 1)
    expect(polite).to.equal('Thank you, someone will write to you here soon.')
    await shop.write(bob, 'my aunt was a pilot as well')
    const [, again] = await shop.untilReplies(bob, 2)
    expect(again).to.equal('I’ve passed that on, too.')
    expect(await shop.db('handovers').count()).to.deep.equal([{ count: 2 }])
  })

  it('is quiet for two hours after the customer asked for a person', async () => {
    const cleo = '15551230003'
    await shop.write(cleo, 'can I talk to a person please')
    await shop.untilReplies(cleo, 1)
    const second = await shop.write(cleo, '2 margheritas')
    await shop.untilSettled([second])
    expect(await shop.replies(cleo)).to.have.length(1)
  })
})
