import pg from 'pg'
import type { DatabaseConfig } from '../config/config.js'
import { connectionSettings } from './connection-settings.js'

export interface SessionLock {
  /** Resolves when the lock's connection is gone: another process may hold it from then on. */
  lost: Promise<void>
  release(): Promise<void>
}

/**
 * An advisory lock of a connection's own, so it goes with the process or the database's restart.
 * @param space what kind of thing is locked
 * @param id which one of these
 * @returns undefined while another process holds it
 */
export async function takeSessionLock(
  database: DatabaseConfig,
  space: number,
  id: number,
): Promise<SessionLock | undefined> {
  const client = new pg.Client(connectionSettings(database.directUrl(), database.queryTimeoutMs))
  const lost = new Promise<void>(resolve => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
  })
  try {
    await client.connect()
    // a server that hears no more of us would keep the lock for two hours, from us as well
    await client.query(
      'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3',
    )
    const result = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
      space,
      id,
    ])
    if (result.rows[0]?.taken === true) return { lost, release: () => client.end() }
  } catch (error) {
    // unanswered, it might still be taken later, and kept for as long as this connection lives
    await client.end()
    throw error
  }
  await client.end()
  return undefined
}
