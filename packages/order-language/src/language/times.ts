/** What people call a stretch of the day. */
export const partsOfDay = ['morning', 'noon', 'afternoon', 'evening', 'night'] as const
export type PartOfDay = (typeof partsOfDay)[number]

type Seven = readonly [string, string, string, string, string, string, string]
type Twelve = readonly [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]

/** A language's words of days and times. Comma-separated phrases, lower case, without accents. */
export interface TimeWords {
  /** Today, tomorrow, the day after, with or without what leads to them */
  readonly days: readonly [string, string, string]
  /** Monday first */
  readonly weekdays: Seven
  /** Those that are other words too, or cut short: only behind what leads to a day, or before a clock time */
  readonly shortWeekdays: Seven
  readonly months: Twelve
  /** Leads to a day: "on" Friday, "for the" 4th */
  readonly leads: string
  /** A day of the month follows, and nothing else: "el dia" 4 */
  readonly dayLeads: string
  /** The coming one, or the one after that: "next" Friday */
  readonly next: string
  /** Behind a weekday, the coming one: viernes "que viene" */
  readonly coming: string
  /** A stretch of the day in itself: "in the evening" */
  readonly parts: Readonly<Record<PartOfDay, string>>
  /** … behind a day or a clock time only: Friday "night" */
  readonly partsBehind: Readonly<Record<PartOfDay, string>>
  /** … of today: "tonight" */
  readonly partsToday: Readonly<Record<PartOfDay, string>>
  /** … for a meal, which says no time where no day stands beside it: "for dinner" */
  readonly meals: Readonly<Record<PartOfDay, string>>
  readonly noon: string
  readonly midnight: string
  /** As soon as it can be */
  readonly now: string
  /** Sometime, and not now: "later today" */
  readonly later: string
  /** A clock time follows: "at" */
  readonly at: string
  /** A clock time follows if it looks like one: "for" 7:30 */
  readonly mayBeAt: string
  /** A length of time follows: "in" 20 minutes */
  readonly within: string
  /** Behind a length of time that begins now: an hour "from now" */
  readonly fromNow: string
  readonly am: string
  readonly pm: string
  /** Behind an hour: "o'clock", "h" */
  readonly oclock: string
  /** Of a length of time */
  readonly hours: string
  readonly minutes: string
  readonly oneHour: string
  readonly halfHour: string
  readonly quarterHour: string
  /** "half past" seven */
  readonly halfPast: string
  readonly quarterPast: string
  readonly quarterTo: string
  /** ten "past" seven */
  readonly past: string
  /** ten "to" seven */
  readonly to: string
  /** las siete "y media"; an hour "and a half" */
  readonly andHalf: string
  readonly andQuarter: string
  readonly lessQuarter: string
  /** seven"ish" */
  readonly about: string
  /** Between the ends of a stretch: 7 "to" 8 */
  readonly until: string
}

/** What a phrase means. `value` for days ahead, a weekday (ISO) and a month; `part` for parts of a day. */
export interface TimeMeaning {
  readonly kind: keyof TimeWords
  readonly value: number
  readonly part?: PartOfDay
}

const splitList = (list: string): string[][] =>
  list.split(',').flatMap(phrase => {
    const words = phrase.split(/\s/).filter(Boolean)
    return words.length > 0 ? [words] : []
  })

/** Every phrase of a language's times, and what it means. */
export function timePhrases(times: TimeWords): [words: string[], meaning: TimeMeaning][] {
  const found: [string[], TimeMeaning][] = []
  const add = (list: string, meaning: TimeMeaning) => {
    for (const words of splitList(list)) found.push([words, meaning])
  }
  for (const [key, list] of Object.entries(times)) {
    const kind = key as keyof TimeWords
    if (typeof list === 'string') add(list, { kind, value: 0 })
    else if (Array.isArray(list)) {
      const first = kind === 'days' ? 0 : 1
      for (const [index, words] of list.entries()) add(words, { kind, value: index + first })
    } else
      for (const part of partsOfDay)
        add((list as Readonly<Record<PartOfDay, string>>)[part], { kind, value: 0, part })
  }
  return found
}
