const networkCodes = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT', // the file that names the database, or its socket
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
])

// PostgreSQL's classes: connection lost, out of disk or memory or connections, shut down, its own I/O
const outageCodes = /^(?:08...|53...|57P..|58...)$/

// knex writes the statement and " - " before what node-pg says
const connectionMessages =
  /(?:^| - )(?:Connection terminated|timeout expired|Query read timeout|Client has encountered a connection error|Knex: Timeout acquiring|Unable to acquire a connection)/

/** Is the database away, as against a statement that it refused? A message isn't at fault for an outage. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError && error.errors.some(isDatabaseUnavailable)) return true
  const code = (error as { code?: unknown }).code
  // what the server says has a code, and may quote what a customer wrote
  if (typeof code === 'string') return networkCodes.has(code) || outageCodes.test(code)
  return connectionMessages.test(error.message)
}

/** Was no connection of the pool free in time? All are at work, or the server lets nobody connect. */
export const isPoolExhausted = (error: unknown): boolean =>
  error instanceof Error && /(?:^| - )Knex: Timeout acquiring/.test(error.message)

/** Did the server answer, but not let us in: a wrong password, or no such database (PostgreSQL's classes 28 and 3D)? */
export function isAccessRefused(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^(?:28|3D)...$/.test(code)
}

/** Did the database refuse the data itself (PostgreSQL's classes 22, 23 and 54)? Trying again won't help. */
export function isRefusedData(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^(?:22|23|54)...$/.test(code)
}

/** PostgreSQL's unique_violation, on the named constraint or index where given. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const { code, constraint: violated } = (error ?? {}) as { code?: unknown; constraint?: unknown }
  return code === '23505' && (constraint === undefined || violated === constraint)
}
