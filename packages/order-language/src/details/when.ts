import { type FoundTime, findClock, findLength, type Loose } from './clock.js'
import { findDate } from './date.js'
import type { DetailMatch, DetailText } from './detail-text.js'
import type { TimeSaid } from './time-said.js'

export interface WhenMatch extends DetailMatch {
  readonly said: TimeSaid
}

const strict: Loose = { mayBeBare: false, isAnswer: false }

/** A word that a menu has is one of the menu's, if it stands alone. */
const isMenuWord = (text: DetailText, start: number, end: number): boolean =>
  end === start + 1 && text.isOnMenu(start)

/** "tomorrow", "pasado mañana" */
function findDay(text: DetailText, start: number): FoundTime | undefined {
  const day = text.time('days', start)
  return day && { end: day.end, said: { day: { kind: 'ahead', days: day.meaning.value } } }
}

/** "on friday", "next friday", "viernes que viene"; "sat" and "sexta" only where something says that a day is meant */
function findWeekday(text: DetailText, start: number): FoundTime | undefined {
  const next = text.time('next', start)
  const lead = next ?? text.time('leads', start)
  const led = lead && (text.time('weekdays', lead.end) ?? text.time('shortWeekdays', lead.end))
  const own = text.time('weekdays', start)
  const short = (own ?? led) ? undefined : text.time('shortWeekdays', start)
  const found = own ?? led ?? short
  if (!found) return undefined
  const coming = text.time('coming', found.end)
  const end = coming?.end ?? found.end
  if (short && coming === undefined && !goesOn(text, end)) return undefined
  if (led && led.meaning.kind === 'shortWeekdays' && !endsAsDay(text, end)) return undefined
  const isNext = own === undefined && next !== undefined && coming === undefined
  return {
    end,
    said: { day: { kind: 'weekday', weekday: found.meaning.value, ...(isNext && { next: true }) } },
  }
}

/** Does a part of the day or a clock time follow? */
const goesOn = (text: DetailText, at: number): boolean =>
  text.time('partsBehind', at) !== undefined ||
  text.time('parts', at) !== undefined ||
  findClock(text, at, strict) !== undefined

/** "na segunda": a day, where nothing of the menu follows */
const endsAsDay = (text: DetailText, at: number): boolean =>
  text.tokens[at]?.kind !== 'word' || !text.isOnMenu(at)

const ofDay = {
  noon: { hour: 12, minute: 0, isWhole: true },
  midnight: { hour: 24, minute: 0, isWhole: true },
} as const

/** A part of a day, noon, midnight, now, later: what says something by itself */
function findPhrase(text: DetailText, start: number, before: TimeSaid): FoundTime | undefined {
  const today = text.time('partsToday', start)
  const found: FoundTime[] = []
  if (today?.meaning.part)
    found.push({ end: today.end, said: { day: { kind: 'ahead', days: 0 }, part: today.meaning.part } })
  const part = text.time('parts', start)
  if (part?.meaning.part) found.push({ end: part.end, said: { part: part.meaning.part } })
  const behind = before.day || before.clock ? text.time('partsBehind', start) : undefined
  if (behind?.meaning.part) found.push({ end: behind.end, said: { part: behind.meaning.part } })
  const meal = text.time('meals', start)
  if (meal?.meaning.part) found.push({ end: meal.end, said: { meal: meal.meaning.part } })
  for (const moment of ['noon', 'midnight'] as const) {
    const at = text.time('at', start)?.end ?? start
    const named = text.time(moment, start) ?? text.time(moment, at)
    // "meio dia e meia"
    const half = named && text.time('andHalf', named.end)
    if (named)
      found.push({
        end: half?.end ?? named.end,
        said: { clock: { ...ofDay[moment], ...(half && { minute: 30 }) } },
      })
  }
  const now = text.time('now', start)
  if (now) found.push({ end: now.end, said: { now: true } })
  const later = text.time('later', start)
  if (later) found.push({ end: later.end, said: { later: true } })
  return found.sort((one, other) => other.end - one.end)[0]
}

/** One part of what is said of a time: a day, a clock time … The longest. */
function findPart(
  text: DetailText,
  start: number,
  before: TimeSaid,
  isAnswer: boolean,
): FoundTime | undefined {
  const date = findDate(text, start)
  if (date) return { end: date.end, said: { day: date.day } }
  const isBehindDay = before.day !== undefined && before.clock === undefined
  const loose = { mayBeBare: isBehindDay, isAnswer }
  const named = [findDay(text, start), findWeekday(text, start), findPhrase(text, start, before)]
  const length = findLength(text, start, loose)
  const clock = findClock(text, start, loose)
  // of the same words, "in 2 hours" is a length, "19h" a clock time
  const numbers = length?.said.inMinutes === undefined ? [clock, length] : [length, clock]
  const [longest] = [...named, ...numbers]
    .flatMap(found => found ?? [])
    .sort((one, other) => other.end - one.end)
  return longest && !isMenuWord(text, start, longest.end) ? longest : undefined
}

/** A comma between the parts: "tomorrow, at 7" */
const partFrom = (text: DetailText, at: number): number => (text.tokens[at]?.text === ',' ? at + 1 : at)

/**
 * A time at this token, of one part or several ("tomorrow at 7 pm").
 * @param isAnswer the text answers "when?": a bare number is an hour, and "20 min" counts from now
 */
export function findWhen(text: DetailText, start: number, isAnswer = false): WhenMatch | undefined {
  const first = findPart(text, start, {}, isAnswer)
  if (first === undefined) return undefined
  let { end, said } = first
  for (;;) {
    const next =
      findPart(text, end, said, isAnswer) ??
      (partFrom(text, end) > end ? findPart(text, partFrom(text, end), said, isAnswer) : undefined)
    if (next === undefined) return { start, from: start, end, said }
    end = next.end
    said = { ...said, ...next.said }
  }
}
