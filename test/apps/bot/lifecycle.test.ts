import { descendants } from '@comanda/harness/processes/tree.js'
import { expect } from 'chai'
import { type DrivenShop, openShop } from '../../support/driven-shop.js'
import { browserOf, living } from '../../support/processes.js'
import { waitFor } from '../../support/wait-for.js'

const ann = '15551230001'

describe('the bot’s life', () => {
  let shop: DrivenShop

  const account = async () =>
    (await shop.db('accounts').where({ id: shop.accountId }).first()) as Record<string, unknown>

  describe('from its first code on', () => {
    before(async () => {
      shop = await openShop()
    })
    after(() => shop.close())

    it('shows a QR until it is scanned, and then keeps none', async () => {
      shop.startBot()
      const row = await waitFor('a QR in the database', () => shop.db('pairing_codes').first())
      const { pages } = await shop.control.state()
      expect(row.code).to.equal(pages[0]?.qr)
      await shop.pair()
      await waitFor('the QR to be gone', async () => (await shop.db('pairing_codes').first()) === undefined)
      const wid = await waitFor('its number', async () => (await account()).wid ?? undefined)
      expect(wid).to.match(/@c\.us$/)
    })

    it('is quiet where somebody writes from the phone, until it is resumed', async () => {
      const first = await shop.write(ann, 'a coke')
      await shop.untilSettled([first])
      expect(await shop.db('conversations').select('silent_until')).to.deep.equal([{ silent_until: null }])
      await shop.control.sendOwn({ chat: `${ann}@c.us`, text: 'hello Ann, this is Rosa' })
      await waitFor('the silence', async () => (await shop.db('conversations').first()).silent_until !== null)
      const quiet = await shop.write(ann, '2 margheritas')
      await shop.untilSettled([quiet])
      expect(await shop.replies(ann)).to.have.length(1)
      await shop.db('conversations').update({ silent_until: null })
      const again = await shop.write(ann, '3 margheritas')
      await shop.untilSettled([again])
      expect(await shop.replies(ann)).to.have.length(2)
    })

    it('stops cleanly, leaves no browser behind, and signs in again without a QR', async () => {
      const pairedAt = await waitFor(
        'the pairing to be stored',
        async () => (await account()).paired_at ?? undefined,
      )
      const tree = descendants(shop.botPid())
      expect(await shop.stopBot()).to.equal(0)
      expect(living(tree)).to.deep.equal([])
      expect((await account()).state).to.equal('offline')

      const key = await shop.write(ann, 'a coke')
      shop.startBot()
      await shop.untilSettled([key])
      expect((await shop.control.state()).accounts[0]?.devices).to.equal(1)
      expect((await account()).paired_at).to.deep.equal(pairedAt)
    })

    it('answers what was written while it was away, and leaves a chat in which a person answered to that person', async () => {
      const [ann, bob] = ['15551230003', '15551230004']
      const before = await shop.write(ann, 'a coke')
      await shop.untilSettled([before])
      await shop.stopBot()
      const keys = [await shop.write(ann, '2 margheritas'), await shop.write(bob, 'one margherita')]
      await shop.control.sendOwn({ chat: `${ann}@c.us`, text: 'one moment' })
      shop.startBot()
      await shop.untilSettled(keys)
      expect(await shop.replies(bob)).to.have.length(1)
      // promise 6: a person in the chat silences the bot, and the message waits for that person
      expect(await shop.replies(ann)).to.have.length(1)
      const [row] = await shop.db('inbox').where({ message_key: keys[0] }).select('status')
      expect(row).to.deep.equal({ status: 'handover' })
    })

    it('answers by age: hours late with a word about it and at once, days late by a person', async () => {
      await shop.stopBot()
      await shop.db('accounts').update({ paired_at: new Date(Date.now() - 72 * 3_600_000) })
      const write = async (phone: string, text: string, hoursAgo: number): Promise<string> =>
        (
          await shop.control.inject({
            from: { phone },
            text,
            timestamp: Math.floor(Date.now() / 1000 - hoursAgo * 3600),
          })
        ).id
      const [ann, bob] = ['15551230005', '15551230006']
      const keys = [
        await write(ann, '5 margheritas for tonight', 26),
        await write(bob, 'do you have vegan pizza', 27),
        await write(ann, '2 margheritas', 2),
        await write(ann, 'and a coke', 1),
      ]
      shop.startBot()
      await shop.untilSettled(keys)
      const [answer, ...more] = await shop.replies(ann)
      expect(answer).to.include('someone will write to you')
      expect(answer).to.include('offline').and.include('2 × Margherita').and.include('1 × Coke')
      expect(answer).not.to.include('5 × Margherita')
      expect(more).to.deep.equal([])
      expect(await shop.replies(bob)).to.have.length(1)
      const waiting = await shop
        .db('handovers')
        .join('inbox', 'inbox.id', 'inbox_id')
        .whereIn('message_key', keys)
        .orderBy('body')
      expect(waiting.map(row => [row.body, row.reason])).to.deep.equal([
        ['5 margheritas for tonight', 'old'],
        ['do you have vegan pizza', 'old'],
      ])
    })

    it('goes on after WhatsApp could not be reached for a while', async () => {
      await shop.stopBot()
      shop.startBot({ BROWSER_PROBE_INTERVAL_MS: '200' })
      await shop.untilReady()
      await shop.control.goOffline({})
      await waitFor('the bot to notice', async () => (await account()).state === 'reconnecting')
      const key = await shop.write(ann, 'a coke')
      await shop.control.goOnline()
      await shop.untilReady()
      await shop.untilSettled([key])
    })

    it('relaunches a browser that was killed at once, without waiting for a probe', async () => {
      await shop.stopBot()
      shop.startBot({ BROWSER_PROBE_INTERVAL_MS: '3600000' })
      await shop.untilReady()
      process.kill(browserOf(shop.botPid()).browser, 'SIGKILL')
      await waitFor('the bot to notice', async () => (await account()).state !== 'ready')
      await shop.untilReady()
      const key = await shop.write(ann, 'a coke')
      await shop.untilSettled([key])
    })

    it('waits while another process drives the account, and takes over when that one ends', async () => {
      const first = shop.botPid()
      shop.startBot()
      await new Promise(resolve => setTimeout(resolve, 1_500))
      expect(descendants(shop.botPid())).to.deep.equal([])
      process.kill(first, 'SIGTERM')
      const key = await shop.write(ann, 'a coke')
      await shop.untilSettled([key])
    })
  })

  describe('in a shop of its own', () => {
    beforeEach(async () => {
      shop = await openShop()
    })
    afterEach(() => shop.close())

    it('gets ready where sync ends before the library listens', async () => {
      await shop.control.setSync({ early: true })
      shop.startBot()
      await shop.pair()
      await shop.stopBot()
      shop.startBot()
      await shop.untilReady()
      const key = await shop.write(ann, 'a coke')
      await shop.untilSettled([key])
    })

    it('waits quietly while there is no account to choose', async () => {
      await shop.db.raw('insert into accounts (business_id) select business_id from accounts')
      shop.startBot()
      await shop.untilUp()
      await new Promise(resolve => setTimeout(resolve, 1_000))
      expect(descendants(shop.botPid())).to.deep.equal([])
      expect(await shop.stopBot()).to.equal(0)
    })

    it('tries again where WhatsApp can’t be reached at its start', async () => {
      await shop.control.goOffline({ pageToo: true, durationMs: 3_000 })
      shop.startBot({ BROWSER_START_DEADLINE_MS: '1500' })
      await shop.pair()
    })
  })
})
