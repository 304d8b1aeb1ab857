import type { WordRole } from '../language/vocabulary.js'
import type { DetailText } from './detail-text.js'
import type { ClockSaid, TimeSaid } from './time-said.js'

const LAST_HOUR = 24
const HALF_DAY = 12
const LAST_MINUTE = 59
const MINUTES = 60
const QUARTER = 15
const HALF = 30
const MINUTE_DIGITS = 2
const SHORTEST_WAIT = 10
const LONGEST_BARE_WAIT = 90
/** "1930", "730" */
const digitsOfBoth = /^(\d{1,2})(\d{2})$/
/** "19.30", which the tokeniser takes for a decimal */
const decimalTime = /^(\d{1,2})[.,](\d{2})$/
const longestDayHours = 72

export interface FoundTime {
  readonly end: number
  readonly said: TimeSaid
}

/** How much of a time's words must be there for a number to be one. */
export interface Loose {
  /** Behind a word that leads to a clock time, or a day: a number alone will do */
  readonly mayBeBare: boolean
  /** The text answers "when?": a length of time needs no word that leads to it */
  readonly isAnswer: boolean
}

/** What may follow a bare hour. */
const endings = new Set<WordRole>([
  'courtesy',
  'and',
  'with',
  'instead',
  'rather',
  'prefer',
  'correction',
  'sorry',
  'but',
  'common',
])

interface Hour {
  readonly end: number
  readonly hour: number
  readonly minute: number
  /** There is a sign that it is a time: minutes, or a unit */
  readonly isSure: boolean
  readonly isWhole?: true
}

const isHour = (value: number | undefined): value is number =>
  value !== undefined && Number.isInteger(value) && value >= 0 && value <= LAST_HOUR

const isMinute = (value: number | undefined): value is number =>
  value !== undefined && Number.isInteger(value) && value >= 0 && value <= LAST_MINUTE

/** "forty five", "cuarenta y cinco": what a number in words comes to, with what stands behind its tens */
function wordNumber(text: DetailText, start: number): { end: number; value: number } | undefined {
  const tens = text.number(start)
  if (tens === undefined) return undefined
  if (tens < 20 || tens % 10 !== 0 || text.tokens[start]?.kind === 'number')
    return { end: start + 1, value: tens }
  const at = text.role(start + 1) === 'and' ? start + 2 : start + 1
  const ones = text.tokens[at]?.kind === 'word' ? text.number(at) : undefined
  return ones !== undefined && Number.isInteger(ones) && ones > 0 && ones < 10
    ? { end: at + 1, value: tens + ones }
    : { end: start + 1, value: tens }
}

/** "half past seven", "quarter to eight", "ten to eight", "cuarto para las nueve" */
function pastHour(text: DetailText, start: number, isLed: boolean): Hour | undefined {
  const half = text.time('halfPast', start)
  const past = text.time('quarterPast', start)
  const to = text.time('quarterTo', start)
  const cue = half ?? past ?? to
  if (cue) {
    const hour = text.number(cue.end)
    if (!isHour(hour) || hour === 0 || text.countsMenu(cue.end)) return undefined
    // "half a pizza" is none, and "half seven" is only behind what leads to a time
    const isShort = half !== undefined && cue.end === start + 1
    if (isShort && !isLed) return undefined
    return half
      ? { end: cue.end + 1, hour, minute: HALF, isSure: true }
      : to
        ? { end: cue.end + 1, hour: hour - 1, minute: MINUTES - QUARTER, isSure: true }
        : { end: cue.end + 1, hour, minute: QUARTER, isSure: true }
  }
  const minutes = wordNumber(text, start)
  if (!minutes || !isMinute(minutes.value) || minutes.value === 0) return undefined
  const afterUnit = text.time('minutes', minutes.end)?.end ?? minutes.end
  const before = text.time('to', afterUnit)
  const after = before ? undefined : text.time('past', afterUnit)
  const link = before ?? after
  if (!link) return undefined
  // "20 para as 8" says it by itself; "20 to 8" may be from 20 to 8
  const isPlain = before !== undefined && before.end > afterUnit + 1 && minutes.value % 5 === 0
  if (!isLed && !isPlain) return undefined
  const hour = text.number(link.end)
  if (!isHour(hour) || hour === 0 || text.countsMenu(link.end)) return undefined
  return before
    ? { end: link.end + 1, hour: hour - 1, minute: MINUTES - minutes.value, isSure: true }
    : { end: link.end + 1, hour, minute: minutes.value, isSure: true }
}

