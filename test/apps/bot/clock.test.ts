import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createWhatsAppClock } from '@comanda/bot/clock/whatsapp-clock.js'
import { describeClocks } from '@comanda/shared/accounts/clocks.js'
import { expect } from 'chai'
import { type DrivenShop, openShop } from '../../support/driven-shop.js'
import { waitFor } from '../../support/wait-for.js'

const shiftedClock = import.meta.resolve('@comanda/harness/shifted-clock.js')
const quarterMs = 15 * 60_000

describe('WhatsApp’s clock', () => {
  it('goes on from what its server said, whatever the machine’s clock does', () => {
    let elapsed = 5_000
    const clock = createWhatsAppClock(() => elapsed)
    expect(clock.now()).to.equal(undefined)
    clock.note(new Date('2026-03-06T19:00:00Z'))
    elapsed += 90_000
    expect(clock.now()).to.deep.equal(new Date('2026-03-06T19:01:30Z'))
  })

  it('is told beside those that differ from it by over a minute', () => {
    expect(describeClocks({ botMs: 59_000, databaseMs: -59_000 })).to.equal(undefined)
    expect(describeClocks({ botMs: quarterMs, databaseMs: 0 })).to.equal(
      'the bot’s clock is 15 minutes fast against WhatsApp’s',
    )
    expect(describeClocks({ botMs: 0, databaseMs: -quarterMs })).to.include(
      'the database’s clock is 15 minutes slow',
    )
  })
})

for (const [name, shiftMs] of [
  ['fast', quarterMs],
  ['slow', -quarterMs],
] as const) {
  describe(`a bot whose clock is a quarter of an hour ${name}`, function () {
    this.timeout(120_000)
    const ann = '15551230001'
    let shop: DrivenShop

    before(async () => {
      shop = await openShop({ SWEEP_INTERVAL_MS: '1000', SEND_CONFIRM_MS: '1000' })
      const file = path.join(path.dirname(shop.sessionDir), 'shift')
      await writeFile(file, String(shiftMs))
      const node = `${process.env.NODE_OPTIONS ?? ''} --import ${shiftedClock}`
      const env = { NODE_OPTIONS: node, CLOCK_SHIFT_FILE: file, pm_exec_path: '/bot/' }
      shop.startBot(env)
      await shop.pair()
      await shop.write(ann, '2 margheritas')
      await shop.untilReplies(ann, 1)
      await shop.killBot()
      await shop.write(ann, 'and a coke')
      shop.startBot(env)
      await shop.untilReady()
    })
    after(() => shop.close())

    it('answers without an apology, finds what came while it was killed, and takes a yes', async () => {
      const replies = await shop.untilReplies(ann, 2)
      expect(replies.join('\n')).not.to.include('offline')
      expect(replies[1]).to.include('2 × Margherita').and.include('1 × Coke')
      await shop.write(ann, 'yes')
      const [, , placed] = await shop.untilReplies(ann, 3)
      expect(placed).to.include('Your order is *#1*')
    })

    it('hands over a reply that WhatsApp never confirms, once it confirms others', async () => {
      const [bob, cyd] = ['15551230002', '15551230003']
      await shop.control.setAcks({ upTo: 0 })
      await shop.write(bob, '2 margheritas')
      await shop.untilReplies(bob, 1)
      await shop.control.setAcks({ upTo: 3 })
      await shop.write(cyd, '2 margheritas')
      await shop.untilReplies(cyd, 1)
      await waitFor('a person to be asked', () => shop.db('handovers').where({ reason: 'not_sent' }).first())
    })

    it('is told to whoever runs it', async () => {
      const { bot_clock_ahead_ms: ahead } = await waitFor('the clocks to be compared', async () => {
        const row = await shop.db('accounts').where({ id: shop.accountId }).first('bot_clock_ahead_ms')
        return row.bot_clock_ahead_ms !== null && row
      })
      expect(Number(ahead)).to.be.closeTo(shiftMs, 30_000)
    })
  })
}
