import { createConversationRepository } from '@comanda/shared/conversations/repository.js'
import { queryRow, queryRows } from '@comanda/shared/database/rows.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import request from 'supertest'
import { waitForPerson } from '../support/chats.js'
import { type Browser, type Shop, submit, tokenOf, useDashboard } from '../support/dashboard.js'

const hourMs = 60 * 60 * 1000

describe('the chats that wait', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let owner: Browser

  beforeEach(async () => {
    dashboard.clock.now = new Date()
    shop = await dashboard.openShop()
    owner = await shop.signedIn('owner')
  })

  const outboxOf = (chatId: number) =>
    queryRows<{ body: string; kind: string; inbox_ids: number[] }>(
      dashboard.db,
      'select body, kind, inbox_ids from outbox where chat_id = :chatId order by id',
      { chatId },
    )
  const silentUntil = async (contactId: number): Promise<Date | null | undefined> =>
    (
      await queryRow<{ silent_until: Date | null }>(
        dashboard.db,
        'select silent_until from conversations where contact_id = :contactId',
        { contactId },
      )
    )?.silent_until

  describe('in the list', () => {
    it('are named with why and since when, the longest first, one a customer', async () => {
      const first = await waitForPerson(dashboard.db, shop, { name: 'Maya', reason: 'asked_for_person' })
      await first.write('hello?')
      await waitForPerson(dashboard.db, shop, { name: 'Otto', body: 'is it halal?' })
      const $ = load((await owner.get('/handovers')).text)
      const rows = $('.person')
      expect(rows.length).to.equal(2)
      expect(rows.eq(0).text().replace(/\s+/g, ' ')).to.include('Maya').and.include('Asks for a person')
      expect(rows.eq(0).find('.person__text').text()).to.include('hello?')
      expect(rows.eq(1).text()).to.include('Otto').and.include('is it halal?').and.include('just now')
      expect($('.site-nav .count').text()).to.equal('2 waiting')
      expect($('title').text()).to.match(/^\(2\) Chats/)
    })

    it('are none at first, and that is said kindly', async () => {
      const $ = load((await owner.get('/handovers')).text)
      expect($('.empty-state h2').text()).to.equal('Nobody waits')
      expect($('.site-nav .count').length).to.equal(0)
    })

    it('say what a voice message is, and never show its data', async () => {
      await waitForPerson(dashboard.db, shop, {
        body: 'AAAAbase64',
        reason: 'not_text',
        message: { type: 'ptt' },
      })
      const page = await owner.get('/handovers')
      expect(page.text).to.include('Voice message').and.not.include('AAAAbase64')
    })

    it('are each shop’s own', async () => {
      const { contactId } = await waitForPerson(dashboard.db, shop, { body: 'secret wish' })
      const stranger = await (await dashboard.openShop()).signedIn('owner')
      expect((await stranger.get('/handovers')).text).not.to.include('secret wish')
      const address = `/handovers/${contactId}`
      for (const path of [address, `${address}/panel`]) {
        expect((await stranger.get(path)).status, path).to.equal(404)
      }
      for (const action of ['reply', 'resume', 'close']) {
        const answer = await submit(stranger, '/handovers', { body: 'hi' }, `${address}/${action}`)
        expect(answer.status, action).to.equal(404)
      }
      expect((await owner.get('/handovers')).text).to.include('secret wish')
    })
  })

  describe('answered', () => {
    it('write to the customer, close what waits and quiet the bot for two hours, all at once', async () => {
      const customer = await waitForPerson(dashboard.db, shop)
      const address = `/handovers/${customer.contactId}`
      const answer = await submit(owner, address, { body: ' We do!\r\nFrom 20 people. ' }, `${address}/reply`)
      expect(answer.headers.location).to.equal(address)
      const [sent] = await outboxOf(customer.chatId)
      expect(sent).to.include({ body: 'We do!\nFrom 20 people.', kind: 'staff' })
      expect(sent?.inbox_ids.length).to.equal(1)
      expect((await silentUntil(customer.contactId))?.getTime()).to.equal(
        dashboard.clock.now.getTime() + 2 * hourMs,
      )
      expect((await owner.get('/handovers')).text).to.include('Nobody waits')
      const $ = load((await owner.get(address)).text)
      expect($('.bubble--out .bubble__text').text()).to.equal('We do!\nFrom 20 people.')
      expect($('.chat-state').text()).to.include('The bot is quiet here until')
    })

    it('send what was pressed twice once', async () => {
      const customer = await waitForPerson(dashboard.db, shop)
      const address = `/handovers/${customer.contactId}`
      const _csrf = tokenOf((await owner.get(address)).text)
      await Promise.all(
        [1, 2, 3].map(() => owner.post(`${address}/reply`).type('form').send({ _csrf, body: 'On its way' })),
      )
      expect(await outboxOf(customer.chatId)).to.have.length(1)
    })

    it('keep what was written where it can’t be sent', async () => {
      const customer = await waitForPerson(dashboard.db, shop)
      const address = `/handovers/${customer.contactId}`
      for (const [body, message] of [
        ['   ', 'Write something first'],
        ['x'.repeat(4_097), 'Write at most 4096 characters'],
      ] as const) {
        const answer = await submit(owner, address, { body }, `${address}/reply`)
        expect(answer.status).to.equal(422)
        const $ = load(answer.text)
        expect($('#body-error').text()).to.include(message)
        expect($('.error-summary a').attr('href')).to.equal('#body')
        expect(String($('#body').val()).trim()).to.equal(body.trim())
      }
      expect(await outboxOf(customer.chatId)).to.deep.equal([])
    })

    it('are done without a word', async () => {
      const customer = await waitForPerson(dashboard.db, shop)
      const address = `/handovers/${customer.contactId}`
      const answer = await submit(owner, address, {}, `${address}/close`)
      expect(answer.headers.location).to.equal('/handovers')
      expect((await owner.get('/handovers')).text).to.include('Nobody waits')
      expect(await outboxOf(customer.chatId)).to.deep.equal([])
      const closed = await queryRow<{ closed_by: number }>(
        dashboard.db,
        'select closed_by from handovers where contact_id = :id',
        { id: customer.contactId },
      )
      expect(closed?.closed_by).to.be.a('number')
    })

    it('let the bot answer again', async () => {
      const customer = await waitForPerson(dashboard.db, shop)
      const address = `/handovers/${customer.contactId}`
      await submit(owner, address, { body: 'Hello' }, `${address}/reply`)
      await submit(owner, address, {}, `${address}/resume`)
      expect(await silentUntil(customer.contactId)).to.equal(null)
      expect(load((await owner.get(address)).text)('.chat-state').text()).to.include('The bot answers here')
    })

    it('wait for the bot’s own work in that chat, so that neither misses the other', async () => {
      const customer = await waitForPerson(dashboard.db, shop)
      const address = `/handovers/${customer.contactId}`
      const { businessId, accountId } = { businessId: shop.business.id, accountId: shop.accountId }
      const { contactId, chatId } = customer
      const page = await owner.get(address)
      let isAnswered = false
      let reply: Promise<unknown> = Promise.resolve()
      await dashboard.db.transaction(async trx => {
        await createConversationRepository(dashboard.db).lock(
          { businessId, accountId, contactId, chatId },
          trx,
        )
        reply = owner
          .post(`${address}/reply`)
          .type('form')
          .send({ _csrf: tokenOf(page.text), body: 'Hi' })
          .then(() => {
            isAnswered = true
          })
        await new Promise(resolve => setTimeout(resolve, 150))
        expect(isAnswered).to.equal(false)
      })
      await reply
      expect(await outboxOf(chatId)).to.have.length(1)
    })
  })

  describe('as a chat', () => {
    it('show both sides, day by day, the phone’s own messages once, with ticks', async () => {
      const customer = await waitForPerson(dashboard.db, shop, { body: 'first question' })
      const { accountId } = shop
      const { chatId, contactId } = customer
      const outbox = createOutboxRepository(dashboard.db)
      const body = 'from the bot'
      await outbox.add({ accountId, chatId, contactId, kind: 'reply', body, inboxIds: [] })
      const claim = await outbox.claimNext(accountId, 60_000)
      if (claim === undefined) throw new Error('nothing to claim')
      await outbox.markSent(claim, { messageKey: 'BOTKEY', ack: 3, sentAt: new Date() })
      await customer.write(body, { fromMe: true, key: 'BOTKEY' })
      await customer.write('from the phone', { fromMe: true })
      const at = new Date(Date.now() - 26 * hourMs)
      await customer.write('older', { sentAt: at, key: 'OLD' })
      await customer.write('older, put right', { kind: 'edit', version: 1, key: 'OLD' })
      await customer.write('regretted', { key: 'GONE' })
      await customer.write('', { kind: 'revoke', key: 'GONE' })
      const page = await owner.get(`/handovers/${contactId}`)
      const $ = load(page.text)
      expect(
        $('.bubble__text')
          .map((_, text) => $(text).text())
          .get(),
      ).to.have.members([
        'older, put right',
        'first question',
        body,
        'from the phone',
        'Deleted by who wrote it',
      ])
      expect($('.bubble__text').first().text()).to.equal('older, put right')
      expect($('.chat__day').length).to.be.greaterThan(1)
      expect($('.chat__day').last().text()).to.equal('Today')
      expect($('.bubble__ticks--read').text()).to.include('Read')
      expect(page.text).not.to.include('regretted')
      const panel = await owner.get(`/handovers/${contactId}/panel`)
      expect(panel.text).to.include('from the phone').and.not.include('<html')
    })

    it('leads to the map of a shared place', async () => {
      const { contactId } = await waitForPerson(dashboard.db, shop, {
        reason: 'not_text',
        body: '/9j/4AAQ',
        message: { type: 'location', payload: { latitude: -23.55, longitude: -46.63 } },
      })
      const page = await owner.get(`/handovers/${contactId}`)
      expect(load(page.text)('.bubble a').attr('href')).to.include('mlat=-23.55&mlon=-46.63')
      expect(page.text).not.to.include('/9j/4AAQ')
    })

    it('take any words as words', async () => {
      const body = '<script>alert(1)</script> مرحبا 🍕'
      const { contactId } = await waitForPerson(dashboard.db, shop, { body, name: '<b>"x"&' })
      for (const path of ['/handovers', `/handovers/${contactId}`]) {
        const page = await owner.get(path)
        expect(page.text).not.to.include('<script>alert').and.not.include('<b>"x"')
        expect(load(page.text)('main').text()).to.include(body)
      }
    })

    it('are nothing under an id that is none', async () => {
      for (const id of ['0', '-1', 'x', '1e3', '9999999999999999', '1%00']) {
        expect((await owner.get(`/handovers/${id}`)).status, id).to.be.oneOf([400, 404])
      }
    })
  })

  it('are for those who answer: owner, manager and kitchen', async () => {
    const { contactId } = await waitForPerson(dashboard.db, shop)
    const address = `/handovers/${contactId}`
    for (const role of ['manager', 'kitchen'] as const) {
      const browser = await shop.signedIn(role)
      expect((await browser.get(address)).status, role).to.equal(200)
      expect((await submit(browser, address, { body: role }, `${address}/reply`)).status).to.equal(303)
    }
    const driver = await shop.signedIn('driver')
    for (const action of ['reply', 'resume', 'close']) {
      const answer = await submit(driver, '/orders', { body: 'x' }, `${address}/${action}`)
      expect(answer.status, action).to.equal(403)
    }
    expect((await driver.get('/orders')).text).not.to.include('href="/handovers"')
  })

  it('change by nothing without the form’s token, or from another site', async () => {
    const { contactId, chatId } = await waitForPerson(dashboard.db, shop)
    const address = `/handovers/${contactId}`
    const _csrf = tokenOf((await owner.get(address)).text)
    for (const action of ['reply', 'resume', 'close']) {
      const bare = await owner.post(`${address}/${action}`).type('form').send({ body: 'x' })
      expect(bare.status, action).to.equal(403)
      const foreign = await owner
        .post(`${address}/${action}`)
        .set('Origin', 'https://evil.example')
        .type('form')
        .send({ _csrf, body: 'x' })
      expect(foreign.status, action).to.equal(403)
    }
    expect((await request(dashboard.app).post(`${address}/reply`)).headers.location).to.equal('/sign-in')
    expect(await outboxOf(chatId)).to.deep.equal([])
    expect((await owner.get('/handovers')).text).not.to.include('Nobody waits')
  })
})
