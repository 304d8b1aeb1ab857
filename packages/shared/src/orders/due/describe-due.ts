import { DateTime } from 'luxon'
import type { Replies } from '../../replies/replies.js'

const longDate = { weekday: 'long', day: 'numeric', month: 'long' } as const
const clock = { hour: 'numeric', minute: '2-digit' } as const
const hourOfClock = /\d+/

/** A time by the shop's clock as people there write it, and its hour, which Spanish and Portuguese grammar want. */
function clockOf(at: Date, timeZone: string, language: string): { time: string; hour: number } {
  const time = new Intl.DateTimeFormat(language, { timeZone, ...clock }).format(at)
  return { time, hour: Number(hourOfClock.exec(time)?.[0] ?? 0) }
}

/** today, tomorrow, or neither: by the shop's calendar */
function nearness(at: DateTime, now: Date): 'today' | 'tomorrow' | 'other' {
  const today = DateTime.fromJSDate(now, { zone: at.zone })
  if (at.hasSame(today, 'day')) return 'today'
  return at.hasSame(today.plus({ days: 1 }), 'day') ? 'tomorrow' : 'other'
}

/** "tomorrow, Thursday, December 3, at 7:00 PM", in the customer's language and by the shop's clock */
export function describeDue(at: Date, timeZone: string, now: Date, replies: Replies): string {
  const local = DateTime.fromJSDate(at, { zone: timeZone })
  const date = new Intl.DateTimeFormat(replies.language, { timeZone, ...longDate }).format(at)
  return replies.say('dueAt', {
    day: nearness(local, now),
    date,
    ...clockOf(at, timeZone, replies.language),
  })
}

/** "tomorrow, Thursday, December 3". @param day YYYY-MM-DD of the shop's calendar */
export function describeDay(day: string, timeZone: string, now: Date, replies: Replies): string {
  const local = DateTime.fromISO(day, { zone: timeZone })
  const date = new Intl.DateTimeFormat(replies.language, { timeZone, ...longDate }).format(local.toJSDate())
  return replies.say('dueDay', { day: nearness(local, now), date })
}

/** "12:00 PM–11:00 PM" */
export function describeStretches(
  stretches: readonly { opens: Date; closes: Date }[],
  timeZone: string,
  { language }: Replies,
): string {
  const time = (at: Date): string => clockOf(at, timeZone, language).time
  return stretches.map(({ opens, closes }) => `${time(opens)}–${time(closes)}`).join(', ')
}
