import type { Statements } from '../../database/connect.js'
import { requireRow } from '../../database/rows.js'

/** Orders that nobody has accepted or turned down. */
export const createPendingOrders = (db: Statements) => ({
  /** How many, and since when the first of them. @returns undefined where there are none */
  async longest(businessId: number): Promise<{ count: number; since: Date } | undefined> {
    const { count, since } = await requireRow<{ count: number; since: Date | null }>(
      db,
      `select count(*) as count, min(created_at) as since from orders
       where business_id = :businessId and status = 'pending'`,
      { businessId },
    )
    return since === null ? undefined : { count, since }
  },
})
