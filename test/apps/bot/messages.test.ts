import { expect } from 'chai'
import { useDrivenShop } from '../../support/driven-shop.js'
import { waitFor } from '../../support/wait-for.js'

const ann = '15551230001'
const nextPhone = (() => {
  let last = 15_553_000_000
  return () => String(++last)
})()

describe('what reaches the bot', () => {
  const shop = useDrivenShop({ BURST_WINDOW_MS: '300', SWEEP_INTERVAL_MS: '1000', SEND_CONFIRM_MS: '1000' })

  before(async () => {
    // written before the shop was paired: history
    await shop.control.inject({
      from: { phone: ann, name: 'Ann' },
      text: '5 cokes',
      timestamp: Math.floor(Date.now() / 1000) - 120,
    })
    shop.startBot()
    await shop.pair()
  })

  const rowsOf = (key: string) =>
    shop.db('inbox').where({ message_key: key }).select('status', 'kind', 'from_me', 'contact_id')

  it('never answers history', async () => {
    const phone = nextPhone()
    const key = await shop.write(phone, 'a coke')
    await shop.untilSettled([key])
    // two sweeps later it is still not there
    await new Promise(resolve => setTimeout(resolve, 2_200))
    expect(await shop.replies(ann)).to.deep.equal([])
    expect(await shop.db('inbox').where({ body: '5 cokes' })).to.deep.equal([])
  })

  it('answers several messages in a row at once, as one thought', async () => {
    const phone = nextPhone()
    const keys = [
      await shop.write(phone, 'hi there'),
      await shop.write(phone, '2 margheritas'),
      await shop.write(phone, 'and a coke'),
    ]
    await shop.untilSettled(keys)
    const replies = await shop.replies(phone)
    expect(replies).to.have.length(1)
    expect(replies[0]).to.include('2 × Margherita').and.include('1 × Coke')
  })

  it('takes a message once, however often and under whatever id it is delivered', async () => {
    const phone = nextPhone()
    const lid = '99887766554433'
    const sent = await shop.control.inject({ from: { phone, lid, name: 'Both' }, text: 'a coke' })
    await shop.control.redeliver({ id: sent.id, form: 'same' })
    await shop.control.redeliver({ id: sent.id, form: 'other' })
    await shop.untilSettled([sent.id])
    await shop.control.redeliver({ id: sent.id, form: 'other' })
    await new Promise(resolve => setTimeout(resolve, 1_500))
    expect(await rowsOf(sent.id)).to.have.length(1)
    const { entries } = await shop.control.ledger({ chat: `${phone}@c.us` })
    expect(entries.filter(entry => entry.direction === 'out' && entry.kind === 'message')).to.have.length(1)
  })

  it('knows a customer under phone and lid as one person', async () => {
    const phone = nextPhone()
    const lid = '11223344556677'
    const first = await shop.control.inject({
      from: { phone, lid, name: 'Lee' },
      text: 'a coke',
      addressing: 'phone',
    })
    await shop.untilSettled([first.id])
    const second = await shop.control.inject({
      from: { phone, lid, name: 'Lee' },
      text: '2 margheritas',
      addressing: 'lid',
    })
    await shop.untilSettled([second.id])
    const [one] = await rowsOf(first.id)
    const [other] = await rowsOf(second.id)
    expect(one.contact_id).to.equal(other.contact_id)
  })

  it('records own messages and groups, and acts on neither', async () => {
    const phone = nextPhone()
    const own = await shop.control.sendOwn({ chat: `${phone}@c.us`, text: '3 cokes, please' })
    const group = await shop.control.putGroup({ subject: 'Friends', participants: [{ phone, name: 'Pat' }] })
    const inGroup = await shop.control.inject({
      from: { phone, name: 'Pat' },
      group: group.id,
      text: '2 margheritas',
    })
    await waitFor(
      'both rows',
      async () => (await rowsOf(own.id)).length + (await rowsOf(inGroup.id)).length === 2,
    )
    expect((await rowsOf(own.id))[0]).to.include({ status: 'recorded', from_me: true })
    expect((await rowsOf(inGroup.id))[0]).to.include({ status: 'recorded', from_me: false })
  })

  it('records an edit, a revoke and a reaction beside their message', async () => {
    const phone = nextPhone()
    const key = await shop.write(phone, 'a coke')
    await shop.untilSettled([key])
    await shop.control.edit({ id: key, text: '2 cokes' })
    await shop.control.react({ id: key, emoji: '👍' })
    await waitFor('the edit and the reaction', async () => {
      const kinds = (
        await shop.db('inbox').where({ body: '2 cokes' }).orWhere({ body: '👍' }).select('kind')
      ).map(row => row.kind)
      return kinds.includes('edit') && kinds.includes('reaction')
    })
    await shop.untilReplies(phone, 2)
    await shop.control.revoke({ id: key })
    await waitFor('the revoke', async () => (await rowsOf(key)).some(row => row.kind === 'revoke'))
    const replies = await shop.untilReplies(phone, 3)
    expect(replies[1]).to.include('changed a message').and.include('2 × Coke')
    expect(replies[2]).to.include('cleared')
    const rows = await shop.db('inbox').where({ message_key: key }).select('body')
    expect(rows.every(row => row.body === '')).to.equal(true)
  })

  it('takes a 👍 to its read-back for a yes', async () => {
    const phone = nextPhone()
    const key = await shop.write(phone, '2 margheritas')
    await shop.untilSettled([key])
    const { entries } = await shop.control.ledger({ chat: `${phone}@c.us` })
    const readBack = entries.findLast(entry => entry.direction === 'out' && entry.kind === 'message')
    await shop.control.react({ id: readBack?.id ?? '', emoji: '👍' })
    const [, placed] = await shop.untilReplies(phone, 2)
    expect(placed).to.include('Your order is')
  })

  it('hands pictures and voice over', async () => {
    const phone = nextPhone()
    const media = { mimetype: 'image/png', data: 'iVBORw0KGgo=' }
    const picture = await shop.control.inject({
      from: { phone, name: 'Pic' },
      media,
      text: 'is this still on the menu?',
    })
    await shop.untilSettled([picture.id])
    expect((await rowsOf(picture.id))[0]).to.include({ status: 'handover' })
    expect(await shop.untilReplies(phone, 1)).to.have.length(1)
  })

  it('sends again what WhatsApp lost, once', async () => {
    const phone = nextPhone()
    await shop.control.failSends({ count: 1, mode: 'refuse' })
    const key = await shop.write(phone, 'a coke')
    await waitFor('the second try', async () => {
      const { entries } = await shop.control.ledger({ chat: `${phone}@c.us` })
      return entries.some(
        entry =>
          entry.direction === 'out' && entry.kind === 'message' && entry.acks.some(({ ack }) => ack >= 1),
      )
    })
    await shop.untilSettled([key])
    const [row] = await shop
      .db('outbox')
      .join('contacts', 'contacts.id', 'outbox.contact_id')
      .where({ phone: `${phone}@c.us` })
      .select('status', 'attempts')
    expect(row).to.deep.equal({ status: 'sent', attempts: 2 })
  })

  it('sends when the page’s own call throws', async () => {
    const phone = nextPhone()
    await shop.control.failSends({ count: 1, mode: 'throw' })
    const key = await shop.write(phone, 'a coke')
    await shop.untilSettled([key])
    expect(await shop.replies(phone)).to.have.length(1)
  })

  it('finds a message that does not answer to be the poison, hands it over, and goes on', async () => {
    await shop.db.raw(`
      create function refuse_poison() returns trigger language plpgsql as $$ begin
        if new.body like '%poison%' and new.status = 'done' then raise exception 'poison'; end if;
        return new;
      end $$;
      create trigger refuse_poison before update on inbox for each row execute function refuse_poison();
    `)
    const phone = nextPhone()
    const keys = [
      await shop.write(phone, 'a coke'),
      await shop.write(phone, '1 margherita with poison'),
      await shop.write(phone, '2 margheritas'),
    ]
    await shop.untilSettled(keys)
    const statuses: string[] = []
    for (const key of keys) statuses.push((await rowsOf(key))[0].status)
    expect(statuses).to.deep.equal(['done', 'handover', 'done'])
    const [handover] = await shop
      .db('handovers')
      .join('inbox', 'inbox.id', 'handovers.inbox_id')
      .where({ message_key: keys[1] })
      .select('reason', 'attempts')
    expect(handover).to.deep.equal({ reason: 'failed', attempts: 3 })
    // the tries that failed left nothing behind: the two carts, and the polite word
    expect(await shop.replies(phone)).to.have.length(3)
  })

  it('gives odd and huge texts a clear answer, and breaks on none', async () => {
    const odd = [
      '\u200b\u200e\u202e',
      '🍕🍕🍕',
      'x'.repeat(65_000),
      '2 '.repeat(10_000),
      '\u202e2 margheritas\u202c',
      'שתי פיצות',
      'a\u0000b',
      '\ud83c',
    ]
    const keys: string[] = []
    const phones = odd.map(() => nextPhone())
    for (const [index, text] of odd.entries()) keys.push(await shop.write(phones[index] ?? '', text))
    await shop.untilSettled(keys)
    for (const phone of phones) expect(await shop.replies(phone), phone).to.have.length(1)
    const tooLong = await shop.db('handovers').where({ reason: 'too_long' })
    expect(tooLong).to.have.length(2)
  })

  it('keeps working with renamed message ids and a chat that can’t be listed', async () => {
    await shop.control.setMessageKeys({ field: '$1' })
    await shop.control.setBadChat({ present: true })
    const phone = nextPhone()
    try {
      const key = await shop.write(phone, 'a coke')
      await shop.untilSettled([key])
      expect(await shop.replies(phone)).to.have.length(1)
    } finally {
      await shop.control.setMessageKeys({ field: '_serialized' })
      await shop.control.setBadChat({ present: false })
    }
  })
})
