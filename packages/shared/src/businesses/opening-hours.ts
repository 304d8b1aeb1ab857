import { DateTime } from 'luxon'
import { z } from 'zod'

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** One stretch of opening. `closes` at or before `opens` means the next day. */
export const openingHoursSchema = z
  .array(z.object({ day: z.number().int().min(1).max(7), opens: timeOfDay, closes: timeOfDay }))
  .max(50)

/** The shop's week, ISO days (1 Monday … 7 Sunday), in its own time zone. Empty: always open. */
export type OpeningHours = z.output<typeof openingHoursSchema>

/** A day that isn't like others, by the shop's calendar: YYYY-MM-DD. No hours: closed. */
export interface SpecialDay {
  date: string
  name?: string
  hours: readonly { opens: string; closes: string }[]
}

/** A shop's week, with the days that aren't like it and the break that it takes. */
export interface ShopHours {
  openingHours: OpeningHours
  specialDays?: readonly SpecialDay[]
  pausedUntil?: Date | undefined
}

/** A week alone has no such days and no break. */
const shopHoursOf = (hours: OpeningHours | ShopHours): ShopHours =>
  'openingHours' in hours ? hours : { openingHours: hours }

/** Never closed, as far as its hours say. */
const isAlwaysOpen = ({ openingHours, specialDays = [] }: ShopHours): boolean =>
  openingHours.length === 0 && specialDays.length === 0

const allDay: HoursOfDay = [{ opens: '00:00', closes: '00:00' }]

/** What begins on a day. */
function hoursOfDay({ openingHours, specialDays = [] }: ShopHours, day: DateTime): HoursOfDay {
  const date = day.toISODate()
  const special = specialDays.find(one => one.date === date)
  if (special !== undefined) return special.hours
  return openingHours.length === 0 ? allDay : openingHours.filter(one => one.day === day.weekday)
}

/** How far ahead an opening is looked for: a week, and the day it began on. */
const daysAhead = 8

function at(day: DateTime, time: string): DateTime {
  const [hour, minute] = time.split(':').map(Number)
  return day.set({ hour, minute, second: 0, millisecond: 0 })
}

/** The stretches that begin from the day before `now` on, in order. */
function stretches(hours: ShopHours, now: DateTime): { opens: DateTime; closes: DateTime }[] {
  const found: { opens: DateTime; closes: DateTime }[] = []
  for (let ahead = -1; ahead < daysAhead; ahead += 1) {
    const day = now.startOf('day').plus({ days: ahead })
    for (const stretch of hoursOfDay(hours, day)) {
      const opens = at(day, stretch.opens)
      const closes = at(stretch.closes > stretch.opens ? day : day.plus({ days: 1 }), stretch.closes)
      found.push({ opens, closes })
    }
  }
  return found.sort((a, b) => a.opens.toMillis() - b.opens.toMillis())
}

/** Is the shop open at this moment? */
export function isOpenAt(hours: OpeningHours | ShopHours, timeZone: string, now: Date): boolean {
  const shop = shopHoursOf(hours)
  if (shop.pausedUntil !== undefined && now < shop.pausedUntil) return false
  if (isAlwaysOpen(shop)) return true
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  return stretches(shop, local).some(({ opens, closes }) => opens <= local && local < closes)
}

/** Since when the shop is open; undefined where it isn't at this moment. Of one that never closes: since ever. */
export function openSince(hours: ShopHours, timeZone: string, now: Date): Date | undefined {
  if (!isOpenAt(hours, timeZone, now)) return undefined
  if (isAlwaysOpen(hours)) return new Date(0)
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  return stretches(hours, local)
    .find(({ opens, closes }) => opens <= local && local < closes)
    ?.opens.toJSDate()
}

/** When it opens next; undefined where it is open, or never opens within a week. */
export function nextOpening(hours: OpeningHours | ShopHours, timeZone: string, now: Date): Date | undefined {
  if (isOpenAt(hours, timeZone, now)) return undefined
  const shop = shopHoursOf(hours)
  const { pausedUntil } = shop
  if (pausedUntil !== undefined && now < pausedUntil) {
    const others = { ...shop, pausedUntil: undefined }
    return isOpenAt(others, timeZone, pausedUntil) ? pausedUntil : nextOpening(others, timeZone, pausedUntil)
  }
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  return stretches(shop, local)
    .find(({ opens }) => opens > local)
    ?.opens.toJSDate()
}

/** How the stretches of a day are told. */
export type HoursOfDay = readonly { opens: string; closes: string }[]

/** The stretches that begin on a day: so many days from now, by the shop's clock. */
export function hoursOn(
  hours: OpeningHours | ShopHours,
  timeZone: string,
  now: Date,
  daysAhead: number,
): HoursOfDay {
  const day = DateTime.fromJSDate(now, { zone: timeZone }).plus({ days: daysAhead })
  return [...hoursOfDay(shopHoursOf(hours), day)].sort((one, other) => one.opens.localeCompare(other.opens))
}

/** How many days from now the next such day is: 0 today … 6. @param weekday ISO: 1 Monday … 7 Sunday */
export function daysUntil(weekday: number, timeZone: string, now: Date): number {
  const today = DateTime.fromJSDate(now, { zone: timeZone }).weekday
  return (weekday - today + 7) % 7
}

/** When the stretch ends that is open now; undefined where none is, or none ever ends. */
export function closesAt(hours: OpeningHours | ShopHours, timeZone: string, now: Date): Date | undefined {
  const shop = shopHoursOf(hours)
  if (shop.openingHours.length === 0) return undefined
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  return stretches(shop, local)
    .findLast(({ opens, closes }) => opens <= local && local < closes)
    ?.closes.toJSDate()
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** When it is open on the day that `day` lies in, by the shop's calendar: what began on it, in order. */
export function openStretches(
  hours: OpeningHours | ShopHours,
  timeZone: string,
  day: Date,
): { opens: Date; closes: Date }[] {
  const local = DateTime.fromJSDate(day, { zone: timeZone })
  return stretches(shopHoursOf(hours), local)
    .filter(({ opens }) => opens.hasSame(local, 'day'))
    .map(({ opens, closes }) => ({ opens: opens.toJSDate(), closes: closes.toJSDate() }))
}

/** How people call the day of a moment that is less than a week ahead, by the shop's clock. */
export function dayOf(
  moment: Date,
  timeZone: string,
  now: Date,
): 'today' | 'tomorrow' | (typeof weekdays)[number] {
  const day = DateTime.fromJSDate(moment, { zone: timeZone })
  const today = DateTime.fromJSDate(now, { zone: timeZone })
  if (day.hasSame(today, 'day')) return 'today'
  if (day.hasSame(today.plus({ days: 1 }), 'day')) return 'tomorrow'
  return weekdays[day.weekday - 1] ?? 'sunday'
}
