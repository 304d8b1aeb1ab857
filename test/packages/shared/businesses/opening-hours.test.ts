import { dayOf, isOpenAt, nextOpening, type OpeningHours } from '@comanda/shared/businesses/opening-hours.js'
import { expect } from 'chai'

const evenings: OpeningHours = [1, 2, 3, 4, 5, 6].map(day => ({ day, opens: '18:00', closes: '01:00' }))
const zone = 'America/New_York'

describe('opening hours', () => {
  it('are the shop’s own, in its own zone, past midnight too', () => {
    // Friday 2026-03-06, 19:00 and Saturday 00:30 in New York
    expect(isOpenAt(evenings, zone, new Date('2026-03-07T00:00:00Z'))).to.equal(true)
    expect(isOpenAt(evenings, zone, new Date('2026-03-07T05:30:00Z'))).to.equal(true)
    expect(isOpenAt(evenings, zone, new Date('2026-03-07T06:00:00Z'))).to.equal(false)
    expect(isOpenAt(evenings, 'Asia/Tokyo', new Date('2026-03-07T00:00:00Z'))).to.equal(false)
  })

  it('open next on the right day and hour, over a change of clocks', () => {
    // Sunday 2026-03-08 is closed, and the night in which New York's clocks go forward
    const next = nextOpening(evenings, zone, new Date('2026-03-08T08:00:00Z'))
    expect(next?.toISOString()).to.equal('2026-03-09T22:00:00.000Z')
  })

  it('have no next opening while it is open, or where it never opens', () => {
    expect(nextOpening(evenings, zone, new Date('2026-03-07T00:00:00Z'))).to.equal(undefined)
    expect(nextOpening([], zone, new Date())).to.equal(undefined)
  })

  it('are always where none are set', () => {
    expect(isOpenAt([], zone, new Date())).to.equal(true)
  })

  it('give way to a special day’s, and to none where it is closed then', () => {
    const shop = {
      openingHours: evenings,
      specialDays: [
        // a Friday, and the Sunday behind it
        { date: '2026-03-06', hours: [] },
        { date: '2026-03-08', name: 'Fair', hours: [{ opens: '12:00', closes: '15:00' }] },
      ],
    }
    expect(isOpenAt(shop, zone, new Date('2026-03-07T00:00:00Z'))).to.equal(false)
    // what began on Thursday goes on past midnight
    expect(isOpenAt(shop, zone, new Date('2026-03-06T05:30:00Z'))).to.equal(true)
    expect(nextOpening(shop, zone, new Date('2026-03-08T08:00:00Z'))?.toISOString()).to.equal(
      '2026-03-08T16:00:00.000Z',
    )
    const always = { openingHours: [], specialDays: [{ date: '2026-03-06', hours: [] }] }
    expect(isOpenAt(always, zone, new Date('2026-03-06T17:00:00Z'))).to.equal(false)
    expect(nextOpening(always, zone, new Date('2026-03-06T17:00:00Z'))?.toISOString()).to.equal(
      '2026-03-07T05:00:00.000Z',
    )
    expect(isOpenAt(always, zone, new Date('2026-03-07T17:00:00Z'))).to.equal(true)
  })

  it('wait for the end of a break', () => {
    const pausedUntil = new Date('2026-03-07T01:00:00Z')
    const shop = { openingHours: evenings, specialDays: [], pausedUntil }
    expect(isOpenAt(shop, zone, new Date('2026-03-07T00:00:00Z'))).to.equal(false)
    expect(nextOpening(shop, zone, new Date('2026-03-07T00:00:00Z'))).to.deep.equal(pausedUntil)
    expect(isOpenAt(shop, zone, pausedUntil)).to.equal(true)
    // over closing time: when it opens then
    const long = { ...shop, pausedUntil: new Date('2026-03-07T07:00:00Z') }
    expect(nextOpening(long, zone, new Date('2026-03-07T00:00:00Z'))?.toISOString()).to.equal(
      '2026-03-07T23:00:00.000Z',
    )
  })

  it('open on a day that is called as people there call it now', () => {
    // Friday 2026-03-06, 23:30 in New York, and already Saturday in Greenwich
    const now = new Date('2026-03-07T04:30:00Z')
    const ahead = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000)
    expect(dayOf(ahead(0.25), zone, now)).to.equal('today')
    expect(dayOf(ahead(1), zone, now)).to.equal('tomorrow')
    expect(dayOf(ahead(24), zone, now)).to.equal('tomorrow')
    expect(dayOf(ahead(25), zone, now)).to.equal('sunday')
    expect(dayOf(ahead(6 * 24 - 1), zone, now)).to.equal('thursday')
  })
})
