import { expect } from 'chai'
import fc from 'fast-check'
import { type AnsweredShop, type Customer, openAnsweredShop } from '../../../support/answered-shop.js'
import { assertInDatabase } from '../../../support/database-properties.js'
import { expected } from './burst-rules.js'
import { type Act, acts, type Outage, say } from './burst-stories.js'

const runs = 30

interface Written {
  key: string
  isOrder: boolean
  dish: string
}

let keys = 0
const newKey = (): string => `3EB0B0${String(++keys).padStart(14, '0')}`

/** Of what a customer does, the part that comes as a message, to be sent when it is heard. */
type Send = () => Promise<unknown>

/** What the customer's phone shows, and what was written on it. */
function createPhone(customer: Customer) {
  const written: Written[] = []
  let readBack: string | undefined

  /** @param sentAt when the customer did it */
  function toSend(act: Act, sentAt: Date): Send | undefined {
    const target = act.does === 'edit' || act.does === 'delete' ? written.at(-1 - act.of) : undefined
    const write = (text: string, dish?: string): Send => {
      const key = newKey()
      written.push({ key, isOrder: dish !== undefined, dish: dish ?? '' })
      return () => customer.writes(text, { key, sentAt })
    }
    switch (act.does) {
      case 'order':
        return write(`and ${act.count} ${act.dish}s`, act.dish)
      case 'write':
        return write(act.text)
      case 'edit':
        return target?.isOrder
          ? () => customer.edits(target.key, `and ${act.count} ${target.dish}s`, { sentAt })
          : undefined
      case 'delete':
        if (target === undefined) return undefined
        written.splice(written.indexOf(target), 1)
        return () => customer.deletes(target.key, { sentAt })
      case 'react': {
        const key = readBack
        return key === undefined ? undefined : () => customer.reacts(key, act.emoji, { sentAt })
      }
      default:
        return undefined
    }
  }

  return {
    toSend,
    look: async () => {
      await customer.isAnswered()
      await customer.hears()
      // killed before it went out: the customer looks again when it is there
      if ((await customer.heard()).length < (await customer.replies()).length) await customer.hears()
      readBack = (await customer.heard()).findLast(({ body }) => body.includes('Is that right?'))?.key
    },
  }
}

/** By whole seconds, as WhatsApp's stamps are. */
const stamp = (agoMs = 0): Date => new Date(Math.floor((Date.now() - agoMs) / 1_000) * 1_000)

/**
 * Does it all. Nobody goes round in circles in it: that is another test's.
 * @param endsBurst whether all that waits is answered behind the act of this index
 */
async function live(
  shop: AnsweredShop,
  customer: Customer,
  story: readonly Act[],
  endsBurst: (index: number) => boolean,
): Promise<void> {
  const phone = createPhone(customer)

  async function goesOut({ minutes, acts: within, sendsFirst }: Outage): Promise<void> {
    if (minutes > 10) await customer.isAnswered()
    await customer.waits(minutes)
    const agoMs = (index: number): number => minutes * 60_000 - index * 1_000
    const sends = within.map((act, index) => phone.toSend(act, stamp(agoMs(index))))
    if (sendsFirst) await customer.hears()
    for (const send of sends) await send?.()
    await phone.look()
  }

  for (const [index, act] of story.entries()) {
    if (act.does === 'look') await phone.look()
    else if (act.does === 'die') shop.diesAnswering(act.statements)
    else if (act.does === 'die sending') shop.diesSending(act.step)
    else if (act.does === 'outage') await goesOut(act)
    else await phone.toSend(act, stamp())?.()
    await customer.forgetsRounds()
    if (endsBurst(index)) await customer.isAnswered()
  }
  await customer.isAnswered()
}

/** The same story, as it goes where nothing ever fails and nobody is in a hurry. */
async function liveSlowly(customer: Customer, story: readonly Act[]): Promise<void> {
  const phone = createPhone(customer)
  const alone = async (act: Act): Promise<void> => {
    if (act.does === 'look') await phone.look()
    else await phone.toSend(act, stamp())?.()
    await customer.isAnswered()
    await customer.forgetsRounds()
  }
  for (const act of story) {
    if (act.does !== 'outage') {
      await alone(act)
      continue
    }
    for (const within of act.acts) await alone(within)
    await phone.look()
  }
}

/** What there is in the end, but for words and numbers. */
async function outcome(customer: Customer): Promise<unknown> {
  const orders = (await customer.orders()).map(({ number: _number, ...order }) => order)
  return { orders, cart: await customer.cart(), handovers: await customer.handovers() }
}

const byDish = (lines: readonly string[]): string[] => lines.map(line => line.replace('cola', 'coke')).sort()

describe('any mix of messages, in any split into bursts', function () {
  this.timeout(600_000)
  let shop: AnsweredShop

  before(async () => {
    shop = await openAnsweredShop()
  })
  after(() => shop.close())

  const splits = fc.infiniteStream(fc.constantFrom(true, true, false))

  it('gives the orders that the rules give', async () => {
    await assertInDatabase(
      fc.asyncProperty(acts([5, 12]), splits, async (story, stream) => {
        const customer = shop.customer()
        const ends = [...story].map(() => stream.next().value === true)
        await live(shop, customer, story, index => ends[index] === true)
        const { orders, cart } = expected(story)
        expect((await customer.orders()).map(order => byDish(order.lines))).to.deep.equal(orders)
        expect(byDish(await customer.cart())).to.deep.equal(cart)
      }),
      runs,
    )
  })

  it('gives the same orders as if they had come one by one, slowly', async () => {
    await shop.database.db('businesses').update({ offers_delivery: true })
    // one that is longer than ten minutes asks for each yes again
    const mix = acts(
      [5],
      { weight: 2, arbitrary: say('1', '2', 'pickup') },
      { weight: 2, arbitrary: say('5 Oak Street', 'to 12 Elm Street') },
      { weight: 1, arbitrary: say('cancel my order', 'yes but no onions', 'yes and ring the bell') },
    )
    await assertInDatabase(
      fc.asyncProperty(mix, splits, async (story, stream) => {
        const [slow, fast] = [shop.customer(), shop.customer()]
        const ends = [...story].map(() => stream.next().value === true)
        await liveSlowly(slow, story)
        await live(shop, fast, story, index => ends[index] === true)
        expect(await outcome(fast)).to.deep.equal(await outcome(slow))
      }),
      runs,
    )
  })
})
