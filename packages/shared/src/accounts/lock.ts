import type { DatabaseConfig } from '../config/config.js'
import { type SessionLock, takeSessionLock } from '../database/session-lock.js'

const lockSpace = 7_201_954

/** Once it is `lost`, another process may drive the account. */
export type AccountLock = SessionLock

/** One bot process drives an account. @returns undefined while another one does */
export const takeAccountLock = (
  database: DatabaseConfig,
  accountId: number,
): Promise<AccountLock | undefined> => takeSessionLock(database, lockSpace, accountId)
