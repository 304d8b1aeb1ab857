import { readableTime } from '@comanda/web/formatting/time.js'
import { expect } from 'chai'

const now = new Date('2026-03-29T10:00:00Z')
const ago = (time: string, timeZone = 'Europe/Madrid', at = now): string =>
  readableTime(new Date(time), at, timeZone).ago

describe('an age', () => {
  it('is said as people say it', () => {
    expect(ago('2026-03-29T09:59:01Z')).to.equal('just now')
    expect(ago('2026-03-29T10:00:05Z')).to.equal('just now')
    expect(ago('2026-03-29T09:56:00Z')).to.equal('4 min ago')
    expect(ago('2026-03-29T09:00:30Z')).to.equal('59 min ago')
    expect(ago('2026-03-29T08:00:00Z')).to.equal('2 h ago')
  })

  it('turns to yesterday at the shop’s midnight, not at ours', () => {
    expect(ago('2026-03-28T22:30:00Z')).to.equal('yesterday 23:30')
    expect(ago('2026-03-28T23:30:00Z')).to.equal('10 h ago')
    expect(ago('2026-03-28T22:30:00Z', 'Pacific/Apia')).to.equal('11 h ago')
    expect(ago('2026-03-29T02:30:00Z', 'America/Sao_Paulo')).to.equal('yesterday 23:30')
  })

  it('counts days by the calendar over a change of the clocks', () => {
    expect(ago('2026-03-28T12:00:00Z', 'Europe/Madrid', new Date('2026-03-29T22:30:00Z'))).to.equal(
      '28 Mar 13:00',
    )
  })

  it('names the date further back, and the year where it isn’t this one', () => {
    expect(ago('2026-03-01T12:00:00Z')).to.equal('1 Mar 13:00')
    expect(ago('2025-12-31T22:59:00Z')).to.equal('31 Dec 2025 23:59')
  })
})

describe('an exact time', () => {
  it('stands in the shop’s zone', () => {
    expect(readableTime(now, now, 'Pacific/Apia').exact).to.match(
      /^Sunday,? 29 March 2026 at 23:00:00 GMT\+13$/,
    )
    expect(readableTime(now, now, 'Pacific/Apia').iso).to.equal('2026-03-29T10:00:00.000Z')
  })
})
