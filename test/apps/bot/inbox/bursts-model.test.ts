import { expect } from 'chai'
import fc from 'fast-check'
import { type AnsweredShop, type Customer, openAnsweredShop } from '../../../support/answered-shop.js'
import { assertInDatabase } from '../../../support/database-properties.js'

const runs = 30

/** What a customer does. `of` names one of the customer's own messages, counted from the newest. */
type Act =
  | { does: 'order'; dish: 'coke' | 'margherita'; count: number }
  | { does: 'edit'; of: number; count: number }
  | { does: 'delete'; of: number }
  | { does: 'react'; emoji: '👍' | '👎' }
  | { does: 'write'; text: string }
  /** looks at the phone: what waits for it leaves, and is seen */
  | { does: 'look' }

const say = (...texts: string[]): fc.Arbitrary<Act> =>
  fc.constantFrom(...texts).map(text => ({ does: 'write' as const, text }))

const count = fc.integer({ min: 1, max: 4 })
const anOrder: fc.Arbitrary<Act> = fc.record({
  does: fc.constant('order' as const),
  dish: fc.constantFrom('coke' as const, 'margherita' as const),
  count,
})
const anEdit: fc.Arbitrary<Act> = fc.record({ does: fc.constant('edit' as const), of: fc.nat(3), count })
const aDeletion: fc.Arbitrary<Act> = fc.record({ does: fc.constant('delete' as const), of: fc.nat(3) })
const aReaction: fc.Arbitrary<Act> = fc.record({
  does: fc.constant('react' as const),
  emoji: fc.constantFrom('👍' as const, '👎' as const),
})
const aLook: fc.Arbitrary<Act> = fc.constant({ does: 'look' as const })
const talk = say('are you open today?', 'thank you so much', 'where is my order?', 'do you take cards?')

const acts = (...others: fc.WeightedArbitrary<Act>[]): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.oneof(
      { weight: 4, arbitrary: anOrder },
      { weight: 5, arbitrary: aLook },
      { weight: 4, arbitrary: say('yes', 'yes please', '👍') },
      { weight: 1, arbitrary: say('no') },
      { weight: 2, arbitrary: talk },
      { weight: 1, arbitrary: anEdit },
      { weight: 1, arbitrary: aDeletion },
      { weight: 2, arbitrary: aReaction },
      ...others,
    ),
    { minLength: 3, maxLength: 14 },
  )

interface Written {
  key: string
  isOrder: boolean
  dish: string
}

/** Does it all. @param endsBurst whether all that waits is answered behind the act of this index */
async function live(
  customer: Customer,
  story: readonly Act[],
  endsBurst: (index: number) => boolean,
): Promise<void> {
  const written: Written[] = []
  let readBack: string | undefined
  for (const [index, act] of story.entries()) {
    const target = act.does === 'edit' || act.does === 'delete' ? written.at(-1 - act.of) : undefined
    switch (act.does) {
      case 'order': {
        const key = await customer.writes(`and ${act.count} ${act.dish}s`)
        written.push({ key, isOrder: true, dish: act.dish })
        break
      }
      case 'write':
        written.push({ key: await customer.writes(act.text), isOrder: false, dish: '' })
        break
      case 'edit':
        if (target?.isOrder) await customer.edits(target.key, `and ${act.count} ${target.dish}s`)
        break
      case 'delete':
        if (target !== undefined) {
          await customer.deletes(target.key)
          written.splice(written.indexOf(target), 1)
        }
        break
      case 'react':
        if (readBack !== undefined) await customer.reacts(readBack, act.emoji)
        break
      case 'look':
        await customer.isAnswered()
        await customer.hears()
        readBack = (await customer.heard()).findLast(({ body }) => body.includes('Is that right?'))?.key
    }
    if (endsBurst(index)) await customer.isAnswered()
  }
  await customer.isAnswered()
}

/** What there is in the end, but for words and numbers. */
async function outcome(customer: Customer): Promise<unknown> {
  const orders = (await customer.orders()).map(({ number: _number, ...order }) => order)
  return { orders, cart: await customer.cart(), handovers: await customer.handovers() }
}

