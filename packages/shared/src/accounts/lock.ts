import pg from 'pg'
import type { DatabaseConfig } from '../config/config.js'
import { connectionSettings } from '../database/connection-settings.js'

const lockSpace = 7_201_954

export interface AccountLock {
  /** Resolves when the lock's connection is gone: another process may drive the account from then on. */
  lost: Promise<void>
  release(): Promise<void>
}

/**
 * One bot process drives an account. The lock is a session's advisory lock, so it goes with the process or the
 * database's restart.
 * @returns undefined while another process holds it
 */
export async function takeAccountLock(
  database: DatabaseConfig,
  accountId: number,
): Promise<AccountLock | undefined> {
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
      lockSpace,
      accountId,
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
