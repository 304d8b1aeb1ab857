import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'chai'
import { useDrivenShop } from '../../../support/driven-shop.js'
import { waitFor } from '../../../support/wait-for.js'

const ann = '15551230001'

describe('sending', () => {
  const shop = useDrivenShop({ SEND_CONFIRM_MS: '100' })

  before(async () => {
    shop.startBot()
    await shop.pair()
  })

  const statusOf = async (outboxId: number): Promise<Record<string, unknown>> =>
    shop.db('outbox').where({ id: outboxId }).select('status', 'attempts').first()

  /** A row that an earlier process left behind, for a chat that the page throws at. */
  async function leaveInUnreadableChat(number: number, row: Record<string, unknown>): Promise<number> {
    const wid = `nobody ${number}@c.us`
    const accountId = shop.accountId
    const [contact] = await shop.db('contacts').insert({ account_id: accountId, phone: wid }).returning('id')
    const [chat] = await shop
      .db('chats')
      .insert({ account_id: accountId, kind: 'direct', wid, contact_id: contact.id })
      .returning('id')
    const [left] = await shop
      .db('outbox')
      .insert({ account_id: accountId, chat_id: chat.id, kind: 'reply', body: 'hello', attempts: 1, ...row })
      .returning('id')
    return left.id
  }

  it('goes on where chats can’t be looked into, and gives up what it should look for there', async () => {
    await shop.stopBot()
    const claimed = await leaveInUnreadableChat(1, {
      status: 'claimed',
      claim_token: 1,
      claimed_at: new Date(),
      claimed_until: new Date(Date.now() + 90_000),
    })
    const unconfirmed = await leaveInUnreadableChat(2, {
      status: 'sent',
      message_key: '3EB0AAAA',
      ack: 0,
      sent_at: new Date(),
    })
    await shop.control.failSends({ count: 1, mode: 'refuse' })
    shop.startBot()
    await shop.write(ann, 'a coke')
    // the second one is the first one's repetition: it was looked for although others could not be
    await shop.untilReplies(ann, 2)
    for (const left of [claimed, unconfirmed]) {
      await waitFor('the send to be given up', async () => (await statusOf(left)).status === 'failed')
    }
  })

  it('doesn’t send a reply twice that went out just before it was killed', async () => {
    const phone = '15551230006'
    await shop.write(phone, 'a coke')
    await shop.untilReplies(phone, 1)
    await shop.untilSettled([])
    await shop.stopBot()
    const [sent] = await shop
      .db('outbox')
      .join('chats', 'chats.id', 'outbox.chat_id')
      .where({ 'chats.wid': `${phone}@c.us` })
      .select('outbox.*')
    // the row as the killed bot leaves it: claimed, and nothing of what came of the send
    await shop
      .db('outbox')
      .where({ id: sent.id })
      .update({
        status: 'claimed',
        claimed_until: new Date(Date.now() + 90_000),
        message_key: null,
        ack: null,
        sent_at: null,
      })
    shop.startBot()
    await waitFor('the row to be bound', async () => (await statusOf(sent.id)).status === 'sent')
    expect(await shop.db('outbox').where({ id: sent.id }).first('message_key', 'attempts')).to.deep.equal({
      message_key: sent.message_key,
      attempts: sent.attempts,
    })
    await shop.write(phone, 'and a coke')
    await shop.untilReplies(phone, 2)
    expect(await shop.replies(phone)).to.have.length(2)
  })

  it('finds what it sent under the other id of its customer', async () => {
    const both = { phone: '15551230005', lid: '55443322110099' }
    await shop.control.setAcks({ upTo: 0 })
    try {
      const first = await shop.control.inject({ from: both, text: 'a coke', addressing: 'phone' })
      await shop.untilSettled([first.id])
      const second = await shop.control.inject({ from: both, text: '2 margheritas', addressing: 'lid' })
      await shop.untilSettled([second.id])
      // it is looked for ten times a second, and waits at ack 0
      await delay(1_000)
      const { entries } = await shop.control.ledger({})
      const sent = entries.filter(
        ({ direction, kind, contact }) =>
          direction === 'out' && kind === 'message' && contact.startsWith(both.phone),
      )
      expect(sent.map(({ chat }) => chat)).to.deep.equal([`${both.phone}@c.us`, `${both.lid}@lid`])
    } finally {
      await shop.control.setAcks({ upTo: 3 })
    }
  })

  describe('at a person’s pace', () => {
    before(async () => {
      await shop.stopBot()
      shop.startBot({ SEND_PACING: 'on' })
      await shop.untilReady()
    })

    const claimed = (): Promise<{ id: number }> =>
      waitFor('a claim', async () => shop.db('outbox').where({ status: 'claimed' }).first('id'))

    it('sends nothing whose claim was lost while it waited', async () => {
      const phone = '15551230003'
      const key = await shop.write(phone, 'a coke')
      const { id } = await claimed()
      // as after a pause of the whole machine: the lease ran out, and the row went back into the queue
      await shop.db.raw(
        "update outbox set status = 'pending', claim_token = claim_token + 1, claimed_until = null where id = ?",
        [id],
      )
      await shop.untilSettled([key])
      expect(await shop.replies(phone)).to.have.length(1)
    })

    it('counts no try for what it puts back when it stops', async () => {
      const phone = '15551230004'
      const key = await shop.write(phone, 'a coke')
      const { id } = await claimed()
      expect(await shop.stopBot()).to.equal(0)
      expect(await statusOf(id)).to.deep.equal({ status: 'pending', attempts: 0 })
      shop.startBot()
      await shop.untilSettled([key])
      expect(await shop.replies(phone)).to.have.length(1)
    })
  })
})
