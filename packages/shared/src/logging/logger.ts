import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/**
 * JSON lines on the console. Phone numbers, names and texts of customers never go to info or above:
 * log ids, and put what a developer needs under debug.
 */
export function createLogger(
  options: { name: string; level: string },
  destination?: DestinationStream,
): Logger {
  return pino({ name: options.name, level: options.level }, destination ?? pino.destination(1))
}