/** "7:30", "7.30" and "730" where they are led to, "19h30", "seven thirty", "las siete y media" */
function writtenHour(
  text: DetailText,
  start: number,
  isLed: boolean,
  isLedByWord: boolean,
): Hour | undefined {
  const { tokens } = text
  const token = tokens[start]
  const isDigits = token?.kind === 'number'
  // "a la una", "à uma"
  const hour = text.number(start) ?? (isLedByWord && text.role(start) === 'article' ? 1 : undefined)
  if (token === undefined || hour === undefined) return undefined
  const end = start + 1
  const isWhole = isDigits && /^0\d$/.test(token.text) ? ({ isWhole: true } as const) : {}
  const minute = tokens[start + 2]
  const isGluedMinute = minute?.kind === 'number' && minute.glued && minute.text.length === MINUTE_DIGITS
  const mark = tokens[end]?.text
  if (isDigits && isHour(hour) && mark === ':' && isGluedMinute && isMinute(minute.value))
    return { end: start + 3, hour, minute: minute.value, isSure: true, ...isWhole }
  const isHalfNamed = text.time('am', end) ?? text.time('pm', end) ?? text.time('partsBehind', end)
  const pair = (isLed || isHalfNamed || text.time('oclock', end)) && decimalTime.exec(token.text)
  const joined =
    pair || ((isLed || isHalfNamed) && token.text.length > MINUTE_DIGITS && digitsOfBoth.exec(token.text))
  if (joined && !text.countsMenu(start)) {
    const [whole, minutes] = [Number(joined[1]), Number(joined[2])]
    const isYear = token.text.length === 4 && !pair && whole >= 20 && minutes >= 24 && !isLed
    if (isHour(whole) && isMinute(minutes) && !isYear) {
      const unit = text.time('oclock', end)
      return { end: unit?.end ?? end, hour: whole, minute: minutes, isSure: true }
    }
  }
  if (!isHour(hour)) return undefined
  const half = text.time('andHalf', end)
  const quarter = text.time('andQuarter', end)
  const less = text.time('lessQuarter', end)
  if (isLed || (isHalfNamed === undefined && !isDigits)) {
    const behind = isLed ? (half ?? quarter ?? less) : undefined
    // "a las 10 y media", where there are half portions, too
    const isTime = behind && (!text.countsMenu(start) || (isLedByWord && endsHere(text, behind.end)))
    if (behind && isTime)
      return less
        ? { end: behind.end, hour: hour - 1, minute: MINUTES - QUARTER, isSure: true }
        : { end: behind.end, hour, minute: half ? HALF : QUARTER, isSure: true }
  }
  const unit = text.time('oclock', end)
  if (unit && (isDigits || isLed)) {
    const rest = tokens[unit.end]
    // "19h30"
    if (rest?.kind === 'number' && rest.glued && isMinute(rest.value))
      return { end: unit.end + 1, hour, minute: rest.value, isSure: true }
    return { end: unit.end, hour, minute: 0, isSure: true }
  }
  if (isLed && !text.countsMenu(start)) {
    const isAnd = text.role(end) === 'and'
    const from = isAnd ? end + 1 : end
    const minutes = wordNumber(text, from)
    // "seven thirty", "7 30", "a las 7 y 20", "às 7 e 15"
    const isTime = minutes && isMinute(minutes.value) && minutes.value >= (isAnd ? 5 : 10)
    if (isTime && minutes.value % 5 === 0 && !text.countsMenu(from) && endsHere(text, minutes.end))
      return { end: minutes.end, hour, minute: minutes.value, isSure: true }
  }
  return { end, hour, minute: 0, isSure: false, ...isWhole }
}

