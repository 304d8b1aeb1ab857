const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '53300', // too_many_connections
])

// knex writes the statement and " - " before what node-pg says
const connectionMessages =
  /(?:^| - )(?:Connection terminated|timeout expired|Query read timeout|Client has encountered a connection error|Knex: Timeout acquiring|Unable to acquire a connection)/

/** Is the database away, as against a statement that it refused? A message isn't at fault for an outage. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string' && (connectionCodes.has(code) || code.startsWith('08'))) return true
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable)
  return connectionMessages.test(error.message)
}

/** Did the database refuse the data itself (PostgreSQL's classes 22 and 23)? Trying again won't help. */
export function isRefusedData(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^2[23]...$/.test(code)
}

/** PostgreSQL's unique_violation, on the named constraint or index where given. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const { code, constraint: violated } = (error ?? {}) as { code?: unknown; constraint?: unknown }
  return code === '23505' && (constraint === undefined || violated === constraint)
}
