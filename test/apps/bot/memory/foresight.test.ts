import {
  isQuietAt,
  learnQuietHours,
  untilNextQuiet,
  usualQuietHours,
} from '@comanda/bot/memory/quiet-hours.js'
import { slopeOf, timeTo } from '@comanda/shared/memory/slope.js'
import { expect } from 'chai'

const mb = 1_048_576
const hourMs = 3_600_000

const points = (sizes: readonly number[], everyMs = 300_000) =>
  sizes.map((size, index) => ({ atMs: index * everyMs, bytes: size * mb }))

describe('the slope', () => {
  it('is what the tree grows by in an hour, and over how many', () => {
    const grows = Array.from({ length: 109 }, (_, index) => 300 + (index * 38) / 12)
    const slope = slopeOf(points(grows))
    expect((slope?.bytesPerHour ?? 0) / mb).to.be.closeTo(38, 0.01)
    expect(slope?.overHours).to.equal(9)
  })

  it('isn’t bent by bursts of garbage, which go again', () => {
    const grows = Array.from({ length: 60 }, (_, index) => 300 + index + (index % 7 === 0 ? 400 : 0))
    expect((slopeOf(points(grows))?.bytesPerHour ?? 0) / mb).to.be.closeTo(12, 1.5)
  })

  it('is unknown while there is too little to tell, and 0 where nothing grows', () => {
    expect(slopeOf(points([1, 2, 3, 4]))).to.equal(undefined)
    expect(slopeOf([])).to.equal(undefined)
    expect(slopeOf(points([200, 200, 200, 200, 200, 200]))?.bytesPerHour).to.equal(0)
  })

  it('is told over a month of samples', () => {
    const many = points(Array.from({ length: 8_640 }, (_, index) => 300 + index / 100))
    expect(slopeOf(many)?.bytesPerHour).to.be.above(0)
  })

  it('tells when a threshold is reached, and nothing where it never is', () => {
    const slope = { bytesPerHour: 50 * mb, overHours: 3 }
    expect(timeTo(800 * mb, 600 * mb, slope)).to.equal(4 * hourMs)
    expect(timeTo(800 * mb, 900 * mb, slope)).to.equal(0)
    expect(timeTo(800 * mb, 600 * mb, { bytesPerHour: -1, overHours: 3 })).to.equal(undefined)
    expect(timeTo(800 * mb, 600 * mb, undefined)).to.equal(undefined)
  })
})

describe('the quiet hours', () => {
  const evening = Array.from({ length: 24 }, (_, hour) => (hour >= 11 && hour < 24 ? 50 : 0))

  it('are learnt from when nobody writes: the middle of the longest silence, four hours at most', () => {
    expect(learnQuietHours(evening)).to.deep.equal({ from: 3 * 60, until: 7 * 60 })
  })

  it('may lie over midnight, for a shop that sells in the morning', () => {
    const morning = Array.from({ length: 24 }, (_, hour) => (hour >= 4 && hour < 20 ? 30 : 0))
    expect(learnQuietHours(morning)).to.deep.equal({ from: 22 * 60, until: 2 * 60 })
  })

  it('are the usual ones where there is too little to learn from, and the emptiest hour where none is quiet', () => {
    expect(learnQuietHours(evening.map(count => (count > 0 ? 1 : 0)))).to.deep.equal(usualQuietHours)
    const always = Array.from({ length: 24 }, (_, hour) => (hour === 16 ? 20 : 40))
    expect(learnQuietHours(always)).to.deep.equal({ from: 16 * 60, until: 17 * 60 })
  })

  it('are those of the shop’s clock', () => {
    const quiet = { from: 3 * 60, until: 5 * 60 }
    const at = Date.parse('2026-11-25T09:30:00Z')
    expect(isQuietAt(at, quiet, 'America/New_York')).to.equal(true)
    expect(isQuietAt(at, quiet, 'Europe/Madrid')).to.equal(false)
    const overMidnight = { from: 23 * 60, until: 60 }
    expect(isQuietAt(Date.parse('2026-11-25T23:30:00Z'), overMidnight, 'UTC')).to.equal(true)
    expect(isQuietAt(Date.parse('2026-11-25T01:00:00Z'), overMidnight, 'UTC')).to.equal(false)
  })

  it('come again after busy ones, counted from now', () => {
    const quiet = { from: 3 * 60, until: 5 * 60 }
    expect(untilNextQuiet(Date.parse('2026-11-25T01:00:00Z'), quiet, 'UTC')).to.equal(2 * hourMs)
    // in the middle of them it is the next night’s
    expect(untilNextQuiet(Date.parse('2026-11-25T04:00:00Z'), quiet, 'UTC')).to.equal(23 * hourMs)
  })
})
