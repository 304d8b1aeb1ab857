import { expect } from 'chai'
import { useDrivenShop } from '../../../support/driven-shop.js'
import { waitFor } from '../../../support/wait-for.js'

const ann = '15551230001'
const bob = '15551230002'
const crowd = Array.from({ length: 20 }, (_, index) => String(15_554_000_000 + index))

describe('what was written while the bot was away', () => {
  const shop = useDrivenShop({ SWEEP_INTERVAL_MS: '1000' })

  before(async () => {
    shop.startBot()
    await shop.pair()
  })

  const rowOf = async (key: string): Promise<Record<string, unknown> | undefined> =>
    shop.db('inbox').where({ message_key: key }).first()

  it('is found where the library can’t describe one of the chat’s messages', async () => {
    const odd = [
      // its cards are missing: the library throws in our process
      await shop.control.inject({ from: { phone: ann }, extra: { type: 'multi_vcard' } }),
      // not what the library takes buttons for: it throws in the page
      await shop.control.inject({ from: { phone: bob }, text: 'pick one', extra: { buttons: ['one'] } }),
    ]
    await shop.stopBot()
    const keys = [await shop.write(ann, 'a coke'), await shop.write(bob, '2 margheritas')]
    shop.startBot()
    await shop.untilSettled(keys)
    for (const { id } of odd) await waitFor('the odd one, too', () => rowOf(id))
    expect((await rowOf(odd[0]?.id ?? ''))?.type).to.equal('multi_vcard')
    expect((await rowOf(odd[1]?.id ?? ''))?.body).to.equal('pick one')
  })

  it('comes before what the customer writes as soon as the bot is back', async () => {
    const last = crowd.at(-1) ?? ann
    await shop.stopBot()
    for (const phone of crowd) await shop.write(phone, phone === last ? '2 margheritas' : 'hello')
    shop.startBot()
    await shop.untilReady()
    const live = await shop.write(last, 'yes')
    await shop.untilSettled([live])
    const rows = await shop
      .db('inbox')
      .join('contacts', 'contacts.id', 'inbox.contact_id')
      .where({ phone: `${last}@c.us` })
      .whereNotNull('completed_at')
      .orderBy(['completed_at', 'sent_at', 'inbox.id'])
      .select('body')
    expect(rows.map(row => row.body)).to.deep.equal(['2 margheritas', 'yes'])
  })

  it('is read again as long as WhatsApp has not deciphered it', async () => {
    const [cyd, dora] = ['15551230003', '15551230004']
    const sealed = await shop.control.inject({ from: { phone: cyd }, extra: { type: 'ciphertext' } })
    await shop.write(dora, 'a coke')
    const watermarks = async (): Promise<string[]> =>
      (await shop.db('chat_watermarks').select('wid')).map(row => row.wid)
    await waitFor('a watermark', async () => (await watermarks()).includes(`${dora}@c.us`))
    expect(await watermarks()).not.to.include(`${cyd}@c.us`)
    expect(await rowOf(sealed.id)).to.equal(undefined)
  })

  it('counts, too, where it is a 👍 on what was read back', async () => {
    const hal = '15551230008'
    await shop.write(hal, '2 margheritas for pickup')
    await shop.untilReplies(hal, 1)
    const { entries } = await shop.control.ledger({ chat: `${hal}@c.us` })
    const readBack = entries.findLast(({ direction, kind }) => direction === 'out' && kind === 'message')
    await shop.stopBot()
    await shop.control.react({ id: readBack?.id ?? '', emoji: '👍' })
    shop.startBot()
    const [, placed] = await shop.untilReplies(hal, 2)
    expect(placed).to.include('Your order is')
  })

  it('counts, too, where it changes what was written before', async () => {
    const [eve, fay, gus] = ['15551230005', '15551230006', '15551230007']
    const edited = await shop.write(eve, 'a coke')
    const revoked = await shop.write(fay, 'a coke')
    await shop.untilSettled([edited, revoked])
    await shop.stopBot()
    await shop.control.edit({ id: edited, text: '2 cokes' })
    await shop.control.revoke({ id: revoked })
    const fresh = await shop.write(gus, 'a coke')
    await shop.control.edit({ id: fresh, text: '3 cokes' })
    shop.startBot()
    await shop.untilSettled([fresh])
    const kindsOf = async (key: string): Promise<string[]> =>
      (await shop.db('inbox').where({ message_key: key }).orderBy('id')).map(
        row => `${row.kind}: ${row.body}`,
      )
    await waitFor('the changes', async () => {
      const kinds = [...(await kindsOf(edited)), ...(await kindsOf(revoked))]
      return kinds.length === 4
    })
    expect(await kindsOf(edited)).to.deep.equal(['message: a coke', 'edit: 2 cokes'])
    // what was deleted for everyone is forgotten here, too, once that is acted on
    await shop.untilSettled([revoked])
    await waitFor('it to be forgotten', async () => (await kindsOf(revoked))[0] === 'message: ')
    expect(await kindsOf(fresh)).to.deep.equal(['message: 3 cokes'])
  })
})
