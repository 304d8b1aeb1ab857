import type { DetailText } from './detail-text.js'
import type { DaySaid } from './time-said.js'

const LAST_DAY = 31
const LAST_MONTH = 12
const MIN_YEAR = 2000
const MAX_YEAR = 2200
const SHORT_YEAR_DIGITS = 2
const CENTURY = 2000
const ordinal = /^\d{1,2}(st|nd|rd|th)$/
/** "4/8": which the tokeniser takes for a fraction */
const fraction = /^(\d{1,2})\/(\d{1,2})$/

export interface FoundDay {
  readonly end: number
  readonly day: DaySaid
}

function dayAt(text: DetailText, index: number): number | undefined {
  const token = text.tokens[index]
  if (!token) return undefined
  const isOrdinal = ordinal.test(token.text)
  if (!isOrdinal && token.kind !== 'number') return undefined
  const day = isOrdinal ? Number.parseInt(token.text, 10) : token.value
  return Number.isInteger(day) && day >= 1 && day <= LAST_DAY ? day : undefined
}

function yearAt(text: DetailText, index: number): number | undefined {
  const { kind, value } = text.tokens[index] ?? { kind: 'symbol', value: 0 }
  return kind === 'number' && value >= MIN_YEAR && value <= MAX_YEAR ? value : undefined
}

/** "November 4th", "4 de noviembre de 2026" */
function namedDate(text: DetailText, start: number): FoundDay | undefined {
  const month = text.time('months', start)
  const dayBehind = month && dayAt(text, month.end)
  if (month && dayBehind !== undefined && !text.countsMenu(month.end)) {
    const end = month.end + 1
    const comma = text.tokens[end]?.text === ',' ? end + 1 : end
    const year = yearAt(text, comma)
    const day = { kind: 'date', day: dayBehind, month: month.meaning.value } as const
    return year === undefined ? { end, day } : { end: comma + 1, day: { ...day, year } }
  }
  const day = dayAt(text, start)
  if (day === undefined) return undefined
  const of = text.role(start + 1) === 'of' ? start + 2 : start + 1
  const named = text.time('months', of)
  if (!named) return undefined
  const yearFrom = text.role(named.end) === 'of' ? named.end + 1 : named.end
  const year = yearAt(text, yearFrom)
  const date = { kind: 'date', day, month: named.meaning.value } as const
  return year === undefined ? { end: named.end, day: date } : { end: yearFrom + 1, day: { ...date, year } }
}

const isInYear = (first: number, second: number): boolean =>
  Math.min(first, second) <= LAST_MONTH && Math.max(first, second) <= LAST_DAY && Math.min(first, second) >= 1

/** "4/8", where it isn't half of anything */
function fractionDate(text: DetailText, start: number): FoundDay | undefined {
  const [, first, second] = fraction.exec(text.tokens[start]?.text ?? '') ?? []
  if (first === undefined || !isInYear(Number(first), Number(second))) return undefined
  const next = text.tokens[start + 1]
  const role = text.role(start + 1)
  const ends = next === undefined || next.kind !== 'word' || text.time('at', start + 1) !== undefined
  if (!ends || role === 'measure') return undefined
  return { end: start + 1, day: { kind: 'numbers', first: Number(first), second: Number(second) } }
}

/** "4/11", "12-11-2025" */
function numericDate(text: DetailText, start: number): FoundDay | undefined {
  const { tokens } = text
  const mark = tokens[start + 1]
  const isMark = mark?.text === '/' || mark?.text === '-'
  const isGlued = mark?.glued === true && tokens[start + 2]?.glued === true
  const [first, second] = [dayAt(text, start), dayAt(text, start + 2)]
  if (!isMark || !isGlued || first === undefined || second === undefined) return undefined
  if (!isInYear(first, second)) return undefined
  const year = tokens[start + 4]
  const hasYear = tokens[start + 3]?.text === mark.text && year?.kind === 'number' && year.glued
  const day = { kind: 'numbers', first, second } as const
  if (!hasYear) return { end: start + 3, day }
  const value = year.text.length === SHORT_YEAR_DIGITS ? CENTURY + year.value : year.value
  return { end: start + 5, day: { ...day, year: value } }
}

/** The longest of these that begins here. */
const weekdayAt = (text: DetailText, start: number) =>
  text.time('weekdays', start) ?? text.time('shortWeekdays', start)

/**
 * A date that begins here. One of bare numbers ("11/4") is only one behind a word that leads to it, or with its year; a
 * day alone ("the 4th") only behind such a word and a weekday, or where it is written as a place in the month.
 */
export function findDate(text: DetailText, start: number): FoundDay | undefined {
  const own = weekdayAt(text, start)
  const cue = text.time('leads', start)
  const weekday = own ?? (cue && weekdayAt(text, cue.end))
  const from = weekday?.end ?? cue?.end ?? start
  const inner = weekday === undefined ? from : (text.time('leads', from)?.end ?? from)
  const comma = weekday && text.tokens[inner]?.text === ',' ? inner + 1 : inner
  const named = namedDate(text, comma)
  if (named !== undefined) return named
  const numeric = numericDate(text, inner)
  if (numeric !== undefined) {
    const { day } = numeric
    const hasYear = day.kind === 'numbers' && day.year !== undefined
    return inner > start || hasYear ? numeric : undefined
  }
  if (inner > start) {
    const short = fractionDate(text, inner)
    if (short !== undefined) return short
  }
  const day = dayAt(text, inner)
  if (day === undefined || inner === start || text.countsMenu(inner)) return undefined
  const isOrdinal = ordinal.test(text.tokens[inner]?.text ?? '')
  // "el dia 4", "the 4th"
  const isLed = weekday !== undefined || isOrdinal || text.time('dayLeads', start)?.end === inner
  const next = text.tokens[inner + 1]
  const ends = next === undefined || next.kind !== 'word' || text.role(inner + 1) !== undefined
  return isLed && ends ? { end: inner + 1, day: { kind: 'date', day } } : undefined
}

/** "12/11/2025 19:42 - ", "[19:42, 12/11/2025] " before each line of a chat that was copied. @returns where it ends */
export function stampEnd(text: DetailText, start: number): number | undefined {
  const { tokens } = text
  const before = tokens[start - 1]
  if (before !== undefined && before.kind !== 'newline') return undefined
  let at = tokens[start]?.text === '[' ? start + 1 : start
  let dates = 0
  let times = 0
  for (let step = 0; step < 4; step++) {
    const date = numericDate(text, at)
    const isTime =
      tokens[at]?.kind === 'number' && tokens[at + 1]?.text === ':' && tokens[at + 2]?.kind === 'number'
    if (date !== undefined) {
      dates++
      at = date.end
    } else if (isTime) {
      times++
      at += tokens[at + 3]?.text === ':' && tokens[at + 4]?.kind === 'number' ? 5 : 3
      at = text.time('am', at)?.end ?? text.time('pm', at)?.end ?? text.time('oclock', at)?.end ?? at
    } else if (tokens[at]?.text === ',') at++
    else break
  }
  if (dates !== 1 || times !== 1) return undefined
  const mark = tokens[at]?.text
  return mark === ']' || mark === '-' ? at + 1 : undefined
}
