import { describeSlope, megabyte, megabytes } from '@comanda/shared/memory/describe.js'
import type { MemoryDecision, MemoryLevel, MemorySample } from '@comanda/shared/memory/types.js'
import type { Start } from '@comanda/shared/restarts/types.js'
import type { Badge } from '../../../formatting/order-status.js'
import { type ReadableTime, readableClock } from '../../../formatting/time.js'
import { bands } from './chart-shapes.js'
import { happeningsOf } from './happenings.js'
import { type MemoryChart, memoryChart } from './memory-chart.js'
import { type MemoryRow, memoryTable } from './memory-table.js'
import { type Period, periods } from './period.js'

export interface MemoryPanel {
  heading: string
  badge: Badge
  text: string
  chips: { href: string; label: string; current: boolean }[]
  /** undefined where there is nothing to draw in this period */
  chart: MemoryChart | undefined
  columns: string[]
  rows: MemoryRow[]
  happenings: { time: ReadableTime; text: string }[]
  figures: { label: string; value: string }[]
}

const happeningsAtMost = 20

/** A bot looks at its memory every minute and keeps it every five. */
const oldAfterMs = 20 * 60_000

const states: Record<MemoryLevel, { word: string; badge: Badge; text: string }> = {
  fine: {
    word: 'fine',
    badge: { tone: 'going', word: 'Fine' },
    text: 'Comanda and its browser have room. There is nothing to do.',
  },
  warning: {
    word: 'filling up',
    badge: { tone: 'waiting', word: 'Filling up' },
    text: 'Comanda has emptied its caches and watches it closely. There is nothing to do.',
  },
  critical: {
    word: 'high',
    badge: { tone: 'trouble', word: 'High' },
    text: 'Comanda reloads WhatsApp’s page, or its browser, by itself. Messages that come meanwhile are read afterwards.',
  },
  restart: {
    word: 'very high',
    badge: { tone: 'trouble', word: 'Very high' },
    text: 'Comanda opens a fresh browser, and starts anew where that isn’t enough. If this stays, tell whoever runs Comanda.',
  },
}

const limits = { setting: 'a setting', cgroup: 'the container or service', machine: 'the machine' }
const methods = {
  pss: 'each process’s share of shared memory (PSS)',
  rss: 'whole processes, shared memory counted more than once (RSS)',
  mixed: 'PSS where the system tells it, RSS elsewhere',
}

function figuresOf(
  { tree, details }: MemorySample,
  { used, budget }: { used: number; budget: number },
): MemoryPanel['figures'] {
  const { slope, thresholds } = details
  const criticalInHours =
    slope !== undefined && slope.bytesPerHour > 0
      ? (thresholds.critical - tree.bytes) / slope.bytesPerHour
      : undefined
  const pool = [details.poolUsed, details.poolFree, details.poolWaiting]
  return [
    { label: 'Processes', value: `${tree.processes}, ${megabytes(tree.bytes)}` },
    { label: 'Counted as', value: methods[tree.method] },
    {
      label: 'Limit',
      value: `${megabytes(thresholds.limit)}, set by ${limits[details.limitedBy]}`,
    },
    ...(slope === undefined ? [] : [{ label: 'Growth', value: describeSlope(slope) }]),
    ...(criticalInHours === undefined || criticalInHours < 0 || criticalInHours > 24 * 60
      ? []
      : [{ label: 'Critical at this pace in', value: `${Math.round(criticalInHours)} h` }]),
    {
      label: 'Restarts lately',
      value: Number.isFinite(budget)
        ? `${used} of the ${budget} that the budget allows`
        : `${used}, without a budget`,
    },
    {
      label: 'Heap',
      value: `${megabytes(details.heapUsedBytes)} used of ${megabytes(details.heapTotalBytes)}, ${megabytes(details.heapLimitBytes)} at most`,
    },
    { label: 'Outside the heap', value: megabytes(details.externalBytes) },
    { label: 'Comanda’s own process (RSS)', value: megabytes(details.rssBytes) },
    { label: 'Active handles', value: String(details.activeHandles) },
    ...(pool.includes(undefined)
      ? []
      : [
          {
            label: 'Database connections',
            value: `${details.poolUsed} used, ${details.poolFree} free, ${details.poolWaiting} waited for`,
          },
        ]),
    ...(details.caches === undefined
      ? []
      : [
          {
            label: 'Kept at hand',
            value: Object.entries(details.caches)
              .map(([name, size]) => `${name} ${size}`)
              .join(', '),
          },
        ]),
    ...(details.cgroupUsedBytes === undefined
      ? []
      : [{ label: 'Used in the container or service', value: megabytes(details.cgroupUsedBytes) }]),
  ]
}

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

function stateOf(
  last: MemorySample,
  now: Date,
  timeZone: string,
): Pick<MemoryPanel, 'heading' | 'badge' | 'text'> {
  if (now.getTime() - last.at.getTime() > oldAfterMs) {
    return {
      heading: 'Memory: not known',
      badge: { tone: 'done', word: 'No figure' },
      text: `The last figure is of ${readableClock(last.at, now, timeZone).ago}: ${megabytes(last.tree.bytes)}. It goes on when Comanda runs.`,
    }
  }
  const { word, badge, text } = states[last.level]
  const used = number.format(last.tree.bytes / megabyte)
  const limit = number.format(last.details.thresholds.limit / megabyte)
  return { heading: `Memory: ${word}, ${used} MB of ${limit}`, badge, text }
}

const none = {
  heading: 'Memory: not known yet',
  badge: { tone: 'done', word: 'No figure' } as Badge,
  text: 'The first figure stands here within a minute after Comanda has started.',
}

/** @param samples of the period, oldest first; @param last the newest of all */
export function memoryPanel(input: {
  samples: readonly MemorySample[]
  last: MemorySample | undefined
  decisions: readonly MemoryDecision[]
  /** processes that opened a browser in the period */
  starts: readonly Start[]
  /** how much of the restart budget is used; Infinity: it is off */
  restarts: { used: number; budget: number }
  period: Period
  now: Date
  timeZone: string
}): MemoryPanel {
  const { samples, last, period, restarts, now, timeZone } = input
  const happenings = happeningsOf(input.decisions, input.starts)
  return {
    ...(last === undefined ? none : stateOf(last, now, timeZone)),
    chips: periods.map(({ name, label }) => ({
      href: name === periods[0].name ? '/account' : `/account?memory=${name}`,
      label,
      current: name === period.name,
    })),
    chart:
      last === undefined || samples.length === 0
        ? undefined
        : memoryChart({ samples, last, happenings, period, now, timeZone }),
    columns: ['All', ...bands.map(({ short }) => short)],
    rows: memoryTable(samples, happenings, period, now, timeZone),
    happenings: happenings
      .slice(0, happeningsAtMost)
      .map(({ at, text }) => ({ time: readableClock(at, now, timeZone), text })),
    figures: last === undefined ? [] : figuresOf(last, restarts),
  }
}
