/** Minutes of the shop's day, from one to the other; may go over midnight. */
export interface QuietHours {
  from: number
  until: number
}

/** While a shop has had too few messages to learn from. */
export const usualQuietHours: QuietHours = { from: 3 * 60, until: 5 * 60 }
const messagesAtLeast = 100
/** Of the busiest hour's messages. */
const quietPart = 0.05
const hoursAtMost = 4
const lookAheadMs = 48 * 3_600_000
const stepMs = 5 * 60_000

/**
 * The quietest hours by the shop's own traffic: the longest run of hours with hardly a message, its middle where it is
 * long.
 * @param byHour messages in each hour of the shop's day
 */
export function learnQuietHours(byHour: readonly number[]): QuietHours {
  const total = byHour.reduce((sum, count) => sum + count, 0)
  if (total < messagesAtLeast) return usualQuietHours
  const most = Math.max(...byHour)
  const isQuiet = (hour: number): boolean => (byHour[hour % 24] ?? 0) <= most * quietPart
  let best = { start: 0, hours: 0 }
  for (let start = 0; start < 24; start += 1) {
    let hours = 0
    while (hours < 24 && isQuiet(start + hours)) hours += 1
    if (hours > best.hours) best = { start, hours }
  }
  if (best.hours === 0) {
    // never quiet: then the hour with the fewest
    const least = byHour.indexOf(Math.min(...byHour))
    return { from: least * 60, until: ((least + 1) % 24) * 60 }
  }
  const hours = Math.min(best.hours, hoursAtMost)
  const start = best.start + Math.floor((best.hours - hours) / 2)
  return { from: (start % 24) * 60, until: ((start + hours) % 24) * 60 }
}

/** Each holds some 100 kB outside of V8's heap (measured: a new one for each step filled 25 MB a second). */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone)
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    clocks.set(timeZone, clock)
  }
  return clock
}

/** Minute of the day by the shop's clock. */
function minuteOf(atMs: number, timeZone: string): number {
  const clock = clockOf(timeZone).format(atMs)
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}

export function isQuietAt(atMs: number, { from, until }: QuietHours, timeZone: string): boolean {
  const minute = minuteOf(atMs, timeZone)
  return from < until ? minute >= from && minute < until : minute >= from || minute < until
}

/** @returns how long until the quiet hours after the present ones, or after the busy ones, begin */
export function untilNextQuiet(nowMs: number, quiet: QuietHours, timeZone: string): number {
  let wasBusy = !isQuietAt(nowMs, quiet, timeZone)
  for (let ahead = stepMs; ahead <= lookAheadMs; ahead += stepMs) {
    const isQuiet = isQuietAt(nowMs + ahead, quiet, timeZone)
    if (isQuiet && wasBusy) return ahead
    if (!isQuiet) wasBusy = true
  }
  return lookAheadMs
}
