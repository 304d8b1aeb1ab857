import { shopTime } from '../../businesses/shop-time.js'
import { megabytes } from '../describe.js'
import type { MemoryLevel, ProcessKind } from '../types.js'
import type { Spread, WeekReport } from './week-report.js'
import { describeWeek } from './weeks.js'

const kindWords: Record<ProcessKind, string> = {
  node: 'Comanda itself',
  browser: 'the browser',
  renderer: 'WhatsApp’s page',
  gpu: 'the browser’s drawing',
  utility: 'the browser’s services',
  zygote: 'the browser’s templates',
  other: 'others',
}

const times = (count: number): string =>
  count === 0 ? 'never' : count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`

const spread = ({ median, p95, peak }: Spread): string =>
  `${megabytes(median)} as a rule, ${megabytes(p95)} at most for 19 of 20 hours, ${megabytes(peak)} at the peak`

function hours(count: number): string {
  if (count > 0 && count < 1) return `${Math.max(1, Math.round(count * 60))} min`
  return `${Math.round(count)} h`
}

/** "8 % more than the week before" */
function compared(value: number, before: number | undefined): string {
  if (before === undefined || before === 0) return 'nothing is known of the week before'
  const percent = Math.round((value / before - 1) * 100)
  if (percent === 0) return 'as in the week before'
  return `${Math.abs(percent)} % ${percent > 0 ? 'more' : 'less'} than the week before`
}

function describeLevels({ hoursAt, knownHours }: WeekReport): string {
  const above: MemoryLevel[] = ['warning', 'critical', 'restart']
  const parts = above.flatMap(level => (hoursAt[level] > 0 ? [`${hours(hoursAt[level])} ${level}`] : []))
  return parts.length === 0
    ? `Levels: fine for all of the ${hours(knownHours)} that are known.`
    : `Levels: ${parts.join(', ')}, of ${hours(knownHours)} that are known.`
}

function describeBudget({ restarts, budget: { mostUsed, limit } }: WeekReport): string {
  if (!Number.isFinite(limit)) return `Comanda was started ${times(restarts)}, without a restart budget.`
  const full = mostUsed >= limit ? ', so the restart budget was used up' : ''
  return `Comanda was started ${times(restarts)}; at most ${mostUsed} of ${limit} within an hour${full}.`
}

function describeSlope(bytesPerDay: number | undefined): string[] {
  if (bytesPerDay === undefined) return []
  const sign = bytesPerDay < 0 ? '−' : '+'
  return [`Growth over the week: ${sign}${megabytes(Math.abs(bytesPerDay))} a day.`]
}

/** A week in plain words, and beside the one before it where that is known. */
export function describeWeekReport(
  report: WeekReport,
  before: WeekReport | undefined,
  timeZone: string,
): string[] {
  const { tree, peakAt, kinds, slopeBytesPerDay, relaunches, reloads, isOver } = report
  const title = `${describeWeek(report, timeZone)}${isOver ? '' : ', so far'}`
  if (tree === undefined) return [`${title}: nothing is known; no bot ran.`]
  return [
    `${title}: ${spread(tree)}.`,
    `Compared: ${compared(tree.median, before?.tree?.median)} as a rule; at the peak ${compared(tree.peak, before?.tree?.peak)}.`,
    ...(peakAt === undefined ? [] : [`The peak was on ${shopTime(peakAt, timeZone)}.`]),
    ...describeSlope(slopeBytesPerDay),
    describeLevels(report),
    `The browser was relaunched ${times(relaunches)}, the page reloaded ${times(reloads)}.`,
    describeBudget(report),
    ...Object.entries(kinds).map(
      ([kind, figures]) => `- ${kindWords[kind as ProcessKind]}: ${spread(figures)}`,
    ),
  ]
}
