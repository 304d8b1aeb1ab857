import { createMemoryRepository } from '@comanda/shared/memory/repository.js'
import { expect } from 'chai'
import { useDrivenShop } from '../../../support/driven-shop.js'
import { waitFor } from '../../../support/wait-for.js'

const customer = '15551239001'
const kept = 10

/** The real client and library, on a page that lets nothing go by itself. */
describe('a chat of many messages', () => {
  const shop = useDrivenShop({
    CHAT_MESSAGES_KEPT: String(kept),
    SWEEP_INTERVAL_MS: '1000',
    MEMORY_SAMPLE_INTERVAL_MS: '500',
    MEMORY_SAMPLE_FASTEST_MS: '500',
  })
  const keys: string[] = []

  before(async () => {
    await shop.control.setMessagesKept({ count: 10_000 })
    shop.startBot()
    await shop.pair()
  })

  const hoursAgo = (hours: number): number => Math.floor(Date.now() / 1_000 - hours * 3_600)
  const write = async (text: string, timestamp: number): Promise<string> =>
    (await shop.control.inject({ from: { phone: customer }, text, timestamp })).id
  const held = async (): Promise<number | undefined> =>
    (await createMemoryRepository(shop.db).lastSample(shop.accountId, shop.businessId))?.details.caches
      ?.messages

  it('is held by the page only as far as it is new, once it is recorded and answered', async () => {
    for (let count = 0; count < 60; count += 1) keys.push(await write(`message ${count}`, hoursAgo(3)))
    await shop.untilSettled(keys)
    const replies = (await shop.replies(customer)).length
    await waitFor('the chats to be trimmed', async () =>
      /"dropped":\d+.*trimmed the chats/.test(await shop.log()),
    )
    await waitFor('a sample that tells of it', async () => {
      const messages = await held()
      // the replies are of just now, and stay
      return messages !== undefined && messages > 0 && messages <= kept + replies
    })
  })

  it('is all there still: what was trimmed is read again where it is wanted', async () => {
    const key = keys[7] ?? ''
    const row = await shop.db('inbox').where({ message_key: key }).first()
    await shop.db('handovers').where({ inbox_id: row?.id }).delete()
    await shop.db('inbox').where({ id: row?.id }).delete()
    await shop.db('accounts').update({ paired_at: new Date(hoursAgo(4) * 1_000) })
    const found = await waitFor('the sweep', async () => {
      // again and again: a sweep that is under way sets it to its own beginning
      await shop.db('chat_watermarks').update({ swept_until: new Date(hoursAgo(3.5) * 1_000) })
      return shop.db('inbox').where({ message_key: key }).first()
    })
    expect(found).to.include({ body: 'message 7' })
    await shop.untilSettled([key])
  })

  it('keeps what is answered to: an order goes on as before', async () => {
    const key = await shop.write(customer, '2 margheritas')
    await shop.untilSettled([key])
    expect((await shop.replies(customer)).at(-1)).to.include('Margherita')
  })
})
