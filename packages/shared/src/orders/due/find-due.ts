import type { PartOfDay } from '@comanda/order-language/language/times.js'
import { DateTime } from 'luxon'
import { isOpenAt, nextOpening, openStretches, type ShopHours } from '../../businesses/opening-hours.js'
import type { Wanted } from './wanted.js'

/** What comes of what a customer said of a time. */
export type Due =
  /** as soon as it can be made; `tooSoon` where they wanted it sooner than that */
  | { kind: 'now'; tooSoon: boolean }
  /** at: then. startAt: when the kitchen had better begin */
  | { kind: 'due'; at: Date; startAt: Date }
  | DueQuestion

export type DueQuestion =
  /** a day, and no time: YYYY-MM-DD, or none that is known */
  | { kind: 'ask'; ask: 'time'; day: string | undefined }
  /** two moments may be meant: 7 in the morning or in the evening, the 4th of November or the 11th of April */
  | { kind: 'ask'; ask: 'which'; options: Date[] }
  /** a day without a time may be one of these: YYYY-MM-DD */
  | { kind: 'ask'; ask: 'day'; days: string[] }
  /** the time has passed, or there is no such day */
  | { kind: 'ask'; ask: 'past'; at: Date | undefined }
  /** the shop is closed then */
  | {
      kind: 'ask'
      ask: 'closed'
      at: Date
      /** YYYY-MM-DD, where it doesn't open at all on that day */
      day: string | undefined
      hours: { opens: Date; closes: Date }[]
      nextOpen: Date | undefined
    }

interface Shop extends ShopHours {
  timeZone: string
  readyInMinutes: number
}

const minuteMs = 60_000
const isoDay = 'yyyy-MM-dd'
const noon = 12
const dayHours = 24
/** From when till when people call it so, in hours of its day; night goes on past midnight. */
const partHours: Record<PartOfDay, readonly [from: number, to: number]> = {
  morning: [5, 12],
  noon: [11, 15],
  afternoon: [12, 19],
  evening: [17, 23],
  night: [18, 28],
}
/** Without opening hours to tell, hardly anybody means these at night; of those between them both may be meant. */
const surelyAfternoon = 6
const surelyMorning = 10

/** By the clock on the wall, so that nights of changed clocks are right: 02:30 that there isn't is 03:30. */
const atHour = (day: DateTime, hour: number, minute: number): DateTime =>
  day.plus({ days: Math.floor(hour / dayHours) }).set({ hour: hour % dayHours, minute })

/** The hours of its day that a clock time may be. */
function hoursOf(
  { hour, half, isWhole }: NonNullable<Wanted['clock']>,
  part: PartOfDay | undefined,
): number[] {
  if (half !== undefined) return [half === 'am' ? hour % noon : (hour % noon) + noon]
  if (isWhole || hour > noon || hour === 0)
    return part === 'night' && hour <= 4 ? [hour, hour + dayHours] : [hour]
  const both = [hour % noon, (hour % noon) + noon]
  if (part === undefined) return both
  // "4 de la mañana" is before dawn, open or not
  if (part === 'morning' && hour < noon) return [hour]
  const [from, to] = partHours[part]
  const night = part === 'night' ? [(hour % noon) + dayHours] : []
  const fitting = [...both, ...night].filter(each => each >= from && each <= to)
  return fitting.length > 0 ? fitting.slice(0, 1) : both
}

/** Of two halves of one day that are both open the one that is meant, where custom knows it. */
function usual(options: readonly DateTime[], hour: number, isOfHours: boolean): readonly DateTime[] {
  const [first, second, third] = options
  if (first === undefined || second === undefined || third !== undefined) return options
  if (!first.hasSame(second, 'day')) return options
  if (hour % noon === 0) return [second]
  if (hour <= surelyAfternoon) return [second]
  return !isOfHours && hour >= surelyMorning ? [first] : options
}

const isPartNow = (part: PartOfDay, now: DateTime): boolean => {
  const [from, to] = partHours[part]
  return [now.hour, now.hour + dayHours].some(hour => hour >= from && hour < to)
}