/** Nothing goes on here that a number would count. */
function endsHere(text: DetailText, index: number): boolean {
  const next = text.tokens[index]
  if (next === undefined || next.kind !== 'word') return true
  if (text.time('partsBehind', index) ?? text.time('am', index) ?? text.time('pm', index)) return true
  if (text.time('parts', index) ?? text.time('partsToday', index) ?? text.time('days', index)) return true
  if (text.time('leads', index) && text.time('weekdays', text.time('leads', index)?.end ?? index)) return true
  const role = text.role(index)
  return role !== undefined && endings.has(role)
}

function withHalf(
  text: DetailText,
  { hour, minute, isWhole }: Hour,
  at: number,
): { end: number; said: TimeSaid } {
  const am = text.time('am', at)
  const pm = am ? undefined : text.time('pm', at)
  const part = text.time('partsBehind', at) ?? text.time('parts', at) ?? text.time('partsToday', at)
  const isTonight = part?.meaning.kind === 'partsToday'
  const named = am ?? pm
  const half = am ? ({ half: 'am' } as const) : pm ? ({ half: 'pm' } as const) : {}
  const clock: ClockSaid = {
    hour: hour < 0 ? hour + HALF_DAY : hour,
    minute,
    ...(hour <= HALF_DAY && half),
    ...(isWhole && { isWhole }),
  }
  const end = named?.end ?? part?.end ?? at
  return {
    end,
    said: {
      ...(isTonight && { day: { kind: 'ahead', days: 0 } }),
      clock,
      ...(named === undefined && part?.meaning.part && { part: part.meaning.part }),
    },
  }
}

/** Where "-9", "to 8pm" behind the first hour of a stretch end. */
function stretchEnd(text: DetailText, at: number): Hour | undefined {
  const isDash = text.tokens[at]?.text === '-' || text.tokens[at]?.text === '–'
  const from = isDash ? at + 1 : text.time('until', at)?.end
  if (from === undefined) return undefined
  const to = writtenHour(text, from, true, true)
  return to && isHour(to.hour) && !text.countsMenu(from) ? to : undefined
}

/** "We're 8 tonight" */
const isOfPeople = (text: DetailText, start: number): boolean =>
  text.phraseRole(start - 1) === 'weAre' || text.phraseRole(start - 2) === 'weAre'

/** A clock time that begins here, with the word that leads to it. */
export function findClock(
  text: DetailText,
  start: number,
  { mayBeBare, isAnswer }: Loose,
): FoundTime | undefined {
  const cue = text.time('at', start)
  // what leads to a time only if it looks like one
  const weak = cue ? undefined : text.time('mayBeAt', start)
  const from = cue?.end ?? weak?.end ?? start
  const isLed = cue !== undefined || mayBeBare || isAnswer
  const past = pastHour(text, from, isLed || weak !== undefined)
  const hour = past ?? writtenHour(text, from, isLed, from > start)
  if (hour === undefined || (!hour.isSure && !isLed && isOfPeople(text, start))) return undefined
  let { end } = hour
  const about = text.time('about', end)
  if (about) end = about.end
  const first = withHalf(text, hour, end)
  const isNamed = first.end > end || about !== undefined
  let found: FoundTime = first
  if (!isNamed || first.said.clock?.half === undefined) {
    // "7-8pm": from the first on, in the half of the second
    const to = stretchEnd(text, first.end)
    if (to) {
      const second = withHalf(text, to, to.end)
      const isStretch = second.end > to.end || to.isSure || cue !== undefined || isAnswer
      const half = first.said.clock?.half ?? second.said.clock?.half
      const clock = first.said.clock
      if (isStretch && clock && endsHere(text, second.end))
        return {
          end: second.end,
          said: { ...second.said, ...first.said, clock: { ...clock, ...(half && { half }) } },
        }
    }
  }
  if (hour.isSure || isNamed) {
    const more = text.time('about', found.end)
    if (more) found = { ...found, end: more.end }
    // "two pm" is said; "two horas" of something isn't
    const isWord = text.tokens[from]?.kind === 'word'
    if (isWord && past === undefined && !isLed && first.end === end && weak === undefined) return undefined
    // "around 2 large" …: the size may be called like an hour's sign
    return text.countsMenu(from) && !isNamed && !hour.isSure ? undefined : found
  }
  if (!isLed || text.countsMenu(from)) return undefined
  return endsHere(text, end) ? found : undefined
}

