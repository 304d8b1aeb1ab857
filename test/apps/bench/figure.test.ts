import { compared, control, single } from '@comanda/bench/figure.js'
import { createDay } from '@comanda/bench/normal-day/day.js'
import { expect } from 'chai'

describe('a figure', () => {
  const at = (ratio: number) => ({ a: ratio, b: 1, ratio })

  it('is judged by its goal, from either side', () => {
    expect(compared('b', 'm', at(1.1), 'other', { atMost: 1.1 })).to.include({
      ok: true,
      goal: 'ratio <= 1.1',
    })
    expect(compared('b', 'm', at(1.11), 'other', { atMost: 1.1 }).ok).to.equal(false)
    expect(compared('b', 'm', at(0.8), 'other', { atLeast: 0.8 })).to.include({
      ok: true,
      goal: 'ratio >= 0.8',
    })
    expect(compared('b', 'm', at(0.79), 'other', { atLeast: 0.8 }).ok).to.equal(false)
    expect(single('b', 'm', 3, { atMost: 2 })).to.include({ ok: false, goal: '<= 2' })
  })

  it('that is no number meets no goal', () => {
    expect(compared('b', 'm', at(Number.NaN), 'other', { atMost: 1 }).ok).to.equal(false)
    expect(single('b', 'm', Number.NaN, { atLeast: 0 }).ok).to.equal(false)
  })

  it('of a side against itself says where the run is worth little', () => {
    for (const [ratio, ok] of [
      [0.94, false],
      [0.95, true],
      [1.05, true],
      [1.06, false],
    ] as const)
      expect(control('b', 'm', at(ratio)).ok, String(ratio)).to.equal(ok)
    expect(control('b', 'page_ms', at(1)).metric).to.equal('control_page_ms')
  })
})

describe('a normal day', () => {
  it('is the same each time', () => {
    expect(createDay()).to.deep.equal(createDay())
  })

  it('holds the visits, orders and steps that it is said to', () => {
    const count = (...kinds: string[]) => createDay().filter(({ kind }) => kinds.includes(kind)).length
    expect(count('visit', 'look')).to.equal(1_440)
    expect(count('order')).to.equal(60)
    expect(count('step')).to.equal(240)
  })
})
