import pg from 'pg'

const INT8 = pg.types.builtins.INT8
const NUMERIC = pg.types.builtins.NUMERIC

/** Identities and minor units fit a double (2^53); a value that doesn't must fail rather than round. */
function parseInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`)
  return value
}

const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === INT8) return parseInteger
    if (format !== 'binary' && oid === NUMERIC) return Number
    return pg.types.getTypeParser(oid, format)
  }) as typeof pg.types.getTypeParser,
}

/** What a pool's own configuration says of it, beside what knex knows. */
export interface PreparingConfig {
  preparesStatements: boolean
}

/** What every connection of ours is opened with, pooled or not. */
export function connectionSettings(url: string, queryTimeoutMs: number): pg.ClientConfig {
  return {
    connectionString: url,
    types,
    connectionTimeoutMillis: 10_000,
    // node-pg waits for ever on a black-holed server otherwise
    query_timeout: queryTimeoutMs,
    keepAlive: true,
    application_name: 'comanda',
  }
}
