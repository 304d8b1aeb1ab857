import { connectionSettings } from '@comanda/shared/database/connection-settings.js'
import pg from 'pg'
import type { BenchDatabase } from '../data/open-data.js'

interface SentStatement {
  text: string
  values: unknown[]
}

/** The one statement that `run` sends, as the driver gets it. @throws where it sends none, or several */
export async function statementOf(run: () => Promise<unknown>): Promise<SentStatement> {
  const sent: SentStatement[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [statement] = given as [SentStatement]
    sent.push({ text: statement.text, values: statement.values })
    return Reflect.apply(query, this, given)
  } as typeof query
  try {
    await run()
  } finally {
    pg.Client.prototype.query = query
  }
  const [statement] = sent
  if (statement === undefined || sent.length > 1) throw new Error(`${sent.length} statements were sent`)
  return statement
}

export interface Prepared {
  rows(): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

/** The same statement, prepared, by `pg` alone over one connection. */
export async function openPrepared(
  { url }: BenchDatabase,
  { text, values }: SentStatement,
): Promise<Prepared> {
  const client = new pg.Client(connectionSettings(url, 30_000))
  await client.connect()
  return {
    rows: async () => (await client.query({ name: 'bench', text, values })).rows,
    close: () => client.end(),
  }
}
