import type { Database } from '../../database/connect.js'
import { queryRows, requireRow } from '../../database/rows.js'
import { versionColumn } from '../summary/repository.js'
import type { OrderChange } from '../types.js'

export type OrderChanges = ReturnType<typeof createOrderChanges>

/** For whoever follows a business's orders. */
export function createOrderChanges(db: Database) {
  return {
    /** The version that a change made right now would have. */
    async position(): Promise<number> {
      const row = await requireRow<{ position: number }>(
        db,
        'select cast(extract(epoch from clock_timestamp()) * 1000000 as bigint) as position',
      )
      return row.position
    },

    /**
     * Orders that changed after this one did, oldest change first. Commits come out of order: ask again from a little
     * further back, and leave out what was there already.
     * @param after a change, or a version and the id 0
     */
    async changedSince(
      businessId: number,
      after: Pick<OrderChange, 'version' | 'id'>,
      limit: number,
    ): Promise<OrderChange[]> {
      return queryRows<OrderChange>(
        db,
        `select o.id, o.number, o.status, ${versionColumn} from orders o
         where o.business_id = :businessId and (o.updated_at, o.id) >
           (to_timestamp(0) + cast(:version as bigint) * interval '1 microsecond', :id)
         order by o.updated_at, o.id limit :limit`,
        { businessId, version: after.version, id: after.id, limit },
      )
    },

    /**
     * How many order numbers were given so far, those of imported orders aside, how many orders wait to be accepted, and how many that were for later it is
     * time to begin.
     */
    async standing(businessId: number): Promise<{ newest: number; pending: number; toBegin: number }> {
      return requireRow(
        db,
        `select b.last_order_number - b.imported_orders as newest,
           (select count(*) from orders o where o.business_id = b.id and o.status = 'pending') as pending,
           (select count(*) from orders o where o.business_id = b.id and o.status in ('pending', 'accepted')
              and coalesce(o.start_at, o.created_at) <= now() and o.start_at is not null) as "toBegin"
         from businesses b where b.id = :businessId`,
        { businessId },
      )
    },
  }
}
