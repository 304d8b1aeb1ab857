import { fitTrend } from '@comanda/bench/soak/trend.js'
import { expect } from 'chai'

const series = (count: number, valueAt: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => ({ atHours: index / 60, value: valueAt(index) }))

describe('the trend of a series', () => {
  it('is its slope an hour and where it starts', () => {
    const { slopePerHour, start, marginPerHour } = fitTrend(series(50, index => 200 + index / 2))
    expect(slopePerHour).to.be.closeTo(30, 1e-6)
    expect(start).to.be.closeTo(200, 1e-6)
    expect(marginPerHour).to.be.closeTo(0, 1e-6)
  })

  it('is less certain where the values go up and down', () => {
    const restless = fitTrend(series(50, index => 200 + (index % 2 === 0 ? 5 : -5)))
    const still = fitTrend(series(50, index => 200 + (index % 2 === 0 ? 1 : -1)))
    expect(restless.marginPerHour).to.be.greaterThan(still.marginPerHour)
  })

  it('is less certain still where they go up and down slowly', () => {
    const fast = fitTrend(series(60, index => 200 + (index % 2 === 0 ? 5 : -5)))
    const slow = fitTrend(series(60, index => 200 + (Math.floor(index / 10) % 2 === 0 ? 5 : -5)))
    expect(slow.marginPerHour).to.be.greaterThan(2 * fast.marginPerHour)
  })
})
