import type { BotManner } from '@comanda/shared/businesses/types.js'

/** How a bot answers whose shop has set nothing. */
export const usualManner: BotManner = {
  botName: undefined,
  tone: 'plain',
  replyLanguages: undefined,
  promisesTime: true,
  accepts: 'never',
  acceptsBelowMinor: 0,
  unacceptedAfterMinutes: 10,
  asksAtMost: 2,
}