/** "in an hour", "dentro de media hora", "daqui a 40 minutos", "20 min": the last says nothing where nobody asked. */
export function findLength(text: DetailText, start: number, { isAnswer }: Loose): FoundTime | undefined {
  const cue = text.time('within', start)
  const from = cue?.end ?? start
  const length = lengthAt(text, from)
  if (length === undefined) return undefined
  const behind = text.time('about', length.end)?.end ?? length.end
  const fromNow = text.time('fromNow', behind)
  const end = fromNow?.end ?? behind
  const isDigits = text.tokens[from]?.kind === 'number'
  const isLed = cue !== undefined || fromNow !== undefined || (isAnswer && !length.isHours)
  // "in 30" of what?
  if (length.isBare && cue === undefined) return undefined
  if (!isLed && !isDigits && !length.isPhrase) return undefined
  return { end, said: isLed ? { inMinutes: length.minutes } : {} }
}

interface Length {
  readonly end: number
  readonly minutes: number
  readonly isPhrase: boolean
  /** "2 h" may be a clock time as well */
  readonly isHours: boolean
  /** Without a unit: "in 30" */
  readonly isBare?: boolean
}

/** "In 30": minutes, as people round them, with nothing behind them that the number could count. */
const isRoundMinutes = (value: number): boolean =>
  value % 5 === 0 && value >= SHORTEST_WAIT && value <= LONGEST_BARE_WAIT

function lengthAt(text: DetailText, from: number): Length | undefined {
  const half = text.time('halfHour', from)
  if (half) return { end: half.end, minutes: HALF, isPhrase: true, isHours: false }
  const quarter = text.time('quarterHour', from)
  if (quarter) return { end: quarter.end, minutes: QUARTER, isPhrase: true, isHours: false }
  const one = text.time('oneHour', from)
  const number = one ? { end: one.end - 1, value: 1 } : wordNumber(text, from)
  if (number === undefined || number.value <= 0) return undefined
  const halfHours = text.time('andHalf', number.end)
  const hours = text.time('hours', halfHours?.end ?? number.end)
  if (hours && number.value <= longestDayHours) {
    let { end } = hours
    let minutes = number.value * MINUTES + (halfHours ? HALF : 0)
    const more = halfHours ? undefined : text.time('andHalf', end)
    const glued = text.tokens[end]
    const and = text.role(end) === 'and' ? end + 1 : end
    const rest = wordNumber(text, and)
    const unit = rest && text.time('minutes', rest.end)
    if (more) {
      end = more.end
      minutes += HALF
    } else if (glued?.kind === 'number' && glued.glued && isMinute(glued.value)) {
      end += 1
      minutes += glued.value
      end = text.time('minutes', end)?.end ?? end
    } else if (rest && unit && isMinute(rest.value)) {
      end = unit.end
      minutes += rest.value
    }
    return { end, minutes: Math.round(minutes), isPhrase: false, isHours: true }
  }
  const minutes = text.time('minutes', number.end)
  const isAlone = text.tokens[from]?.kind === 'number' && !text.countsMenu(from)
  if (!minutes && isAlone && isRoundMinutes(number.value) && endsHere(text, number.end))
    return { end: number.end, minutes: number.value, isPhrase: false, isHours: false, isBare: true }
  return minutes && { end: minutes.end, minutes: Math.round(number.value), isPhrase: false, isHours: false }
}
