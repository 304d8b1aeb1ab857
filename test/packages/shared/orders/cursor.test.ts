import { decodeCursor, encodeCursor } from '@comanda/shared/orders/cursor.js'
import { expect } from 'chai'

const scope = 'orders/7/newest'

describe('a cursor', () => {
  it('keeps the database’s microseconds', () => {
    const cursor = { direction: 'next', at: '2026-03-01 12:00:00.123456+00', id: 5, rank: 0 } as const
    expect(decodeCursor(scope, encodeCursor(scope, cursor))).to.deep.equal(cursor)
  })

  it('is worth nothing under another filter or order', () => {
    const cursor = encodeCursor(scope, { direction: 'next', at: '2026-03-01 12:00:00+00', id: 5, rank: 0 })
    expect(decodeCursor('orders/8/newest', cursor)).to.equal(undefined)
  })

  it('counts as none when it was tampered with', () => {
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const tampered = [
      '',
      'x',
      '%00',
      'A'.repeat(10_000),
      encode(null),
      encode([scope, 'next', '2026-02-30 00:00:00+00', 5, 0]),
      encode([scope, 'next', '2026-13-01 00:00:00+00', 5, 0]),
      encode([scope, 'next', '0000-01-01 00:00:00+00', 5, 0]),
      encode([scope, 'next', '2026-01-01 24:00:00+00', 5, 0]),
      encode([scope, 'next', "2026-01-01 00:00:00+00'; drop table orders", 5, 0]),
      encode([scope, 'next', '2026-01-01 00:00:00+00', 1e300, 0]),
      encode([scope, 'next', '2026-01-01 00:00:00+00', -1, 0]),
      encode([scope, 'next', '2026-01-01 00:00:00+00', 5]),
      encode([scope, 'next', '2026-01-01 00:00:00+00', 5, -1]),
      encode([scope, 'sideways', '2026-01-01 00:00:00+00', 5, 0]),
    ]
    for (const text of tampered) expect(decodeCursor(scope, text), text).to.equal(undefined)
  })
})
