import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/** PostgreSQL's `detail` and `where` quote the values of a row, and those are people's. */
function serializeError(error: Error): Record<string, unknown> {
  const { detail: _detail, where: _where, ...rest } = pino.stdSerializers.err(error)
  return rest
}

/**
 * JSON lines on the console. Phone numbers, names and texts of customers never go to info or above:
 * log ids, and put what a developer needs under debug.
 */
export function createLogger(
  options: { name: string; level: string },
  destination?: DestinationStream,
): Logger {
  return pino(
    { name: options.name, level: options.level, serializers: { err: serializeError } },
    destination ?? pino.destination(1),
  )
}
