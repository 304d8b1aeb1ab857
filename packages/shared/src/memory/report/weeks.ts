import { DateTime } from 'luxon'

/** From a Monday's midnight to the next one by the shop's clock. */
export interface Week {
  /** "2026-W47" */
  name: string
  from: Date
  until: Date
  isOver: boolean
}

/** The week that is running, and those before it, newest first. */
export function weeksUntil(now: Date, count: number, timeZone: string): Week[] {
  const monday = DateTime.fromJSDate(now, { zone: timeZone }).startOf('week')
  return Array.from({ length: count }, (_, index) => {
    const from = monday.minus({ weeks: index })
    const until = from.plus({ weeks: 1 })
    return {
      name: `${from.weekYear}-W${String(from.weekNumber).padStart(2, '0')}`,
      from: from.toJSDate(),
      until: until.toJSDate(),
      isOver: until.toJSDate() <= now,
    }
  })
}

/** "16 to 22 November" */
export function describeWeek({ from, until }: Pick<Week, 'from' | 'until'>, timeZone: string): string {
  const local = (at: Date): DateTime => DateTime.fromJSDate(at, { zone: timeZone }).setLocale('en-GB')
  const first = local(from)
  const last = local(until).minus({ days: 1 })
  const isSameMonth = first.month === last.month
  return `${first.toFormat(isSameMonth ? 'd' : 'd LLLL')} to ${last.toFormat('d LLLL')}`
}
