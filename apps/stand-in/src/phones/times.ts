const dayMs = 86_400_000

/** All in the reader's own zone and language. */
export const timeOf = (seconds: number): string =>
  new Date(seconds * 1000).toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' })

export const exactTimeOf = (seconds: number): string =>
  new Date(seconds * 1000).toLocaleString([], { dateStyle: 'full', timeStyle: 'medium' })

/** One text for each day, as dividers and comparisons need it. */
export const dayKeyOf = (seconds: number): string => new Date(seconds * 1000).toDateString()

/** “Today”, “Yesterday”, a weekday of the last week, or a date. */
export function dayNameOf(seconds: number, now: Date = new Date()): string {
  const date = new Date(seconds * 1000)
  const days = Math.round((midnight(now) - midnight(date)) / dayMs)
  if (days === 0) return 'Today'
  if (days === 1) return 'Yesterday'
  if (days > 1 && days < 7) return date.toLocaleDateString([], { weekday: 'long' })
  return date.toLocaleDateString([], { day: 'numeric', month: 'long', year: 'numeric' })
}

/** When a conversation was last used, short. */
export function whenOf(seconds: number, now: Date = new Date()): string {
  const day = dayNameOf(seconds, now)
  if (day === 'Today') return timeOf(seconds)
  const isNear = day === 'Yesterday' || midnight(now) - seconds * 1000 < 7 * dayMs
  return isNear ? day : new Date(seconds * 1000).toLocaleDateString()
}

/** Noon would do as well: what counts is that clocks going forward or back don't make a day of it. */
const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
