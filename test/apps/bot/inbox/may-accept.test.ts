import { mayAccept } from '@comanda/bot/inbox/may-accept.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import { expect } from 'chai'
import { openAnsweredShop } from '../../../support/answered-shop.js'
import { contextOf } from '../../../support/message-context.js'

// a Wednesday, noon and two in the afternoon in New York
const noon = new Date('2026-11-25T17:00:00Z')
const two = new Date('2026-11-25T19:00:00Z')

describe('an order that nobody need accept', () => {
  const may = (changes: Partial<Business>, totalMinor: number, details = {}, now = noon): boolean =>
    mayAccept({ ...contextOf({ text: '' }).business, ...changes }, { details, totalMinor }, now)

  it('is every one, or none, or those below an amount while the shop is open', () => {
    expect(may({ accepts: 'never' }, 100)).to.equal(false)
    expect(may({ accepts: 'always' }, 1_000_000)).to.equal(true)
    const limited: Partial<Business> = {
      accepts: 'limited',
      acceptsBelowMinor: 5_000,
      timeZone: 'America/New_York',
      openingHours: [{ day: 3, opens: '11:00', closes: '13:00' }],
    }
    expect(may(limited, 4_999)).to.equal(true)
    expect(may(limited, 5_000)).to.equal(false)
    expect(may(limited, 100, {}, two), 'it is closed').to.equal(false)
  })

  it('has no allergy, and no words that nothing was made of', () => {
    expect(may({ accepts: 'always' }, 100, { allergy: 'nuts' })).to.equal(false)
    expect(may({ accepts: 'always' }, 100, { notTaken: 'ham' })).to.equal(false)
    expect(may({ accepts: 'always' }, 100, { note: 'ring twice' })).to.equal(true)
  })

  it('is accepted as it is placed, and the customer is told', async () => {
    const shop = await openAnsweredShop()
    try {
      await shop.database.db('businesses').update({ accepts: 'always' })
      const ann = shop.customer()
      for (const text of ['2 margheritas', 'yes']) {
        await ann.writes(text)
        await ann.isAnswered()
        await ann.hears()
      }
      expect((await ann.orders()).map(({ status }) => status)).to.deep.equal(['accepted'])
      const said = (await ann.replies()).join('\n')
      expect(said).to.include('Your order is *#').and.to.include('is accepted')
    } finally {
      await shop.close()
    }
  })
})
