import {
  type DaySaid,
  joinTimes,
  saysTime,
  type TimeSaid,
} from '@comanda/order-language/details/time-said.js'
import { DateTime } from 'luxon'
import { dayBeforeMonth } from './day-before-month.js'

/** When a customer wants an order, as far as they have said, by the shop's calendar. Plain JSON. */
export interface Wanted {
  /** in their words */
  words: string
  /** when the last of them were written, ISO */
  saidAt: string
  /** the days that may be meant, YYYY-MM-DD, soonest first; missing where none was said */
  days?: string[]
  clock?: TimeSaid['clock']
  part?: TimeSaid['part']
  /** exactly then, ISO: "in an hour" */
  at?: string
  isNow?: true
  /** sometime, but not now */
  isLater?: true
  /** nothing but a time was said last: "make it 8" is of it, and of no dish */
  isLatest?: true
}

/** Further back than this nobody means the day that was. */
const farAheadDays = 90
const minuteMs = 60_000
/** Nobody means 19:07 by "in an hour" */
const toldMs = 5 * minuteMs
const isoDay = 'yyyy-MM-dd'
const monthsOfYear = 12

interface Place {
  timeZone: string
  country: string | undefined
  language: string
}

const dayText = (day: DateTime): string => day.toFormat(isoDay)

function weekdays(today: DateTime, weekday: number, isNext: boolean): DateTime[] {
  const ahead = (weekday - today.weekday + 7) % 7
  const coming = today.plus({ days: ahead === 0 && isNext ? 7 : ahead })
  if (ahead === 0) return isNext ? [coming] : [today, today.plus({ days: 7 })]
  return isNext ? [coming, coming.plus({ days: 7 })] : [coming]
}

/** This year's, or next year's where this one's lies behind and that isn't far; behind where it is. */
function ofYear(today: DateTime, month: number, day: number, year: number | undefined): DateTime[] {
  const date = DateTime.fromObject({ year: year ?? today.year, month, day }, { zone: today.zone })
  if (!date.isValid) return []
  if (year !== undefined || date >= today) return [date]
  const next = date.plus({ years: 1 })
  return next.diff(today, 'days').days <= farAheadDays ? [next] : [date]
}

/** The next one of its number, this month or after it. */
function ofMonth(today: DateTime, day: number): DateTime[] {
  for (let ahead = 0; ahead < monthsOfYear; ahead += 1) {
    const month = today.startOf('month').plus({ months: ahead })
    const date = month.set({ day })
    if (date.month === month.month && date >= today) return [date]
  }
  return []
}

function daysOf(said: DaySaid, today: DateTime, place: Place): DateTime[] {
  switch (said.kind) {
    case 'ahead':
      return [today.plus({ days: said.days })]
    case 'weekday':
      return weekdays(today, said.weekday, said.next === true)
    case 'date':
      return said.month === undefined
        ? ofMonth(today, said.day)
        : ofYear(today, said.month, said.day, said.year)
    case 'numbers': {
      const { first, second, year } = said
      const order = dayBeforeMonth(place)
      const dayFirst = order === false ? [] : ofYear(today, second, first, year)
      const monthFirst = order === true ? [] : ofYear(today, first, second, year)
      const fitting = dayFirst.length + monthFirst.length > 0 ? [...dayFirst, ...monthFirst] : []
      // "12/25" says itself which is the month
      const found =
        fitting.length > 0
          ? fitting
          : [...ofYear(today, second, first, year), ...ofYear(today, first, second, year)]
      return [...new Map(found.map(day => [dayText(day), day])).values()].sort(
        (a, b) => a.toMillis() - b.toMillis(),
      )
    }
  }
}

/** What is known of a due time already, as the next words find it. */
function before(wanted: Wanted | undefined): TimeSaid {
  if (wanted === undefined) return {}
  const { clock, part } = wanted
  return { ...(clock && { clock }), ...(part && { part }) }
}

/**
 * What is wanted once this was said too: another day keeps the clock time, another clock time the day, and "now" takes
 * both back.
 * @param writtenAt by WhatsApp's stamp: "tomorrow" counts from it
 */
export function noteTime(
  wanted: Wanted | undefined,
  said: TimeSaid,
  words: string,
  writtenAt: Date,
  place: Place,
): Wanted | undefined {
  const today = DateTime.fromJSDate(writtenAt, { zone: place.timeZone }).startOf('day')
  const saidAt = writtenAt.toISOString()
  if (said.now) return { words, saidAt, isNow: true }
  if (said.inMinutes !== undefined) {
    const exact = writtenAt.getTime() + said.inMinutes * minuteMs
    return { words, saidAt, at: new Date(Math.ceil(exact / toldMs) * toldMs).toISOString() }
  }
  const isForMeal = said.meal !== undefined && (said.day !== undefined || wanted?.days !== undefined)
  if (!saysTime(said) && !isForMeal) return wanted
  const { clock, part, later } = joinTimes(before(wanted), {
    ...said,
    ...(isForMeal && said.clock === undefined && said.part === undefined && { part: said.meal }),
  } as TimeSaid)
  const days = said.day === undefined ? wanted?.days : daysOf(said.day, today, place).map(dayText)
  const isMore = wanted !== undefined && wanted.isNow !== true && wanted.at === undefined
  const replacesAll = said.day !== undefined && said.clock !== undefined
  return {
    words: isMore && !replacesAll ? `${wanted.words} ${words}`.slice(-120) : words,
    saidAt,
    ...(days && { days }),
    ...(clock && { clock }),
    ...(part && { part }),
    ...(later && { isLater: true as const }),
  }
}

/** What an order that stands is due for, so that "make it 8" changes its time and keeps its day. */
export function wantedOf(dueAt: Date, words: string, saidAt: Date, timeZone: string): Wanted {
  const local = DateTime.fromJSDate(dueAt, { zone: timeZone })
  return {
    words,
    saidAt: saidAt.toISOString(),
    days: [dayText(local)],
    clock: { hour: local.hour, minute: local.minute, isWhole: true },
  }
}
