import { describeWeekReport } from '@comanda/shared/memory/report/describe-week.js'
import { weekReport } from '@comanda/shared/memory/report/week-report.js'
import { describeWeek, weeksUntil } from '@comanda/shared/memory/report/weeks.js'
import type { MemoryDecision, MemoryLevel, MemorySample } from '@comanda/shared/memory/types.js'
import type { Start } from '@comanda/shared/restarts/types.js'
import { expect } from 'chai'
import { memorySample } from '../../../../apps/web/support/memory.js'

const mb = 1_048_576
const hourMs = 3_600_000
const timeZone = 'America/New_York'
const now = new Date('2026-11-25T17:00:00Z')
const [running, last, before] = weeksUntil(now, 3, timeZone)
if (running === undefined || last === undefined || before === undefined) throw new Error('no weeks')

const at = (hours: number): Date => new Date(last.from.getTime() + hours * hourMs)
const sample = (hours: number, pageMb: number, level: MemoryLevel = 'fine'): MemorySample =>
  memorySample(1, at(hours), pageMb, level)
const start = (hours: number): Start => ({
  id: String(hours),
  at: at(hours),
  boot: undefined,
  uptimeMs: undefined,
  reason: 'start',
  forcedBy: undefined,
})
const relaunched = (hours: number): MemoryDecision => ({
  accountId: 1,
  at: at(hours),
  what: 'relaunched',
  reason: { cause: 'level', level: 'critical', treeBytes: 900 * mb, limitBytes: 1_500 * mb },
})
const report = (samples: MemorySample[], decisions: MemoryDecision[] = [], starts: Start[] = []) =>
  weekReport({
    week: last,
    samples,
    decisions,
    starts,
    budget: { limit: 2, windowMs: hourMs },
    now,
  })
/** a sample a quarter of an hour */
const quarters = (from: number, until: number, pageMb: number, level: MemoryLevel = 'fine'): MemorySample[] =>
  Array.from({ length: (until - from) * 4 }, (_, index) => sample(from + index / 4, pageMb, level))

describe('the week’s report on memory', () => {
  it('begins on the shop’s Monday, whatever the clocks do', () => {
    expect(running).to.deep.include({ name: '2026-W48', isOver: false })
    expect(last.from.toISOString()).to.equal('2026-11-16T05:00:00.000Z')
    expect(describeWeek(last, timeZone)).to.equal('16 to 22 November')
    const [changed] = weeksUntil(new Date('2026-11-01T12:00:00Z'), 1, timeZone)
    expect((Number(changed?.until) - Number(changed?.from)) / hourMs).to.equal(169)
    expect(describeWeek(changed ?? last, timeZone)).to.equal('26 October to 1 November')
  })

  it('counts time, not looks: where it looked more often it doesn’t weigh more', () => {
    const often = Array.from({ length: 240 }, (_, index) => sample(100 + index / 240, 800, 'critical'))
    const { tree, hoursAt, knownHours } = report([...quarters(0, 100, 12), ...often])
    expect(tree?.median).to.equal(200 * mb)
    expect(tree?.p95).to.equal(200 * mb)
    expect(tree?.peak).to.equal(988 * mb)
    expect(hoursAt.fine).to.be.closeTo(100, 0.1)
    expect(hoursAt.critical).to.be.closeTo(1.3, 0.1)
    expect(knownHours).to.be.closeTo(101.3, 0.2)
  })

  it('knows nothing of the time in which nothing ran', () => {
    const { knownHours } = report([...quarters(0, 10, 12), ...quarters(100, 110, 12)])
    expect(knownHours).to.be.closeTo(20, 0.5)
    expect(report([])).to.deep.include({ tree: undefined, kinds: {}, knownHours: 0 })
  })

  it('tells growth, relaunches, starts and the budget of its own week alone', () => {
    const growing = Array.from({ length: 96 }, (_, index) => sample(index, 100 + index))
    const other = -24
    const found = report(
      growing,
      [relaunched(5), relaunched(50), relaunched(other)],
      [start(1), start(1.5), start(1.9), start(60), start(other)],
    )
    expect(Number(found.slopeBytesPerDay) / mb).to.be.closeTo(24, 0.5)
    expect(found).to.include({ relaunches: 2, restarts: 4 })
    expect(found.budget).to.deep.equal({ mostUsed: 3, limit: 2 })
    expect(found.kinds.renderer?.peak).to.equal(195 * mb)
  })

  it('says it in plain words, beside the week before', () => {
    const week = report(
      [...quarters(0, 60, 112), ...quarters(60, 62, 800, 'critical')],
      [relaunched(61)],
      [start(1)],
    )
    const earlier = report(quarters(0, 60, 62))
    const text = describeWeekReport(week, earlier, timeZone).join('\n')
    expect(text).to.include('16 to 22 November: 300 MB as a rule, 300 MB at most for 19 of 20 hours, 988 MB')
    expect(text).to.include('20 % more than the week before as a rule')
    expect(text).to.include('The peak was on 18 November at 12:00 (America/New_York).')
    expect(text).to.include('Levels: 2 h critical, of 62 h that are known.')
    expect(text).to.include('The browser was relaunched once, the page reloaded never.')
    expect(text).to.include('Comanda was started once; at most 1 of 2 within an hour.')
    expect(text).to.include('- WhatsApp’s page: 112 MB as a rule')
    expect(describeWeekReport(week, undefined, timeZone).join()).to.include(
      'nothing is known of the week before',
    )
    expect(describeWeekReport(report([]), week, timeZone)[0]).to.include('nothing is known; no bot ran')
  })
})
