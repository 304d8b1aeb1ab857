import { type BudgetRule, judge, restamped } from '@comanda/bot/restarts/budget.js'
import type { Moment } from '@comanda/bot/restarts/moment.js'
import { recordLost, type Start } from '@comanda/shared/restarts/types.js'
import { expect } from 'chai'
import fc from 'fast-check'
import { assertProperty } from '../../../support/properties.js'

const minute = 60_000
const hour = 60 * minute
const rule: BudgetRule = { limit: 2, windowMs: hour }
const noon = Date.parse('2026-11-25T12:00:00Z')

/** A moment by the wall clock, and by the clock of a boot. */
const moment = (wallMs: number, uptimeMs: number, boot = 'one'): Moment => ({
  at: new Date(noon + wallMs),
  boot,
  uptimeMs,
})
const startAt = ({ at, boot, uptimeMs }: Moment, id = 'a', reason = 'start'): Start => ({
  id,
  at,
  boot,
  uptimeMs,
  reason,
  forcedBy: undefined,
})

describe('the restart budget', () => {
  it('allows two starts, and a third when the older one is an hour past', () => {
    const starts = [startAt(moment(0, 0), 'a'), startAt(moment(20 * minute, 20 * minute), 'b')]
    expect(judge(starts.slice(0, 1), rule, moment(minute, minute))).to.include({ isAllowed: true, used: 1 })
    const verdict = judge(starts, rule, moment(30 * minute, 30 * minute))
    expect(verdict).to.deep.include({ isAllowed: false, used: 2, period: 'a' })
    expect(verdict).to.have.property('remainingMs', 30 * minute + 1)
    expect(judge(starts, rule, moment(hour, hour)).isAllowed).to.equal(false)
    expect(judge(starts, rule, moment(hour + 1, hour + 1))).to.include({ isAllowed: true, used: 1 })
  })

  it('goes by the system’s own clock when the time is set forth', () => {
    const starts = [startAt(moment(0, 0), 'a'), startAt(moment(minute, minute), 'b')]
    const verdict = judge(starts, rule, moment(hour + 5 * minute, 5 * minute))
    expect(verdict).to.include({ isAllowed: false, remainingMs: 55 * minute + 1 })
  })

  it('goes by the system’s own clock when the time is set back', () => {
    const starts = [startAt(moment(0, 0), 'a'), startAt(moment(minute, minute), 'b')]
    expect(judge(starts, rule, moment(-hour + 5 * minute, 5 * minute))).to.include({
      isAllowed: false,
      remainingMs: 55 * minute + 1,
    })
    expect(judge(starts, rule, moment(5 * minute, hour + 5 * minute)).isAllowed).to.equal(true)
  })

  it('goes by the time over a reboot, and counts what comes from the future as now', () => {
    const starts = [startAt(moment(0, 5 * hour), 'a'), startAt(moment(minute, 5 * hour + minute), 'b')]
    const early = moment(-30 * minute, 10_000, 'two')
    expect(judge(starts, rule, early)).to.include({ isAllowed: false, remainingMs: hour + 1 })
    // stamped anew it is over an hour later, not when the time has caught up
    const again = restamped(starts, early) ?? []
    expect(again.map(({ at, boot }) => [at, boot])).to.deep.equal(starts.map(() => [early.at, 'two']))
    expect(judge(again, rule, moment(-30 * minute + hour + 1, hour + 10_001, 'two')).isAllowed).to.equal(true)
    expect(restamped(again, early)).to.equal(undefined)
    expect(judge(starts, rule, moment(hour + 1, 10_000, 'two'))).to.include({ isAllowed: true, used: 1 })
  })

  it('counts as used up for an hour after the record was lost', () => {
    const lost = [startAt(moment(0, 0), 'a', recordLost)]
    expect(judge(lost, rule, moment(minute, minute))).to.include({ isAllowed: false, used: 2 })
    expect(judge(lost, rule, moment(hour + 1, hour + 1)).isAllowed).to.equal(true)
  })

  it('never has more than its limit in any hour, whatever the times are set to', () => {
    const step = fc.record({
      realMs: fc.integer({ min: 1, max: 50 * minute }),
      wallShiftMs: fc.constantFrom(0, 0, -hour, hour),
    })
    assertProperty(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (steps, limit) => {
        let real = 0
        let shift = 0
        const starts: Start[] = []
        for (const { realMs, wallShiftMs } of steps) {
          real += realMs
          shift += wallShiftMs
          const now = moment(real + shift, real)
          if (judge(starts, { limit, windowMs: hour }, now).isAllowed) starts.push(startAt(now, String(real)))
        }
        for (const { uptimeMs: from = 0 } of starts) {
          const inWindow = starts.filter(({ uptimeMs = 0 }) => uptimeMs >= from && uptimeMs - from <= hour)
          expect(inWindow.length).to.be.at.most(limit)
        }
      }),
    )
  })

  it('always lets the next one in when the time that it names has passed', () => {
    assertProperty(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 * hour }), { maxLength: 9 }), ages => {
        const now = moment(0, 3 * hour)
        const starts = ages.map((age, index) => startAt(moment(-age, 3 * hour - age), String(index)))
        const verdict = judge(starts, rule, now)
        if (verdict.isAllowed) return
        const { remainingMs } = verdict
        expect(judge(starts, rule, moment(remainingMs, 3 * hour + remainingMs)).isAllowed).to.equal(true)
      }),
    )
  })

  it('holds nobody up where it is off', () => {
    const starts = Array.from({ length: 9 }, (_, index) => startAt(moment(index, index), String(index)))
    expect(judge(starts, { ...rule, limit: Number.POSITIVE_INFINITY }, moment(10, 10)).isAllowed).to.equal(
      true,
    )
  })
})
