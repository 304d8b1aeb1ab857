import { createBackoff } from '@comanda/bot/browser/backoff.js'
import { expect } from 'chai'

const minuteMs = 60_000

describe('the wait before the next browser', () => {
  it('is short for one that was ready and died, however soon, five times in ten minutes', () => {
    let nowMs = 0
    const backoff = createBackoff(() => nowMs)
    const waits = [1, 2, 3, 4, 5].map(() => {
      nowMs += 20_000
      return backoff.next(true)
    })
    expect(Math.max(...waits)).to.equal(2_000)
    expect(backoff.next(true)).to.equal(16_000)
    nowMs += 11 * minuteMs
    expect(backoff.next(true)).to.equal(500)
  })

  it('doubles up to a minute for those that never get ready, and begins anew behind one that was', () => {
    const backoff = createBackoff(() => 0)
    const waits = Array.from({ length: 9 }, () => backoff.next(false))
    expect(waits).to.deep.equal([500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
    backoff.next(true)
    expect(backoff.next(false)).to.equal(500)
  })
})