/** The same rules once more, as simply as they can be said: for a shop that only hands out at its counter. */
function expected(story: readonly Act[]): { orders: string[][]; cart: string[] } {
  interface Said {
    dish: string
    count: number
    isOrder: boolean
  }
  const written: Said[] = []
  let cart: Said[] = []
  let readBack = 'none' as 'none' | 'unseen' | 'seen'
  /** what the phone shows last of read-backs is the one that stands */
  let isShown = false
  const orders: string[][] = []
  const sums = (): string[] => {
    const counts = new Map<string, number>()
    for (const { dish, count: more } of cart) counts.set(dish, (counts.get(dish) ?? 0) + more)
    return [...counts].map(([dish, sum]) => `${sum} ${dish}`).sort()
  }
  const readAgain = (): void => {
    readBack = cart.length === 0 ? 'none' : 'unseen'
    isShown = false
  }
  const yes = (): void => {
    if (cart.length === 0 || readBack === 'unseen') return
    if (readBack === 'seen') {
      orders.push(sums())
      cart = []
    }
    readAgain()
  }
  const no = (): void => {
    if (readBack === 'none') return
    readBack = 'none'
    isShown = false
  }
  for (const act of story) {
    const target = act.does === 'edit' || act.does === 'delete' ? written.at(-1 - act.of) : undefined
    switch (act.does) {
      case 'order': {
        const said = { dish: act.dish, count: act.count, isOrder: true }
        written.push(said)
        cart.push(said)
        readAgain()
        break
      }
      case 'write':
        written.push({ dish: '', count: 0, isOrder: false })
        if (['yes', 'yes please', '👍'].includes(act.text)) yes()
        if (act.text === 'no') no()
        break
      case 'edit':
        if (target?.isOrder && cart.includes(target)) {
          target.count = act.count
          readAgain()
        }
        break
      case 'delete':
        if (target === undefined) break
        written.splice(written.indexOf(target), 1)
        if (!cart.includes(target)) break
        cart = cart.filter(said => said !== target)
        readAgain()
        break
      case 'react':
        if (isShown && readBack === 'seen') act.emoji === '👍' ? yes() : no()
        break
      case 'look':
        if (readBack === 'unseen') {
          readBack = 'seen'
          isShown = true
        }
    }
  }
  return { orders, cart: sums() }
}

const byDish = (lines: readonly string[]): string[] => lines.map(line => line.replace('cola', 'coke')).sort()

describe('any mix of messages, in any split into bursts', function () {
  this.timeout(600_000)
  let shop: AnsweredShop

  before(async () => {
    shop = await openAnsweredShop()
  })
  after(() => shop.close())

  const splits = fc.infiniteStream(fc.boolean())

  it('gives the orders that the rules give', async () => {
    await assertInDatabase(
      fc.asyncProperty(acts(), splits, async (story, stream) => {
        const customer = shop.customer()
        const ends = [...story].map(() => stream.next().value === true)
        await live(customer, story, index => ends[index] === true)
        const { orders, cart } = expected(story)
        expect((await customer.orders()).map(order => byDish(order.lines))).to.deep.equal(orders)
        expect(byDish(await customer.cart())).to.deep.equal(cart)
      }),
      runs,
    )
  })

  it('gives the same orders as if they had come one by one, slowly', async () => {
    await shop.database.db('businesses').update({ offers_delivery: true })
    const mix = acts(
      { weight: 2, arbitrary: say('1', '2', 'pickup') },
      { weight: 2, arbitrary: say('5 Oak Street', 'to 12 Elm Street') },
      { weight: 1, arbitrary: say('cancel my order', 'yes but no onions', 'yes and ring the bell') },
    )
    await assertInDatabase(
      fc.asyncProperty(mix, splits, async (story, stream) => {
        const [slow, fast] = [shop.customer(), shop.customer()]
        const ends = [...story].map(() => stream.next().value === true)
        await live(slow, story, () => true)
        await live(fast, story, index => ends[index] === true)
        expect(await outcome(fast)).to.deep.equal(await outcome(slow))
      }),
      runs,
    )
  })
})
