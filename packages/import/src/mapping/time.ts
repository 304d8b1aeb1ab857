import { DateTime } from 'luxon'

export type DateOrder = 'dmy' | 'mdy'

interface Parts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

const numeric = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[,T ]+(.+))?$/
const clock = /^(\d{1,2})(?::|\.|h)(\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(a\.?\s?m\.?|p\.?\s?m\.?)?$/i

function readClock(text: string): Pick<Parts, 'hour' | 'minute' | 'second'> | undefined {
  if (text === '') return { hour: 0, minute: 0, second: 0 }
  const match = clock.exec(text)
  if (match === null) return undefined
  const half = match[4]?.toLowerCase()[0]
  const given = Number(match[1])
  if (half !== undefined && (given < 1 || given > 12)) return undefined
  const hour = half === undefined ? given : (given % 12) + (half === 'p' ? 12 : 0)
  return { hour, minute: Number(match[2]), second: Number(match[3] ?? 0) }
}

/** Which of day and month comes first in a file's dates, where one of them can only be a day. */
export function dateOrderOf(cells: Iterable<string>): DateOrder | undefined {
  for (const cell of cells) {
    const [, first = '', second = ''] = numeric.exec(cell) ?? []
    if (first.length > 2) continue
    if (Number(first) > 12) return 'dmy'
    if (Number(second) > 12) return 'mdy'
  }
  return undefined
}

/**
 * When something was, as files have it: ISO, "25/11/2025 20:15", "11/25/25 8:15 PM", "2025-11-25 20:15:00 -0300".
 * @param zone of one that names none
 * @returns undefined where it is no time, or day and month could be either and nothing says which
 */
export function readTime(
  text: string,
  { zone, order }: { zone: string; order: DateOrder | undefined },
): Date | undefined {
  // it says its own zone, as programs write it: a hundredth of what the calendar's way costs
  if (exact.test(text)) return plausibleDate(new Date(text))
  const iso = DateTime.fromISO(
    text
      .replace(/^(\d{4}-\d\d-\d\d) (\d)/, '$1T$2')
      .replace(/ ?UTC$/, 'Z')
      .replace(/ ([+-])/, '$1'),
    { zone },
  )
  if (iso.isValid) return plausible(iso)
  const match = numeric.exec(text)
  const time = readClock(match?.[4]?.trim() ?? '')
  if (match === null || time === undefined) return undefined
  const [first, second, third] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const isYearFirst = (match[1]?.length ?? 0) === 4
  const isDayFirst = order === 'dmy' || (order === undefined && (first > 12 || first === second))
  if (!isYearFirst && order === undefined && first <= 12 && second <= 12 && first !== second) return undefined
  const [day, month] = isDayFirst ? [first, second] : [second, first]
  const year = third < 100 ? 2000 + third : third
  const date = isYearFirst ? { year: first, month: second, day: third } : { year, month, day }
  return plausible(DateTime.fromObject({ ...date, ...time }, { zone }))
}

const exact = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/

const plausibleDate = (time: Date): Date | undefined =>
  time.getUTCFullYear() >= 1990 && time.getUTCFullYear() < 2200 ? time : undefined

const plausible = (time: DateTime): Date | undefined =>
  time.isValid ? plausibleDate(time.toJSDate()) : undefined
