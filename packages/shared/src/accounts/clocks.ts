import type { ClocksAhead } from './types.js'

/** Beyond that it is told: messages look older or newer than they are. */
const toleratedMs = 60_000

const minutes = (ms: number): string => {
  const whole = Math.round(Math.abs(ms) / 60_000)
  return `${whole} minute${whole === 1 ? '' : 's'} ${ms > 0 ? 'fast' : 'slow'}`
}

/** “The machine’s clock is 15 minutes fast”: which of them is off by over a minute. @returns undefined where none is */
export function describeClocks({ botMs, databaseMs }: ClocksAhead): string | undefined {
  const off = [
    { whose: 'the bot’s clock', ms: botMs },
    { whose: 'the database’s clock', ms: databaseMs },
  ].filter(({ ms }) => Math.abs(ms) > toleratedMs)
  if (off.length === 0) return undefined
  return off.map(({ whose, ms }) => `${whose} is ${minutes(ms)} against WhatsApp’s`).join(', ')
}
