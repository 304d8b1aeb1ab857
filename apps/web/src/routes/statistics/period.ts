import type { Business } from '@comanda/shared/businesses/types.js'
import type { StatisticsPeriod } from '@comanda/shared/statistics/types.js'
import { shopDate } from '../../formatting/time.js'

/** What the page can show: this day of the shop's calendar, or the last thirty of them. */
export const periods = [
  { name: 'today', label: 'Today', days: 1 },
  { name: '30d', label: '30 days', days: 30 },
] as const

export type Period = (typeof periods)[number]

export const periodNamed = (name: unknown): Period =>
  periods.find(period => period.name === name) ?? periods[0]

const dayMs = 86_400_000

/** The date so many days before another one, both "2026-11-25". */
const daysBefore = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10)

/** The period's dates by the shop's calendar, oldest first, today among them. */
export function datesOf({ days }: Period, business: Pick<Business, 'timeZone'>, now: Date): string[] {
  const today = shopDate(now, business.timeZone)
  return Array.from({ length: days }, (_, index) => daysBefore(today, days - 1 - index))
}

export const boundsOf = (dates: readonly string[]): StatisticsPeriod => ({
  from: dates[0] ?? '',
  until: dates.at(-1) ?? '',
})

/** A date of the calendar, in no time zone: "Wed 25 Nov". */
export const dateName = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).format(new Date(`${date}T00:00:00Z`))

/** An hour of the clock: "19:00". */
export const hourName = (hour: number): string => `${String(hour).padStart(2, '0')}:00`
