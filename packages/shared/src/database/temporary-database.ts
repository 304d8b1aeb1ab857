import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { dropDatabase } from './drop-database.js'

async function run(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/**
 * A database of its own for one run.
 * @param serverUrl of any database of a server whose role may make databases
 */
export async function createTemporaryDatabase(
  serverUrl: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `comanda_run_${randomBytes(6).toString('hex')}`
  await run(serverUrl, `create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => dropDatabase(statement => run(serverUrl, statement), name) }
}
