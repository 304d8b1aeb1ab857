import { describeDecision } from '@comanda/shared/memory/describe.js'
import { expect } from 'chai'

const mb = 1_048_576
const reason = { cause: 'level', level: 'critical', treeBytes: 1_040 * mb, limitBytes: 1_500 * mb } as const

describe('a decision in words', () => {
  it('says what, how much, and how it came', () => {
    const slope = { bytesPerHour: 38 * mb, overHours: 9 }
    expect(describeDecision('relaunched', { ...reason, slope }, '03:10')).to.equal(
      'relaunched the browser at 03:10: 1,040 MB of 1,500 MB, +38 MB/h for 9 h',
    )
    const fast = { bytesPerHour: 1_200 * mb, overHours: 0.25 }
    expect(describeDecision('reloaded', { ...reason, slope: fast })).to.equal(
      'reloaded the page: 1,040 MB of 1,500 MB, +20 MB/min for 15 min',
    )
  })

  it('says what was foreseen, what came of it, and what it fell from', () => {
    expect(
      describeDecision('relaunched', { ...reason, cause: 'foresight', criticalInHours: 8.4 }),
    ).to.include('it would have been critical in 8 h, in busy hours')
    expect(describeDecision('asked_for_restart', { ...reason, outcome: 'restarts 0 of 2 used' })).to.equal(
      'asked for a restart: 1,040 MB of 1,500 MB, restarts 0 of 2 used',
    )
    expect(
      describeDecision('recovered', { ...reason, treeBytes: 212 * mb, worstBytes: 1_040 * mb }),
    ).to.equal('recovered: 212 MB of 1,500 MB, down from 1,040 MB')
  })
})
