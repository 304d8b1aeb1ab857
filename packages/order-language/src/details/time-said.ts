import type { PartOfDay } from '../language/times.js'

/** Which day somebody means, before a calendar is asked. */
export type DaySaid =
  /** So many days from the one on which it was said */
  | { readonly kind: 'ahead'; readonly days: number }
  /** ISO: 1 is Monday. `next`: the coming one, or the one after that */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly next?: true }
  /** Of the month that it names, else of the one that is now, or the next */
  | { readonly kind: 'date'; readonly day: number; readonly month?: number; readonly year?: number }
  /** "11/4": which of the two is the month depends on where people are */
  | { readonly kind: 'numbers'; readonly first: number; readonly second: number; readonly year?: number }

/** A time of the day. `half` where it was said; an hour over 12, or 0, needs none. */
export interface ClockSaid {
  readonly hour: number
  readonly minute: number
  readonly half?: 'am' | 'pm'
  /** Written so that it is of 24 hours: "07:30" */
  readonly isWhole?: true
}

/** What somebody says of when they want it, in parts; each may be missing. */
export interface TimeSaid {
  readonly day?: DaySaid
  readonly clock?: ClockSaid
  readonly part?: PartOfDay
  /** A meal that it is for: it says no more than talk does, but beside a day */
  readonly meal?: PartOfDay
  /** From when it was said on */
  readonly inMinutes?: number
  /** As soon as it can be */
  readonly now?: true
  /** Sometime later, and no more */
  readonly later?: true
}

/** Does it say anything that counts? */
export const saysTime = ({ day, clock, part, inMinutes, now, later }: TimeSaid): boolean =>
  (day ?? clock ?? part ?? inMinutes ?? now ?? later) !== undefined

/** What is said later goes before what was said of the same part; "now" and "in an hour" before all. */
export function joinTimes(before: TimeSaid, said: TimeSaid): TimeSaid {
  if (said.now || said.inMinutes !== undefined) return said
  if (!saysTime(said)) return said.meal === undefined ? before : { ...before, meal: said.meal }
  const { now: _now, inMinutes: _in, later: _later, part, ...kept } = before
  // another clock time leaves the evening what it was, another day doesn't bring it along
  const keptPart = part !== undefined && said.day === undefined && said.clock?.half === undefined
  return { ...kept, ...(keptPart && { part }), ...said }
}
