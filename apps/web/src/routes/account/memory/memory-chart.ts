import { megabytes } from '@comanda/shared/memory/describe.js'
import type { MemorySample } from '@comanda/shared/memory/types.js'
import { percent, type Tick, tickAt } from '../../../formatting/chart-scale.js'
import { bandPaths, type bands, runsOf, type Scale, xOf, yOf } from './chart-shapes.js'
import { clockMarks } from './clock-marks.js'
import { type Happening, signsOf } from './happenings.js'
import type { Period } from './period.js'

export interface MemoryChart {
  /** for whoever doesn't see it */
  description: string
  bands: { name: (typeof bands)[number]['name']; className: string; path: string }[]
  thresholds: { y: string; label: string }[]
  marks: { x: string; className: string; sign: string }[]
  /** what the marks mean, of those that there are */
  signs: { sign: string; label: string }[]
  ticks: Tick[]
}

function labelOf(at: Date, period: Period, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    ...(period.tickHours < 24
      ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
      : { weekday: 'short' }),
  }).format(at)
}

/** @param samples at least one, oldest first */
export function memoryChart(input: {
  samples: readonly MemorySample[]
  last: MemorySample
  happenings: readonly Happening[]
  period: Period
  now: Date
  timeZone: string
}): MemoryChart {
  const { samples, last, happenings, period, now, timeZone } = input
  const { warning, critical, restart, limit } = last.details.thresholds
  const most = samples.reduce((bytes, { tree }) => Math.max(bytes, tree.bytes), 0)
  const scale: Scale = {
    from: new Date(now.getTime() - period.lengthMs),
    until: now,
    topBytes: Math.max(limit, most) * 1.02,
  }
  const seen = happenings.filter(({ at }) => at >= scale.from)
  const lines = [
    { bytes: limit, word: 'limit' },
    { bytes: restart, word: 'restart' },
    { bytes: critical, word: 'critical' },
    { bytes: warning, word: 'warning' },
  ]
  return {
    description: `Memory over the last ${period.label}: at most ${megabytes(most)} of ${megabytes(limit)}. The figures are in the table.`,
    bands: bandPaths(runsOf(samples, period.gapMs), scale),
    thresholds: lines.map(({ bytes, word }) => ({
      y: percent(yOf(bytes, scale)),
      label: `${word} ${megabytes(bytes)}`,
    })),
    marks: seen.flatMap(({ sign, at }) =>
      sign === undefined ? [] : [{ className: sign.className, sign: sign.mark, x: percent(xOf(at, scale)) }],
    ),
    signs: signsOf(seen).map(({ mark, label }) => ({ sign: mark, label })),
    ticks: clockMarks(scale.from, scale.until, period.tickHours, timeZone).map((at, index) =>
      tickAt(xOf(at, scale), labelOf(at, period, timeZone), index % 2 === 1),
    ),
  }
}
