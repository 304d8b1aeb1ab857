import type { Logger } from '@comanda/shared/logging/logger.js'
import type { Restarter } from './restarter.js'

const minuteMs = 60_000
const dayMinutes = 24 * 60
/** Asked for again within it where it was refused: it still is a quiet hour. */
const hourMinutes = 60
/** A younger process has nothing to be freed of; and no day has two. */
const leastAgeMs = 6 * 60 * minuteMs

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** Is it the hour that begins at this time of the shop's day? One that a change of the clocks skips begins after it. */
export function isHourFrom(at: string, now: Date, timeZone: string): boolean {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(now)
  return (minutesOf(clock) - minutesOf(at) + dayMinutes) % dayMinutes < hourMinutes
}

/** The daily restart in the shop's quiet hours, within the budget like any other. */
export function createDailyRestart(options: {
  /** HH:MM; undefined: none */
  at: string | undefined
  timeZone: () => Promise<string>
  restarter: Pick<Restarter, 'requestRestart'>
  logger: Logger
  ageMs?: () => number
  now?: () => Date
}): { look(): Promise<void>; stop(): void } {
  const { at, timeZone, restarter, logger } = options
  const { ageMs = () => process.uptime() * 1000, now = () => new Date() } = options

  async function look(): Promise<void> {
    if (at === undefined || ageMs() < leastAgeMs) return
    try {
      if (isHourFrom(at, now(), await timeZone())) await restarter.requestRestart({ reason: 'daily' })
    } catch (error) {
      logger.warn({ err: error }, 'could not look whether it is time for the daily restart')
    }
  }

  const timer = at === undefined ? undefined : setInterval(() => void look(), minuteMs)
  timer?.unref()
  return { look, stop: () => clearInterval(timer) }
}
