import { queryRow, queryRows } from '@comanda/shared/database/rows.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import { shopMenu } from '../../../support/menus.js'
import { type Customer, waitForPerson } from '../support/chats.js'
import { type Browser, type Shop, submit, tokenOf, useDashboard } from '../support/dashboard.js'

describe('an order written down from a chat', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let owner: Browser
  let customer: Customer
  let address: string

  beforeEach(async () => {
    shop = await dashboard.openShop()
    owner = await shop.signedIn('owner')
    await createMenuRepository(dashboard.db).replace(shop.business.id, { ...shopMenu, timeZone: 'UTC' })
    await dashboard.db.raw('update businesses set delivery_fee_minor = 300 where id = ?', [shop.business.id])
    customer = await waitForPerson(dashboard.db, shop, { body: '2 of the usual, and a drink', name: 'Maya' })
    address = `/handovers/${customer.contactId}/order`
  })

  const good = {
    order: '2 large margheritas, one without onions\nand a coke',
    fulfilment: 'delivery',
    address: '5 Oak St',
    note: 'cut in squares',
  }
  const seenOf = (html: string): string => String(load(html)('input[name=seen]').val())
  /** Checks what was written, then places what was shown. */
  async function place(fields: Record<string, string>) {
    const checked = await submit(owner, address, fields)
    return submit(owner, address, { ...fields, seen: seenOf(checked.text) })
  }
  const ordersOf = async () =>
    (await createOrderRepository(dashboard.db).countByStatus(shop.business.id)).pending ?? 0
  const errorsOf = (html: string): string[] => {
    const $ = load(html)
    return $('.error-summary a')
      .map((_, link) => String($(link).attr('href')))
      .get()
  }

  it('shows what the customer wrote, and what is on the menu with its prices', async () => {
    const $ = load((await owner.get(address)).text)
    expect($('main').text()).to.include('2 of the usual, and a drink')
    expect($('#order').text()).to.equal('')
    const dishes = $('.carte li').map((_, dish) => $(dish).text())
    expect(dishes.get()).to.deep.equal(['Margherita $9.50', 'Coke $2.50'])
    expect(load((await owner.get(`/handovers/${customer.contactId}`)).text)('main').html()).to.include(
      address,
    )
  })

  it('begins with the customer’s words where there is an order in them', async () => {
    const other = await waitForPerson(dashboard.db, shop, { body: '2 margheritas and a florb' })
    const page = await owner.get(`/handovers/${other.contactId}/order`)
    expect(load(page.text)('#order').text()).to.equal('2 margheritas and a florb')
  })

  it('is read back with its options and prices first, and placed only as it was shown', async () => {
    const checked = await submit(owner, address, good)
    expect(checked.status).to.equal(200)
    const $ = load(checked.text)
    const rows = $('.lines tbody tr').map((_, row) => $(row).text().replace(/\s+/g, ' ').trim())
    expect(rows.get()).to.deep.equal([
      '1 × Margherita large “cut in squares” $12.50',
      '1 × Margherita large, no onions $12.50',
      '1 × Coke $2.50',
      'Delivery fee$3.00',
    ])
    expect($('.lines tfoot').text()).to.include('$30.50')
    expect($('#order').text()).to.equal(good.order)
    const changed = await submit(owner, address, { ...good, order: '3 cokes', seen: seenOf(checked.text) })
    expect(changed.status).to.equal(200)
    expect(load(changed.text)('.lines tfoot').text()).to.include('$10.50')
    await dashboard.db.raw('update menu_items set price_minor = 300 where business_id = ? and key = ?', [
      shop.business.id,
      'cola',
    ])
    const dearer = await submit(owner, address, {
      ...good,
      order: '3 cokes',
      seen: seenOf(changed.text),
    })
    expect(load(dearer.text)('.lines tfoot').text()).to.include('$12.00')
    expect(await ordersOf()).to.equal(0)
  })

  it('is placed with lines, fee and total, by the member, and the customer is told; nothing waits any more', async () => {
    const answer = await place(good)
    const id = Number(/^\/orders\/(\d+)$/.exec(String(answer.headers.location))?.[1])
    const order = await createOrderRepository(dashboard.db).find(shop.business.id, id)
    expect(order).to.include({ totalMinor: 3_050, feeMinor: 300, fulfilment: 'delivery', number: 1 })
    expect(order?.details).to.deep.equal({ address: '5 Oak St' })
    expect(order?.lines.map(({ name, quantity, note }) => [name, quantity, note])).to.deep.equal([
      ['Margherita', 1, 'cut in squares'],
      ['Margherita', 1, undefined],
      ['Coke', 1, undefined],
    ])
    const [event] = await createOrderRepository(dashboard.db).timeline(shop.business.id, id)
    expect(event).to.include({ actor: 'member', to: 'pending' })
    const sent = await queryRow<{ body: string }>(
      dashboard.db,
      'select body from outbox where chat_id = :chatId',
      { chatId: customer.chatId },
    )
    expect(sent?.body)
      .to.include('*#1*')
      .and.include('• 1 × Margherita (large, no onions)')
      .and.include('$30.50')
    expect((await owner.get('/handovers')).text).to.include('Nobody waits')
  })

  it('is told to the customer in the shop’s language, however it was written down', async () => {
    await createMenuRepository(dashboard.db).replace(shop.business.id, { ...shopMenu, language: 'pt-BR' })
    await place(good)
    const sent = await queryRow<{ body: string }>(
      dashboard.db,
      'select body from outbox where chat_id = :chatId',
      { chatId: customer.chatId },
    )
    expect(sent?.body)
      .to.match(/^Anotamos seu pedido \*#1\*:\n/)
      .and.include('• 1 × Margherita (large, sem onions)')
      .and.match(/Total: \*US\$\s30,50\*$/)
  })

  it('is placed once, however often the button is pressed', async () => {
    const checked = await submit(owner, address, good)
    const sent = { _csrf: tokenOf(checked.text), ...good, seen: seenOf(checked.text) }
    await Promise.all([1, 2, 3].map(() => owner.post(address).type('form').send(sent)))
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
    await place(good)
    const row = await queryRow<{ cart: unknown[]; proposal: unknown }>(
      dashboard.db,
      'select cart, proposal from conversations where contact_id = :id',
      { id: customer.contactId },
    )
    expect(row).to.deep.equal({ cart: [], proposal: null })
  })

  for (const [what, fields, field, said] of [
    ['nothing', { ...good, order: ' ' }, '#order', 'Write the order'],
    ['words without a dish', { ...good, order: 'the usual please' }, '#order', 'usual'],
    ['a dish that isn’t there', { ...good, order: '2 cokes and a unicorn' }, '#order', '“unicorn”'],
    ['an option that isn’t there', { ...good, order: 'margherita with anchovies' }, '#order', '“anchovies”'],
    ['too much', { ...good, order: 'a coke, '.repeat(600) }, '#order', 'at most 4096'],
    ['no way to get it', { ...good, fulfilment: '' }, '#fulfilment', 'how the customer gets it'],
    ['a delivery to nowhere', { ...good, address: ' ' }, '#address', 'address'],
    ['a novel', { ...good, note: 'x'.repeat(501) }, '#note', 'at most 500'],
  ] as const) {
    it(`asks again for ${what}, and keeps the rest`, async () => {
      const answer = await submit(owner, address, fields)
      expect(answer.status).to.equal(422)
      expect(new Set(errorsOf(answer.text))).to.deep.equal(new Set([field]))
      const $ = load(answer.text)
      expect($('.error-summary').text()).to.include(said)
      expect($(field).length).to.equal(1)
      expect($('input[name=seen]').length).to.equal(0)
      expect($('#order').text()).to.equal(fields.order.trim())
      expect(await ordersOf()).to.equal(0)
    })
  }

  it('takes the address from the words, where the field is empty', async () => {
    const checked = await submit(owner, address, { ...good, order: 'a coke to 9 Elm Street', address: '' })
    expect(load(checked.text)('main').text()).to.include('To: 9 Elm Street')
  })

  it('can follow an order whose answer never went out', async () => {
    await place(good)
    await dashboard.db.raw('update outbox set status = ? where chat_id = ?', ['pending', customer.chatId])
    const outbox = createOutboxRepository(dashboard.db)
    const claim = await outbox.claimNext(shop.accountId, 60_000)
    if (claim === undefined) throw new Error('nothing to send')
    await outbox.markFailed(claim, 'never appeared')
    expect((await owner.get('/handovers')).text).to.include('didn’t go out')
    expect((await place({ ...good, order: 'a coke' })).status).to.equal(303)
    expect(await ordersOf()).to.equal(2)
  })

  it('is for those who answer, in their own shop, with the form’s token', async () => {
    const kitchen = await shop.signedIn('kitchen')
    const driver = await shop.signedIn('driver')
    const stranger = await (await dashboard.openShop()).signedIn('owner')
    expect((await stranger.get(address)).status).to.equal(404)
    expect((await submit(stranger, '/handovers', good, address)).status).to.be.oneOf([403, 404])
    expect((await submit(driver, '/orders', good, address)).status).to.equal(403)
    expect((await owner.post(address).type('form').send(good)).status).to.equal(403)
    expect(await ordersOf()).to.equal(0)
    const checked = await submit(kitchen, address, good)
    const placed = await submit(kitchen, address, { ...good, seen: seenOf(checked.text) })
    expect(placed.status).to.equal(303)
  })
})
