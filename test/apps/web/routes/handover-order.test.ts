import { queryRow, queryRows } from '@comanda/shared/database/rows.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import { shopMenu } from '../../../support/shop-menu.js'
import { type Customer, waitForPerson } from '../support/chats.js'
import {
  type Browser,
  type Dashboard,
  openDashboard,
  type Shop,
  submit,
  tokenOf,
} from '../support/dashboard.js'

describe('an order written down from a chat', () => {
  let dashboard: Dashboard
  let shop: Shop
  let owner: Browser
  let customer: Customer
  let address: string

  before(async () => {
    dashboard = await openDashboard()
  })

  beforeEach(async () => {
    shop = await dashboard.openShop()
    owner = await shop.signedIn('owner')
    await createMenuRepository(dashboard.db).replace(shop.business.id, { ...shopMenu, timeZone: 'UTC' })
    await dashboard.db.raw('update businesses set delivery_fee_minor = 300 where id = ?', [shop.business.id])
    customer = await waitForPerson(dashboard.db, shop, { body: '2 of the usual, and a drink', name: 'Maya' })
    address = `/handovers/${customer.contactId}/order`
  })

  after(() => dashboard.close())

  const good = {
    'item-1': 'margherita',
    'quantity-1': '2',
    'item-3': 'cola',
    fulfilment: 'delivery',
    address: '5 Oak St',
    note: 'no onions',
  }
  const ordersOf = async () =>
    (await createOrderRepository(dashboard.db).countByStatus(shop.business.id)).pending ?? 0
  const errorsOf = (html: string): string[] => {
    const $ = load(html)
    return $('.error-summary a')
      .map((_, link) => String($(link).attr('href')))
      .get()
  }

  it('shows what the customer wrote and what can be ordered', async () => {
    const $ = load((await owner.get(address)).text)
    expect($('main').text()).to.include('2 of the usual, and a drink')
    expect(
      $('#item-1 option')
        .map((_, option) => $(option).text())
        .get(),
    ).to.deep.equal(['Choose a dish', 'Margherita · $9.50', 'Coke · $2.50'])
    expect(load((await owner.get(`/handovers/${customer.contactId}`)).text)('main').html()).to.include(
      address,
    )
  })

  it('is placed with lines, fee and total, by the member, and the customer is told; nothing waits any more', async () => {
    const answer = await submit(owner, address, good)
    const id = Number(/^\/orders\/(\d+)$/.exec(String(answer.headers.location))?.[1])
    const order = await createOrderRepository(dashboard.db).find(shop.business.id, id)
    expect(order).to.include({ totalMinor: 2_450, feeMinor: 300, fulfilment: 'delivery', number: 1 })
    expect(order?.details).to.deep.equal({ address: '5 Oak St' })
    expect(order?.lines.map(({ name, quantity, note }) => [name, quantity, note])).to.deep.equal([
      ['Margherita', 2, 'no onions'],
      ['Coke', 1, undefined],
    ])
    const [event] = await createOrderRepository(dashboard.db).timeline(shop.business.id, id)
    expect(event).to.include({ actor: 'member', to: 'pending' })
    const sent = await queryRow<{ body: string }>(
      dashboard.db,
      'select body from outbox where chat_id = :chatId',
      { chatId: customer.chatId },
    )
    expect(sent?.body).to.include('*#1*').and.include('• 2 × Margherita').and.include('$24.50')
    expect((await owner.get('/handovers')).text).to.include('Nobody waits')
  })

  it('is placed once, however often the button is pressed', async () => {
    const _csrf = tokenOf((await owner.get(address)).text)
    await Promise.all(
      [1, 2, 3].map(() =>
        owner
          .post(address)
          .type('form')
          .send({ _csrf, ...good }),
      ),
    )
    expect(await ordersOf()).to.equal(1)
    const rows = await queryRows(dashboard.db, 'select 1 from outbox where chat_id = :chatId', {
      chatId: customer.chatId,
    })
    expect(rows).to.have.length(1)
  })

  it('leaves nothing that a late yes could order again', async () => {
    await dashboard.db.raw(
      `insert into conversations (business_id, account_id, contact_id, chat_id, cart, proposal, proposed_at)
       values (?, ?, ?, ?, '[{"item":"cola","quantity":1,"options":[]}]', '{}', now())`,
      [shop.business.id, shop.accountId, customer.contactId, customer.chatId],
    )
    await submit(owner, address, good)
    const row = await queryRow<{ cart: unknown[]; proposal: unknown }>(
      dashboard.db,
      'select cart, proposal from conversations where contact_id = :id',
      { id: customer.contactId },
    )
    expect(row).to.deep.equal({ cart: [], proposal: null })
  })

  for (const [what, fields, field] of [
    ['no dish', { fulfilment: 'pickup' }, '#item-1'],
    ['a dish that isn’t there', { ...good, 'item-1': 'unicorn' }, '#item-1'],
    ['half a pizza', { ...good, 'quantity-1': '0.5' }, '#quantity-1'],
    ['no number', { ...good, 'quantity-1': '-2' }, '#quantity-1'],
    ['no way to get it', { ...good, fulfilment: '' }, '#fulfilment'],
    ['a delivery to nowhere', { ...good, address: ' ' }, '#address'],
    ['a novel', { ...good, note: 'x'.repeat(501) }, '#note'],
  ] as const) {
    it(`asks again for ${what}, and keeps the rest`, async () => {
      const answer = await submit(owner, address, fields)
      expect(answer.status).to.equal(422)
      expect(errorsOf(answer.text)).to.deep.equal([field])
      expect(load(answer.text)(field).length).to.equal(1)
      expect(await ordersOf()).to.equal(0)
    })
  }

  it('is for those who answer, in their own shop, with the form’s token', async () => {
    const kitchen = await shop.signedIn('kitchen')
    const driver = await shop.signedIn('driver')
    const stranger = await (await dashboard.openShop()).signedIn('owner')
    expect((await stranger.get(address)).status).to.equal(404)
    expect((await submit(stranger, '/handovers', good, address)).status).to.be.oneOf([403, 404])
    expect((await submit(driver, '/orders', good, address)).status).to.equal(403)
    expect((await owner.post(address).type('form').send(good)).status).to.equal(403)
    expect(await ordersOf()).to.equal(0)
    expect((await submit(kitchen, address, good)).status).to.equal(303)
  })
})
