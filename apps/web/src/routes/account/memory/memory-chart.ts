import { megabytes } from '@comanda/shared/memory/describe.js'
import type { MemoryAction, MemoryDecision, MemorySample } from '@comanda/shared/memory/types.js'
import { percent, type Tick, tickAt } from '../../../formatting/chart-scale.js'
import { bandPaths, type bands, runsOf, type Scale, xOf, yOf } from './chart-shapes.js'
import { clockMarks } from './clock-marks.js'
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

const marked: Partial<Record<MemoryAction, { className: string; sign: string; label: string }>> = {
  reloaded: { className: 'reload', sign: '↻', label: 'Page reloaded' },
  relaunched: { className: 'relaunch', sign: '▼', label: 'Browser relaunched' },
  asked_for_restart: { className: 'restart', sign: '■', label: 'Restart asked for' },
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
  decisions: readonly MemoryDecision[]
  period: Period
  now: Date
  timeZone: string
}): MemoryChart {
  const { samples, last, decisions, period, now, timeZone } = input
  const { warning, critical, restart, limit } = last.details.thresholds
  const most = samples.reduce((bytes, { tree }) => Math.max(bytes, tree.bytes), 0)
  const scale: Scale = {
    from: new Date(now.getTime() - period.lengthMs),
    until: now,
    topBytes: Math.max(limit, most) * 1.02,
  }
  const seen = decisions.filter(({ at }) => at >= scale.from)
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
    marks: seen.flatMap(({ what, at }) => {
      const mark = marked[what]
      return mark === undefined
        ? []
        : [{ className: mark.className, sign: mark.sign, x: percent(xOf(at, scale)) }]
    }),
    signs: Object.entries(marked).flatMap(([what, { sign, label }]) =>
      seen.some(decision => decision.what === what) ? [{ sign, label }] : [],
    ),
    ticks: clockMarks(scale.from, scale.until, period.tickHours, timeZone).map((at, index) =>
      tickAt(xOf(at, scale), labelOf(at, period, timeZone), index % 2 === 1),
    ),
  }
}
