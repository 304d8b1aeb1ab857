import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/** WhatsApp's ids hold phone numbers, and the errors of its page name them. */
const withoutIds = (text: string): string =>
  text.replace(/[^\s"'“‘(<,:=_]{1,64}(?=@(?:c\.us|lid|g\.us|s\.whatsapp\.net)(?![a-z.]))/g, '…')

/** PostgreSQL's `detail` and `where` quote the values of a row, and those are people's. What isn't an error may be thrown. */
function serializeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: withoutIds(String(error)) }
  const { detail: _detail, where: _where, ...rest } = pino.stdSerializers.err(error)
  return { ...rest, message: withoutIds(rest.message), stack: withoutIds(rest.stack) }
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
