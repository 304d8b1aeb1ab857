const language = 'en-GB'

/** A moment, ready for a <time> element. */
export interface ReadableTime {
  /** "4 min ago", or "14:05" by the clock */
  ago: string
  /** "Sunday 22 November 2026 at 14:05:09 GMT+1", in the shop's zone */
  exact: string
  /** for machines */
  iso: string
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** By zone: making one takes longer than writing a hundred times with it. */
function formatter(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): (time: Date, timeZone: string) => string {
  const formats = new Map<string, Intl.DateTimeFormat>()
  return (time, timeZone) => {
    const known = formats.get(timeZone) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone })
    formats.set(timeZone, known)
    return known.format(time)
  }
}

const clock = { hour: '2-digit', minute: '2-digit' } as const
const dayAndMonth = { day: 'numeric', month: 'short' } as const

const calendarDay = formatter('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' })
const date = formatter(language, dayAndMonth)
const dateWithYear = formatter(language, { ...dayAndMonth, year: 'numeric' })
const clockWithDate = formatter(language, { ...clock, ...dayAndMonth })
const dayOfWeek = formatter(language, { ...dayAndMonth, weekday: 'short' })
const fullDate = formatter(language, { dateStyle: 'full' })
const exactly = formatter(language, { dateStyle: 'full', timeStyle: 'long' })

/** Whole days between two moments by the shop's calendar: 23:59 and 00:01 are a day apart. */
function calendarDaysBetween(earlier: Date, later: Date, timeZone: string): number {
  return Math.round(
    (Date.parse(calendarDay(later, timeZone)) - Date.parse(calendarDay(earlier, timeZone))) / dayMs,
  )
}

/** "14:05" in the shop's zone */
export const clockTime = formatter(language, clock)

function agoOf(time: Date, now: Date, timeZone: string): string {
  const ageMs = now.getTime() - time.getTime()
  if (ageMs < minuteMs) return 'just now'
  if (ageMs < hourMs) return `${Math.floor(ageMs / minuteMs)} min ago`
  const days = calendarDaysBetween(time, now, timeZone)
  if (days === 0) return `${Math.floor(ageMs / hourMs)} h ago`
  const at = clockTime(time, timeZone)
  if (days === 1) return `yesterday ${at}`
  const sameYear = calendarDay(time, timeZone).slice(0, 4) === calendarDay(now, timeZone).slice(0, 4)
  return `${(sameYear ? date : dateWithYear)(time, timeZone)} ${at}`
}

/** By the clock, for what happened one after the other: "14:05", with its date where that isn't today. */
export function readableClock(time: Date, now: Date, timeZone: string): ReadableTime {
  const isToday = calendarDaysBetween(time, now, timeZone) === 0
  return {
    ago: (isToday ? clockTime : clockWithDate)(time, timeZone),
    exact: exactly(time, timeZone),
    iso: time.toISOString(),
  }
}

/** The date of a moment by the shop's calendar: "2026-11-22". */
export const shopDate: (time: Date, timeZone: string) => string = calendarDay

/** "Today", "Yesterday", else "Sunday 22 November 2026", by the shop's calendar */
export function dayName(time: Date, now: Date, timeZone: string): string {
  const days = calendarDaysBetween(time, now, timeZone)
  if (days === 0) return 'Today'
  if (days === 1) return 'Yesterday'
  return fullDate(time, timeZone)
}

/** When something is to come: "19:00" today, "tomorrow 19:00", "Fri 4 Dec 19:00", by the shop's clock */
export function readableDue(time: Date, now: Date, timeZone: string): ReadableTime {
  const days = calendarDaysBetween(now, time, timeZone)
  const at = clockTime(time, timeZone)
  const day = days === 0 ? '' : days === 1 ? 'tomorrow ' : `${dayOfWeek(time, timeZone)} `
  return { ago: `${day}${at}`, exact: exactly(time, timeZone), iso: time.toISOString() }
}

/** @param timeZone the shop's, IANA */
export function readableTime(time: Date, now: Date, timeZone: string): ReadableTime {
  return {
    ago: agoOf(time, now, timeZone),
    exact: exactly(time, timeZone),
    iso: time.toISOString(),
  }
}