/** What the shop's calendar and opening hours say, from a moment on. */
function createCalendar(shop: Shop, now: Date) {
  const { openingHours, specialDays = [], timeZone, readyInMinutes } = shop
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  const isOpen = (at: DateTime): boolean => isOpenAt(shop, timeZone, at.toJSDate())

  function stretchesOf(day: DateTime): { opens: Date; closes: Date }[] {
    if (openingHours.length === 0 && specialDays.length === 0)
      return [{ opens: day.toJSDate(), closes: day.plus({ days: 1 }).toJSDate() }]
    return openStretches(shop, timeZone, day.toJSDate()).filter(({ closes }) => closes > now)
  }

  function closedAt(at: DateTime): Due {
    const hours = stretchesOf(at.startOf('day'))
    const day = hours.length === 0 ? at.toFormat(isoDay) : undefined
    const nextOpen = nextOpening(shop, timeZone, at.toJSDate())
    return { kind: 'ask', ask: 'closed', at: at.toJSDate(), day, hours, nextOpen }
  }

  return {
    local,
    today: local.toFormat(isoDay),
    hasHours: openingHours.length > 0,
    dayOf: (day: string): DateTime => DateTime.fromISO(day, { zone: timeZone }),
    isOpen,
    stretchesOf,
    closedAt,
    /** One moment is meant: is it to come, is it open, and can it still be made? */
    settle(at: DateTime): Due {
      if (at <= local) return { kind: 'ask', ask: 'past', at: at.toJSDate() }
      if (!isOpen(at)) return closedAt(at)
      const startAt = at.minus({ minutes: readyInMinutes })
      // sooner than it can be made is as soon as it can be made
      if (startAt <= local && isOpen(local))
        return { kind: 'now', tooSoon: local.toMillis() - startAt.toMillis() >= minuteMs }
      return { kind: 'due', at: at.toJSDate(), startAt: startAt.toJSDate() }
    },
  }
}

type Calendar = ReturnType<typeof createCalendar>

const past = (at: DateTime | undefined): Due => ({ kind: 'ask', ask: 'past', at: at?.toJSDate() })

function withClock({ days, part }: Wanted, clock: NonNullable<Wanted['clock']>, calendar: Calendar): Due {
  const { local, today, isOpen, settle, hasHours } = calendar
  const possible = days?.map(calendar.dayOf) ?? [local.startOf('day'), local.startOf('day').plus({ days: 1 })]
  const all = possible
    .flatMap(day => hoursOf(clock, part).map(hour => atHour(day, hour, clock.minute)))
    .sort((one, other) => one.toMillis() - other.toMillis())
  const coming = all.filter(at => at > local)
  const open = coming.filter(isOpen)
  // "at 7" is the next time that it is 7 and the shop is open
  if (days === undefined) return settle(open[0] ?? coming[0] ?? local)
  const [next] = coming
  if (next === undefined) return past(all.at(-1))
  if (open.length === 0) return settle(usual(coming, clock.hour, false)[0] ?? next)
  // a weekday that is today may be meant for today as long as its time hasn't passed
  const ofToday = days[0] === today ? open.filter(at => at.hasSame(local, 'day')) : []
  const meant = ofToday.length > 0 ? ofToday : open
  const left = [...new Set(meant.map(at => at.toISODate()))].flatMap(day =>
    usual(
      meant.filter(at => at.toISODate() === day),
      clock.hour,
      hasHours,
    ),
  )
  const [only, ...others] = left
  if (only !== undefined && others.length === 0) return settle(only)
  return { kind: 'ask', ask: 'which', options: left.map(at => at.toJSDate()) }
}

function withoutClock({ days, part, isLater }: Wanted, calendar: Calendar): Due {
  const { local, today } = calendar
  const isPart = part === undefined || isPartNow(part, local)
  const canBeNow = isPart && isLater !== true && calendar.isOpen(local)
  if (days === undefined)
    return part !== undefined && canBeNow
      ? { kind: 'now', tooSoon: false }
      : { kind: 'ask', ask: 'time', day: undefined }
  // a weekday that is today: the one in a week would be said otherwise
  const left = days[0] === today ? days.slice(0, 1) : days.filter(day => day > today)
  const [only, ...others] = left
  if (only === undefined) return past(days[0] === undefined ? undefined : calendar.dayOf(days[0]))
  if (others.length > 0) return { kind: 'ask', ask: 'day', days: left }
  if (only === today && canBeNow) return { kind: 'now', tooSoon: false }
  if (calendar.stretchesOf(calendar.dayOf(only)).length === 0)
    return calendar.closedAt(calendar.dayOf(only).set({ hour: noon }))
  return { kind: 'ask', ask: 'time', day: only }
}

/**
 * The moment that somebody means, by the shop's calendar and opening hours, or what must be asked first.
 * @param now when an order would be placed
 */
export function findDue(wanted: Wanted | undefined, shop: Shop, now: Date): Due {
  if (wanted === undefined || wanted.isNow) return { kind: 'now', tooSoon: false }
  const calendar = createCalendar(shop, now)
  if (wanted.at !== undefined) return calendar.settle(DateTime.fromISO(wanted.at, { zone: shop.timeZone }))
  return wanted.clock === undefined
    ? withoutClock(wanted, calendar)
    : withClock(wanted, wanted.clock, calendar)
}
