import type { DatabaseConfig } from '../config/config.js'
import { type SessionLock, takeSessionLock } from '../database/session-lock.js'

const lockSpace = 7_201_955

/** One process imports into a shop at a time. @returns undefined while another one does */
export const takeImportLock = (
  database: DatabaseConfig,
  businessId: number,
): Promise<SessionLock | undefined> => takeSessionLock(database, lockSpace, businessId)
