import type { DetailText } from './detail-text.js'

const LAST_DAY = 31
const LAST_MONTH = 12
const MIN_YEAR = 2000
const MAX_YEAR = 2200
const ordinal = /^\d{1,2}(st|nd|rd|th)$/

function isDay(text: DetailText, index: number): boolean {
  const token = text.tokens[index]
  if (!token) return false
  if (ordinal.test(token.text)) return Number.parseInt(token.text, 10) <= LAST_DAY
  return (
    token.kind === 'number' && Number.isInteger(token.value) && token.value >= 1 && token.value <= LAST_DAY
  )
}

const isYear = (text: DetailText, index: number): boolean => {
  const { kind, value } = text.tokens[index] ?? { kind: 'symbol', value: 0 }
  return kind === 'number' && value >= MIN_YEAR && value <= MAX_YEAR
}

/** "November 4th", "4 de noviembre de 2026" @returns where it ends */
function namedEnd(text: DetailText, start: number): number | undefined {
  const month = text.phraseEnd('months', start)
  if (month !== undefined && isDay(text, month) && !text.countsMenu(month))
    return isYear(text, month + 1) ? month + 2 : month + 1
  if (!isDay(text, start)) return undefined
  const of = text.role(start + 1) === 'of' ? start + 2 : start + 1
  const end = text.phraseEnd('months', of)
  if (end === undefined) return undefined
  const year = text.role(end) === 'of' ? end + 1 : end
  return isYear(text, year) ? year + 1 : end
}

/** "4/11", "12-11-2025" @returns where it ends */
function numericEnd(text: DetailText, start: number): number | undefined {
  const { tokens } = text
  const mark = tokens[start + 1]
  const isMark = mark?.text === '/' || mark?.text === '-'
  const isGlued = mark?.glued === true && tokens[start + 2]?.glued === true
  if (!isMark || !isGlued || !isDay(text, start) || !isDay(text, start + 2)) return undefined
  const isInYear = Math.min(tokens[start]?.value ?? 0, tokens[start + 2]?.value ?? 0) <= LAST_MONTH
  if (!isInYear) return undefined
  const year = tokens[start + 4]
  const hasYear = tokens[start + 3]?.text === mark.text && year?.kind === 'number' && year.glued
  return hasYear ? start + 5 : start + 3
}

/**
 * Where a date ends that begins here. One of bare numbers ("11/4") is only one behind a word that leads to it, or with
 * its year; a day alone ("the 4th") only behind such a word and a weekday.
 */
export function dateEnd(text: DetailText, start: number): number | undefined {
  const own = text.phraseEnd('weekdays', start)
  const cue = own === undefined ? text.phraseEnd('date', start) : undefined
  const weekday = own ?? text.phraseEnd('weekdays', cue ?? start)
  const from = weekday ?? cue ?? start
  const inner = weekday === undefined ? from : (text.phraseEnd('date', weekday) ?? weekday)
  const named = namedEnd(text, inner)
  if (named !== undefined) return named
  const numeric = numericEnd(text, inner)
  if (numeric !== undefined) return inner > start || numeric - inner > 3 ? numeric : undefined
  if (weekday === undefined || !isDay(text, inner) || text.countsMenu(inner)) return undefined
  const next = text.tokens[inner + 1]
  return next === undefined || next.kind !== 'word' || text.role(inner + 1) !== undefined
    ? inner + 1
    : undefined
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
    const date = numericEnd(text, at)
    const isTime =
      tokens[at]?.kind === 'number' && tokens[at + 1]?.text === ':' && tokens[at + 2]?.kind === 'number'
    if (date !== undefined) {
      dates++
      at = date
    } else if (isTime) {
      times++
      at += tokens[at + 3]?.text === ':' && tokens[at + 4]?.kind === 'number' ? 5 : 3
      at = text.phraseEnd('hours', at) ?? at
    } else if (tokens[at]?.text === ',') at++
    else break
  }
  if (dates !== 1 || times !== 1) return undefined
  const mark = tokens[at]?.text
  return mark === ']' || mark === '-' ? at + 1 : undefined
}
